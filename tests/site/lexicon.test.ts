import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { identify } from '../../src/core/message.ts';
import type { Day } from '../../src/core/schema.ts';
import type {
  LexiconFile,
  PersonEntry,
  PinyinList,
  ScriptPairs,
  WordEntry,
} from '../../src/core/search/lexicon.ts';
import { Lexicon } from '../../src/site/lexicon.ts';

interface Said {
  speaker: string;
  text: string;
  removed?: boolean;
}

const dayOf = (room: string, said: readonly Said[]): Day => ({
  room,
  date: '2023-03-08',
  frontMatter: {},
  messages: identify(
    said.map(({ speaker, text, removed = false }) => ({ time: '10:00:00', speaker, text, removed })),
  ),
});

const repeat = (times: number, said: Said): Said[] => Array.from({ length: times }, () => said);

/** Writes the lexicon of a day and reads it again. */
async function lexiconOf(said: readonly Said[]) {
  const folder = await mkdtemp(join(tmpdir(), 'qunlu-lexicon-'));
  try {
    const lexicon = new Lexicon({
      people: [{ name: '曾晓燕', labels: ['晓燕-北岸', '燕子'] }],
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
  assert.equal(pinyin.people[0], '');
  assert.match(pinyin.people[1] ?? '', /^zeng\S* xiao\S* yan\S*$/);
  assert.match(pinyin.people[2] ?? '', /^(?:shan|dan)\S* lu\S* ~team chan\S* pin\S*$/);
});

test('terms and their synonyms are read as in the word, and as each character may be read', async () => {
  const { pinyin } = await lexiconOf([]);
  assert.deepEqual(
    pinyin.terms.map(([word]) => word),
    ['预付卡', '预付费卡', '银行长'],
  );
  assert.match(pinyin.terms[0]?.[1] ?? '', /^yu fu ka(?:\|\w+)*$/);
  assert.match(pinyin.terms[2]?.[1] ?? '', /^yin hang\|\S*\bxing\S* \S*\bzhang\b\S*$/);
});

test('words in Latin letters are those that occur twice, written as most write them, without addresses', async () => {
  const { words } = await lexiconOf([
    { speaker: '甲', text: 'Apple Pay 和 Apple' },
    { speaker: '甲', text: 'apple，ＰＢＯＣ、pboc；constructor' },
    { speaker: '甲', text: 'https://example.com/Apple?once=twice twice once' },
    { speaker: '甲', text: 'PBOC PM pm', removed: true },
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
    { speaker: '甲', text: '發', removed: true },
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
