import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { dayContext } from '../../../src/render/html/context.ts';
import { dayHtml } from '../../../src/render/html/day.ts';
import { dayFile, viewFile } from '../../view/archive.ts';
import { htmlContext } from '../kinds.ts';

const count = 1320;

/** Bytes that a short message may add to what a phone loads of a day, packed: 16.5 when this was measured. */
const maxBytes = 18;

test('what stands around a short message is small: it does not say twice what is there', async () => {
  let second = 8 * 3600;
  const messages = Array.from({ length: count }, (_, index): [string, string] => {
    second += 1 + ((index * index * 31) % 67);
    const clock = new Date(second * 1000).toISOString().slice(11, 19);
    return [`${clock} 成员${(index * index) % 17}`, '好'];
  });
  const view = await viewFile(dayFile(...messages));
  const page = dayHtml(view, dayContext(htmlContext, view));
  assert.equal(page.match(/<article/g)?.length, count);
  const bytes = gzipSync(page).length / count;
  assert.ok(bytes < maxBytes, `${bytes.toFixed(1)} bytes a message`);
});
