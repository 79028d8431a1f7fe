import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { padding, wasmFile } from '../../../src/search/pagefind/contract.ts';
import { loadPagefind, TokenIndex } from '../../../src/search/pagefind/reader.ts';
import { TokenIndexWriter } from '../../../src/search/pagefind/writer.ts';
import { newFolder } from '../../folder.ts';

/** What `contract.ts` says of Pagefind, a test each; they fail when another version of Pagefind behaves otherwise. */
const folder = await newFolder();
const root = pathToFileURL(`${folder}/`).href;
let isDown = false;
const asked: string[] = [];
const plainFetch = globalThis.fetch;
const fetchFile: typeof fetch = async (input) => {
  const { href } = new URL(input instanceof Request ? input.url : input);
  asked.push(href);
  if (isDown) return new Response(null, { status: 503 });
  return new Response(await readFile(fileURLToPath(href.replace(/\?.*/, ''))));
};

/** Distinct words, as `token.ts` makes them, for `count` places. */
const manyWords = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `0${(36 ** 5 + index * 7919).toString(36)}`.slice(0, 6));

async function write(name: string, records: readonly string[]): Promise<void> {
  const writer = new TokenIndexWriter();
  for (const record of records) await writer.add(record);
  await writer.write(join(folder, name), folder);
}

/** Opens an index; the one that holds the WebAssembly has to be opened first. */
async function open(name: string): Promise<TokenIndex> {
  const index = new TokenIndex(await loadPagefind(root), `${root}${name}/`, '1');
  await index.ready();
  return index;
}

before(async () => {
  await mkdir(join(folder, 'first'));
  Object.assign(globalThis, { location: { href: root } });
  globalThis.fetch = fetchFile;
  const ordinals = Array.from({ length: 12 }, (_, number) => `abc${number}x common`);
  await write('first', [...ordinals, `running ${padding} ${padding} runs running the`]);
  await write('second', [manyWords(5000).join(' ')]);
  await rename(join(folder, wasmFile), join(folder, 'first', wasmFile));
});

after(() => {
  globalThis.fetch = plainFetch;
});

test('1. words are neither segmented nor stemmed, common ones not dropped, and are found whole', async () => {
  const index = await open('first');
  assert.deepEqual([...(await index.postingsOf('runs')).keys()], [12]);
  assert.deepEqual([...(await index.postingsOf('the')).keys()], [12]);
  assert.deepEqual([...(await index.postingsOf('abc11x')).keys()], [11]);
  assert.deepEqual([...(await index.postingsOf('zzz')).keys()], []);
});

test('2. padding takes a position and is no word; 3. every position is given, ascending', async () => {
  const index = await open('first');
  assert.deepEqual(await index.postingsOf('running'), new Map([[12, [0, 4]]]));
  assert.deepEqual(await index.postingsOf('runs'), new Map([[12, [3]]]));
});

test('4. the score is the number of the record, also beyond ten', async () => {
  const index = await open('first');
  const records = [...(await index.postingsOf('common')).keys()].sort((a, b) => a - b);
  assert.deepEqual(
    records,
    Array.from({ length: 12 }, (_, number) => number),
  );
});

test('5. an environment variable sets how many postings a file holds', async () => {
  const files = await readdir(join(folder, 'second', 'index'));
  // Of 5,000 postings with 2,000 in each; with Pagefind's own 20,000 it would be one.
  assert.ok(files.length >= 3, `${files.length} files`);
});

test('6. the WebAssembly is loaded once; an empty file serves the other indexes', async () => {
  await open('first');
  const index = await open('second');
  assert.ok((await readFile(join(folder, 'second', wasmFile))).length < 20);
  const word = manyWords(5000)[4321] as string;
  assert.deepEqual(await index.postingsOf(word), new Map([[0, [4321]]]));
});

test("7. requests go through what is given to the script; the page's own fetch stays", async () => {
  assert.equal(globalThis.fetch, fetchFile);
  asked.length = 0;
  const index = await open('second');
  await index.postingsOf(manyWords(1)[0] as string);
  assert.equal(asked.filter((href) => href.endsWith('.pf_index')).length, 1);
  assert.equal(globalThis.fetch, fetchFile);
});

test('7. a part that does not load finds nothing in Pagefind, and is an error in ours', async () => {
  const pagefind = await loadPagefind(root);
  const plain = pagefind.createInstance({ basePath: `${root}second/`, noWorker: true, metaCacheTag: '1' });
  await plain.filters();
  const index = await open('second');
  const word = manyWords(3000)[2999] as string;
  isDown = true;
  try {
    assert.deepEqual((await plain.search(word, { sort: { record: 'desc' } })).results, []);
    await assert.rejects(index.postingsOf(word), /did not load/);
  } finally {
    isDown = false;
  }
  assert.deepEqual(await index.postingsOf(word), new Map([[0, [2999]]]));
});
