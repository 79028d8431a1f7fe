import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayContext } from '../../../src/render/html/context.ts';
import { talkHtml } from '../../../src/render/html/talk.ts';
import { talkMarkdown } from '../../../src/render/markdown.ts';
import { talkView } from '../../../src/view/talk.ts';
import { dayFile, viewFile } from '../../view/archive.ts';
import { htmlContext } from '../kinds.ts';

/** Returns the paragraphs of a talk of two messages: as they are read on its page, and in its Markdown. */
async function paragraphs(first: string, second: string): Promise<string[]> {
  const session = '  - title: T\n    lead: [Maya]\n    start: "19:00:00"\n    end: "19:00:30"\n';
  const messages = dayFile(['19:00:00 Maya', first], ['19:00:30 Maya', second]);
  const day = await viewFile(`---\nsessions:\n${session}---\n${messages}`);
  const talk = talkView(day, 'pay-2024-03-05-1900');
  const [, html = ''] =
    /<p>(<span class="said.*?)<\/p>/.exec(talkHtml(talk, dayContext(htmlContext, day))) ?? [];
  const page = html
    .replace(/<span class="said open"[^>]*>(.*?)<\/span>(?=<)/g, '$1　')
    .replace(/<[^>]+>/g, '');
  const markdown = talkMarkdown(talk, { t: htmlContext.t, addressOf: () => '' });
  return [page, /^(\S.*) \[19:00\]/m.exec(markdown)?.[1]?.replaceAll('\\', '') ?? ''];
}

test('sentences of an English talk are set apart by a space', async () => {
  const read = 'It is sent twice. A timeout tells you nothing.';
  assert.deepEqual(await paragraphs('It is sent twice.', 'A timeout tells you nothing.'), [read, read]);
  const open = 'It is sent twice and that is all';
  assert.deepEqual(await paragraphs('It is sent twice', 'and that is all'), [open, open]);
});

test('sentences of a Chinese talk are set apart by their signs, or a wide space', async () => {
  const [page] = await paragraphs('先对总数。', '再对明细');
  assert.equal(page, '先对总数。再对明细');
  const read = '先对总数　再对明细';
  assert.deepEqual(await paragraphs('先对总数', '再对明细'), [read, read]);
});
