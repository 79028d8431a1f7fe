import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { formats } from '../../src/import/formats/index.ts';
import { newFolder, readTree, writeTree } from '../folder.ts';
import { qunlu } from './qunlu.ts';

interface Inspection {
  files: {
    format?: string;
    formats: { name: string; certainty: number; signs: string }[];
    messages: number;
    kinds: Record<string, number>;
    first: { date: string; speaker: string; text: string; line?: number }[];
  }[];
  losses: { messagesIn: number; merged: number; withheld: Record<string, number> } | null;
}

const chat =
  '> 08:00:00  甲\n\n早&amp;amp;安\n\n> 08:00:00  甲\n\n晚\n\n> 08:00:01  乙\n\nwxid_abcdefgh1234:\n';

test('says the format, how sure every format is and why, and the first messages as they stand', async () => {
  const folder = await newFolder();
  await writeTree(folder, { 'product/2023-03-09.md': chat });
  const content = join(folder, 'content');
  const path = join(folder, 'product', '2023-03-09.md');
  const { status, out } = await qunlu('inspect', path, '--content', content, '--json');
  assert.equal(status, 0);
  const { files, losses } = JSON.parse(out) as Inspection;
  const [file] = files;
  assert.equal(file?.format, 'day-file');
  assert.equal(file.formats.length, formats.length);
  assert.equal(file.formats[0]?.certainty, 1);
  assert.ok(file.formats.every(({ signs }) => signs !== ''));
  assert.deepEqual([file.messages, file.first[0]?.text, file.first[0]?.line], [3, '早&amp;amp;安', 1]);
  assert.deepEqual([losses?.messagesIn, losses?.merged, losses?.withheld], [3, 0, { 'account-id': 1 }]);
  // Nothing is written, so that the content folder is not even made.
  assert.deepEqual(Object.keys(await readTree(folder)), [join('product', '2023-03-09.md')]);
});

test('counts what the content folder has already', async () => {
  const folder = await newFolder();
  await writeTree(folder, { 'product/2023-03-09.md': '> 08:00:00  甲\n\n早\n' });
  const content = join(folder, 'content');
  const path = join(folder, 'product', '2023-03-09.md');
  await qunlu('import', path, '--content', content);
  const { out } = await qunlu('inspect', path, '--content', content);
  assert.match(out, /Of 1 messages an import would\n +drop +1,/);
});

test('a file that no format knows is a finding that lists what each format looks for', async () => {
  const folder = await newFolder();
  await writeTree(folder, { 'notes.json': '{"a": 1}' });
  const { status, out, note } = await qunlu('inspect', join(folder, 'notes.json'), '--content', folder);
  assert.equal(status, 1);
  assert.match(out, /no format\n +0\.00 \S+ +lacks: /);
  assert.match(note, /notes\.json: error \[export-format\] found a JSON file with a/);
});
