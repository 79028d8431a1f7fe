import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, writeTree } from '../folder.ts';
import { qunlu } from './qunlu.ts';

const day = `---
sessions:
  - title: 对账
    lead: [甲]
    start: "20:00:01"
    end: "20:00:02"
    qaEnd: "20:00:04"
---
> 20:00:00  乙

开始吧

> 20:00:01  甲

先看账从哪里来

> 20:00:02  甲

<!-- removed -->
电话号码

> 20:00:03  乙

「甲：先看账从哪里来」
- - - - - - - - - - - - - - -
为什么

> 20:00:04  甲

因为钱在那里
`;
const digest = `---
title: 对账
summary: 账
session: product-2023-03-09-2000
---
先看来处。<Cite of="m-200001" />
`;

/** Explains messages of an archive that was imported. */
async function explainer() {
  const folder = await newFolder();
  await writeTree(folder, { 'in/product/2023-03-09.md': day, 'content/talks/books.mdx': digest });
  const content = join(folder, 'content');
  await qunlu('import', join(folder, 'in'), '--content', content);
  return (message: string, ...words: string[]) => qunlu('explain', message, '--content', content, ...words);
}

test('tells where a message stands, its session, who cites and answers it, and what is published', async () => {
  const explain = await explainer();
  const { status, out, note } = await explain('product/2023-03-09#m-200001', '--json');
  assert.equal(status, 0, note);
  const found = JSON.parse(out) as Record<string, unknown> & Record<string, Record<string, unknown>>;
  assert.match(found['file'] as unknown as string, /days.product.2023-03-09\.md$/);
  assert.equal(found['line'], 13);
  assert.equal(found['message']?.['kind'], 'text');
  assert.deepEqual(
    [found['session']?.['slug'], found['session']?.['part']],
    ['product-2023-03-09-2000', 'talk'],
  );
  assert.deepEqual(
    (found['citedBy'] as unknown as { slug: string }[]).map(({ slug }) => slug),
    ['product-2023-03-09-2000'],
  );
  assert.deepEqual(
    (found['replies'] as unknown as { id: string; by: string }[]).map(({ id, by }) => [id, by]),
    [['m-200003', 'quote']],
  );
  assert.equal((found['ledger']?.['fingerprints'] as string[]).length, 1);
  assert.deepEqual(found['published'], {
    permalink: '/product/2023-03-09/#m-200001',
    pages: ['/product/2023-03-09/', '/talks/product-2023-03-09-2000/'],
    withheld: false,
    text: '先看账从哪里来',
  });
});

test('tells what a message answers, and takes a permalink for its name', async () => {
  const explain = await explainer();
  const { out } = await explain('https://example.org/product/2023-03-09/#m-200003');
  assert.match(out, /^answers +m-200001$/m);
});

test('of a removed message nothing but its place is published', async () => {
  const explain = await explainer();
  const { out } = await explain('product/2023-03-09#m-200002', '--json');
  const { published } = JSON.parse(out) as { published: Record<string, unknown> };
  assert.deepEqual([published['withheld'], published['text']], [true, null]);
});

test('a message that is not there, or no message at all, cannot be explained', async () => {
  const explain = await explainer();
  for (const [name, said] of [
    ['product/2023-03-09#m-200009', /no message m-200009.*m-200004/],
    ['product/2023-03-10#m-200001', /no day/],
    ['m-200001', /as product\/2023-03-09#m-193316/],
  ] as const) {
    const { status, out, note } = await explain(name);
    assert.deepEqual([status, out], [2, ''], name);
    assert.match(note, said);
  }
});

test('tells what a message answers by reference, on its day and on another', async () => {
  const folder = await newFolder();
  const written =
    '> 20:00:00  甲\n\n早\n\n> 20:00:05  乙\n\n<!-- reply: 20:00:00 -->\n好\n\n> 20:00:06  乙\n\n<!-- reply: 2023-03-08 19:00:00 -->\n也好\n';
  await writeTree(folder, { 'days/product/2023-03-09.md': written });
  const explain = async (id: string): Promise<string> =>
    (await qunlu('explain', `product/2023-03-09#${id}`, '--content', folder)).out;
  assert.match(await explain('m-200000'), /^answered +m-200005 by 乙 \(reference\)$/m);
  assert.match(await explain('m-200005'), /^answers +m-200000$/m);
  assert.match(await explain('m-200006'), /^answers +2023-03-08#m-190000$/m);
});
