import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listDays } from '../../../src/archive/disk/read.ts';
import { problem } from '../../../src/archive/problem.ts';
import { parseQuery } from '../../../src/search/query/query.ts';
import { staticEngine } from '../../../src/search/browser/static-engine.ts';
import { buildIndexPart, buildSearchIndex } from '../../../src/search/build/index.ts';
import { newFolder, writeTree } from '../../folder.ts';

/** Two rooms on the same days, over a change of year. */
const days = {
  'days/alpha/2022-12-31.md': '> 09:00:00  甲\n\n清算先于结算\n\n> 09:00:01  乙\n\n备付金\n',
  'days/alpha/2023-01-02.md': '> 09:00:00  甲\n\n清算完了\n',
  'days/beta/2022-12-31.md': '> 10:00:00  丙\n\n今天也清算\n',
  'days/beta/2023-01-02.md': '> 10:00:00  丙\n\n预付卡\n\n> 10:00:01  甲\n\n清算与预付卡\n',
};
const plainFetch = globalThis.fetch;

before(() => {
  globalThis.fetch = async (input) => {
    const address = new URL(input instanceof Request ? input.url : input).href.replace(/\?.*/, '');
    return new Response(await readFile(fileURLToPath(address)));
  };
});

after(() => {
  globalThis.fetch = plainFetch;
});

/** Builds an index in three parts: a room's years apart, the other room whole. */
async function buildParts(content: string): Promise<string[]> {
  const files = await listDays(content);
  const jobs = [
    files.filter(({ room, date }) => room === 'alpha' && date.startsWith('2022')),
    files.filter(({ room, date }) => room === 'alpha' && date.startsWith('2023')),
    files.filter(({ room }) => room === 'beta'),
  ];
  const parts: string[] = [];
  for (const [number, held] of jobs.entries()) {
    const part = join(content, `part-${number}`);
    await buildIndexPart({ content, files: held, outDir: part, room: held[0]?.room });
    parts.push(part);
  }
  return parts;
}

async function find(outDir: string, words: string): Promise<string[]> {
  Object.assign(globalThis, { location: { href: pathToFileURL(join(outDir, 'page')).href } });
  const engine = staticEngine('./');
  const query = parseQuery(words);
  let found: string[] = [];
  for await (const answer of engine.search(query)) {
    const hits = await engine.load(answer.matches, query);
    found = hits.map(({ room, date, id }) => `${room}/${date}#${id}`);
  }
  return found;
}

test('three parts of an index together answer like one, in the order of days', async () => {
  const content = await newFolder();
  await writeTree(content, days);
  const parts = await buildParts(content);
  const [whole, together] = [join(content, 'whole'), join(content, 'together')];
  await mkdir(join(together, 'talks', 'cards'), { recursive: true });
  await writeFile(
    join(together, 'talks', 'cards', 'index.html'),
    '<section data-digest="卡" data-room="beta" data-date="2023-01-02"><p>清算之后</p></section>',
  );
  await buildSearchIndex({ content, outDir: whole });
  const { bundles } = await buildSearchIndex({ content, outDir: together, parts });
  assert.deepEqual(
    bundles.map(({ name }) => name),
    ['alpha-2023', 'beta-2022-2023', 'alpha-2022', '_digests-2023'],
  );
  for (const words of ['清算', '预付卡', '清', '金', '清算 预付卡', '没有']) {
    assert.deepEqual(await find(together, words), await find(whole, words), words);
  }
  assert.deepEqual(await find(together, '清算'), [
    'alpha/2023-01-02#m-090000',
    'beta/2023-01-02#m-100001',
    'alpha/2022-12-31#m-090000',
    'beta/2022-12-31#m-100000',
  ]);
});

test('a part that was built before a day changed is told', async () => {
  const content = await newFolder();
  await writeTree(content, days);
  const parts = await buildParts(content);
  await writeTree(content, { 'days/alpha/2023-01-02.md': '> 09:00:00  甲\n\n清算没完\n' });
  const built = buildSearchIndex({ content, outDir: join(content, 'out'), parts });
  await assert.rejects(
    built,
    /\[index-stale\] found days or names that have changed since; expected 4 days with 6 messages as they are now/,
  );
});

test('a part that was built before somebody got another name is told', async () => {
  const content = await newFolder();
  await writeTree(content, { ...days, 'people.yaml': '- {name: 王一, labels: [甲]}\n' });
  const parts = await buildParts(content);
  const build = () => buildSearchIndex({ content, outDir: join(content, 'out'), parts });
  await writeTree(content, {
    'people.yaml': '- {name: 王一, labels: [甲]}\n- {name: 周一, labels: [没人用]}\n',
  });
  await build();
  await writeTree(content, { 'people.yaml': '- {name: 王二, labels: [甲]}\n' });
  await assert.rejects(build(), /found days or names that have changed since/);
});

test('parts that are not all of the archive, or no parts, are told', async () => {
  const content = await newFolder();
  await writeTree(content, days);
  const parts = await buildParts(content);
  const outDir = join(content, 'out');
  const build = (some: readonly string[]) => buildSearchIndex({ content, outDir, parts: some });
  await assert.rejects(build(parts.slice(1)), /3 days with 4 messages; expected 4 days with 6 messages/);
  await assert.rejects(build([...parts, ...parts.slice(0, 1)]), {
    problems: [
      problem(
        'index-part-duplicate',
        { file: join(parts[0] ?? '', 'pagefind', 'bundles.json') },
        { actual: 'the bundle alpha-2022, which another part holds too' },
      ),
    ],
  });
  await assert.rejects(build([content]), /found nothing; expected a part of an index/);
  await writeFile(join(parts[0] ?? '', 'pagefind', 'bundles.json'), '{');
  await assert.rejects(build(parts), /\[index-part\] found what is no JSON/);
});

test('what was removed on the last day of one part is withheld from quotes on the first of the next', async () => {
  const content = await newFolder();
  await writeTree(content, {
    'days/alpha/2022-12-31.md': '> 23:00:00  乙\n\n清算\n\n> 23:59:00  甲\n\n<!-- removed -->\n',
    'days/alpha/2023-01-01.md': '> 00:01:00  乙\n\n「甲：口令是海棠」\n- - - - - - - - -\n撤了吧\n',
  });
  const files = await listDays(content);
  const parts: string[] = [];
  for (const year of ['2022', '2023']) {
    const outDir = join(content, `part-${year}`);
    const held = files.filter(({ date }) => date.startsWith(year));
    await buildIndexPart({ content, files: held, outDir, room: 'alpha' });
    parts.push(outDir);
  }
  const outDir = join(content, 'out');
  await mkdir(outDir);
  await buildSearchIndex({ content, outDir, parts });
  assert.deepEqual(await find(outDir, '海棠'), []);
  assert.deepEqual(await find(outDir, '撤了吧'), ['alpha/2023-01-01#m-000100']);
});
