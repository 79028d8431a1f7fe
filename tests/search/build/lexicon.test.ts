import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeDay } from '../../../src/archive/day-file.ts';
import { identify } from '../../../src/message/message.ts';
import { indexPeople } from '../../../src/archive/people.ts';
import type { Day } from '../../../src/archive/schema.ts';
import type {
  LexiconFile,
  PersonEntry,
  PinyinList,
  ScriptPairs,
  WordEntry,
} from '../../../src/search/format/lexicon.ts';
import { matchPinyin, readingsOf, syllablesOf } from '../../../src/search/query/pinyin.ts';
import { parseQuery } from '../../../src/search/query/query.ts';
import { staticEngine } from '../../../src/search/browser/static-engine.ts';
import { LexiconWriter } from '../../../src/search/build/lexicon.ts';
import { speakersOf } from '../../../src/view/speaker.ts';
import { buildSearchIndex } from '../../../src/search/build/index.ts';

interface Said {
  speaker: string;
  text: string;
  kind?: 'removed';
}

const dayOf = (room: string, said: readonly Said[]): Day => ({
  room,
  date: '2023-03-08',
  frontMatter: {
    sessions: [
      { title: '一谈', lead: ['甲'], start: '10:00:00', end: '10:00:00', topics: ['移动支付', 'NFC'] },
    ],
  },
  messages: identify(said.map((message) => ({ time: '10:00:00', ...message }))),
});

const repeat = (times: number, said: Said): Said[] => Array.from({ length: times }, () => said);

/** Writes the lexicon of a day and reads it again. */
async function lexiconOf(said: readonly Said[]) {
  const folder = await mkdtemp(join(tmpdir(), 'qunlu-lexicon-'));
  try {
    const lexicon = new LexiconWriter({
      speakerOf: speakersOf(indexPeople([{ name: '曾晓燕', labels: ['晓燕-北岸', '燕子'] }])),
      terms: [
        { slug: 'prepaid-card', name: '预付卡', synonyms: ['预付费卡', 'Prepaid'], definition: '' },
        { slug: 'bank', name: '银行长', synonyms: [], definition: '' },
      ],
    });
    lexicon.add(dayOf('alpha', said));
    const entry = await lexicon.write(folder);
    const read = async <T>(name: LexiconFile): Promise<T> =>
      JSON.parse(await readFile(join(folder, 'lexicon', `${name}.json`), 'utf8')) as T;
    return {
      entry,
      people: await read<PersonEntry[]>('people'),
      pinyin: await read<PinyinList>('pinyin'),
      words: await read<WordEntry[]>('words'),
      scripts: await read<ScriptPairs>('scripts'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('people are counted under the name shown, whatever their label, when they said at least five messages', async () => {
  const { people, pinyin } = await lexiconOf([
    ...repeat(3, { speaker: '晓燕-北岸', text: '好' }),
    ...repeat(3, { speaker: '燕子', text: '好' }),
    ...repeat(9, { speaker: '__proto__', text: '好' }),
    ...repeat(4, { speaker: '少言', text: '好' }),
    ...repeat(9, { speaker: '', text: '好' }),
    ...repeat(5, { speaker: '单路-TEAM🐟-产品', text: '好' }),
  ]);
  assert.deepEqual(people, [
    ['__proto__', 9],
    ['曾晓燕', 6],
    ['单路-TEAM🐟-产品', 5],
  ]);
  const read = (name: string, typed: string) =>
    matchPinyin(typed, syllablesOf(name, readingsOf(pinyin)))?.rank;
  assert.equal(read('曾晓燕', 'zengxiaoyan'), 'full');
  assert.equal(read('单路-TEAM🐟-产品', 'shanlu'), 'full');
  assert.equal(read('单路-TEAM🐟-产品', 'danluteamchanpin'), 'full');
});

test('terms, their synonyms and topics, and what messages speak of most can be typed in pinyin', async () => {
  const { pinyin } = await lexiconOf([
    ...repeat(9, { speaker: '甲', text: '我们的二维码，银行长和绿色的二维码' }),
    ...repeat(2, { speaker: '甲', text: '罕见' }),
    ...repeat(9, { speaker: '甲', text: '秘密', kind: 'removed' }),
  ]);
  assert.deepEqual(pinyin.terms, ['预付卡', '预付费卡', '银行长', '移动支付']);
  assert.ok(pinyin.words.includes('二维码'));
  for (const word of ['维码', '二维', '罕见', '秘密', '银行长'])
    assert.ok(!pinyin.words.includes(word), word);
  const readings = readingsOf(pinyin);
  for (const [word, typed] of Object.entries({
    银行长: 'yinhangzhang',
    绿色: 'lvse',
    移动支付: 'yidongzhifu',
  }))
    assert.equal(matchPinyin(typed, syllablesOf(word, readings))?.rank, 'full', word);
  assert.equal(readings.get('秘'), undefined);
});

test('words in Latin letters are those that occur twice, written as most write them, without addresses', async () => {
  const { words } = await lexiconOf([
    { speaker: '甲', text: 'Apple Pay 和 Apple' },
    { speaker: '甲', text: 'apple，ＰＢＯＣ、pboc；constructor' },
    { speaker: '甲', text: 'https://example.com/Apple?once=twice twice once' },
    { speaker: '甲', text: 'PBOC PM pm', kind: 'removed' },
    { speaker: '甲', text: 'constructor __proto__ __proto__ PBOC' },
  ]);
  assert.deepEqual(words, [
    ['Apple', 3],
    ['PBOC', 3],
    ['constructor', 2],
    ['proto', 2],
  ]);
});

test('forms in both scripts are those that the archive has in one of them', async () => {
  const { entry, scripts } = await lexiconOf([
    { speaker: '甲', text: '预付卡的餘額，干預、干預，餘額餘額餘' },
    { speaker: '甲', text: '發', kind: 'removed' },
  ]);
  const pairs = Array.from(scripts.traditional, (one, at) => `${one}${scripts.simplified[at] ?? ''}`);
  for (const pair of ['預预', '餘余', '額额', '乾干', '幹干']) assert.ok(pairs.includes(pair), pair);
  for (const pair of ['發发', '後后']) assert.ok(!pairs.includes(pair), pair);
  assert.equal(scripts.traditional.length, scripts.simplified.length);
  assert.equal(entry.traditional.traditional.slice(0, 3), '餘額預');
  assert.ok(entry.traditional.simplified.startsWith('余额预'));
});

test('an archive in simplified characters has none in traditional ones, and nothing makes an empty lexicon fail', async () => {
  const simplified = await lexiconOf([{ speaker: '甲', text: '预付卡余额' }]);
  assert.deepEqual(simplified.entry.traditional, { traditional: '', simplified: '' });
  const empty = await lexiconOf([]);
  assert.deepEqual(empty.people, []);
  assert.notEqual(empty.entry.version, simplified.entry.version);
  assert.equal(empty.entry.version, (await lexiconOf([])).entry.version);
});

test('messages without end are read in little time', async () => {
  const { words, pinyin } = await lexiconOf([
    { speaker: '甲', text: `${'a'.repeat(300_000)} ://` },
    { speaker: '甲', text: '预付'.repeat(300_000) },
    { speaker: '甲'.repeat(3000), text: '://'.repeat(100_000) },
  ]);
  assert.deepEqual(words, []);
  assert.ok(pinyin.words.every((word) => word.length <= 5));
});

test('the built archive answers what a query may mean, and loads no more than it needs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qunlu-meaning-'));
  const plainFetch = globalThis.fetch;
  try {
    const day = dayOf('alpha', [
      ...repeat(5, { speaker: '晓燕-北岸', text: '预付卡的余额' }),
      ...repeat(3, { speaker: '阿明', text: '預付卡用 PBOC 的卡' }),
    ]);
    await mkdir(join(folder, 'days', 'alpha'), { recursive: true });
    await writeFile(join(folder, 'days', 'alpha', `${day.date}.md`), writeDay(day));
    await writeFile(join(folder, 'people.yaml'), '- name: 曾晓燕\n  labels: [晓燕-北岸]\n');
    await buildSearchIndex({ content: folder, outDir: join(folder, 'out') });

    Object.assign(globalThis, { location: { href: pathToFileURL(join(folder, 'out', 'page')).href } });
    const asked = new Set<string>();
    globalThis.fetch = async (input) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const file = /lexicon\/(\w+)\.json\?v=\w/.exec(url.href)?.[1];
      if (file !== undefined) asked.add(file);
      return new Response(await readFile(fileURLToPath(new URL(url.pathname, 'file://'))));
    };
    const engine = staticEngine('./');
    const otherScript = async (typed: string) =>
      (await engine.variants(parseQuery(typed)))
        .filter(({ reason: because }) => because === 'script')
        .map((wording) => wording.typed);
    assert.deepEqual(await otherScript('预付卡 -支付'), ['預付卡 -支付']);
    assert.deepEqual(await otherScript('余额'), []);
    assert.deepEqual(await otherScript('PBOC'), []);
    assert.deepEqual([...asked], []);
    assert.deepEqual(await otherScript('預付卡 餘額'), ['预付卡 余额']);
    assert.deepEqual([...asked], ['scripts']);
    assert.equal(await engine.spelledRight(parseQuery('余额')), undefined);
    assert.deepEqual([...asked], ['scripts']);
    assert.equal((await engine.spelledRight(parseQuery('pbco 卡')))?.typed, 'PBOC 卡');
    assert.deepEqual(await engine.people(parseQuery('晓燕')), [['曾晓燕', 5]]);
    assert.deepEqual(await engine.inPinyin(parseQuery('zxy')), [
      { name: '曾晓燕', kind: 'person', sure: false },
    ]);
  } finally {
    globalThis.fetch = plainFetch;
    await rm(folder, { recursive: true, force: true });
  }
});
