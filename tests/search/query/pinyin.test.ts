import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pinyinSuggestions } from '../../../src/search/query/offer.ts';
import {
  matchPinyin,
  pinyinLetters,
  readingsOf,
  type Syllable,
  syllablesOf,
} from '../../../src/search/query/pinyin.ts';

/** Syllables as `yu fu ka|qia ~pm`: each with its readings, `~` before a word in Latin letters. */
const syllables = (written: string): Syllable[] =>
  written
    .split(' ')
    .map((one) => ({ readings: one.replace('~', '').split('|'), latin: one.startsWith('~') }));

const card = syllables('yu fu ka|qia');

test('full pinyin, initials, both mixed and beginnings of them are met', () => {
  const rankOf = (typed: string) => matchPinyin(typed, card)?.rank;
  for (const typed of ['yu', 'yufu', 'yufuk', 'yufuka', 'fuka', 'yufuqi'])
    assert.equal(rankOf(typed), 'full', typed);
  for (const typed of ['yfk', 'yf', 'fk', 'yfq']) assert.equal(rankOf(typed), 'initials', typed);
  for (const typed of ['yfuk', 'yfka']) assert.equal(rankOf(typed), 'partial', typed);
  for (const typed of ['yufukai', 'kafu', 'yk', 'ufu', 'x']) assert.equal(rankOf(typed), undefined, typed);
});

test('letters are divided in whatever way fits', () => {
  assert.equal(matchPinyin('xian', syllables('xi an'))?.rank, 'full');
  assert.equal(matchPinyin('fangan', syllables('fang an'))?.rank, 'full');
  assert.equal(matchPinyin('zhsh', syllables('zhi shi'))?.rank, 'initials');
  assert.equal(matchPinyin('zs', syllables('zhi shi'))?.rank, 'initials');
  assert.deepEqual(matchPinyin('yinhang', syllables('zhao shang yin hang|xing')), {
    rank: 'full',
    start: 2,
    count: 2,
  });
});

test('a name is found across the Latin letters in it, and not by these alone', () => {
  const name = syllables('wang xiao ~pm');
  assert.equal(matchPinyin('wxpm', name)?.rank, 'partial');
  assert.equal(matchPinyin('pm', name), undefined);
});

test('only letters are taken for pinyin, and no single one', () => {
  assert.equal(pinyinLetters(['yu', 'fu', 'ka']), 'yufuka');
  assert.equal(pinyinLetters(["xi'an"]), 'xian');
  assert.equal(pinyinLetters(['lü']), 'lv');
  for (const typed of ['y', 't+1', '预付', 'yu付', '', "'", 'a'.repeat(100)])
    assert.equal(pinyinLetters([typed]), undefined, typed);
});

const syllable = fc.constantFrom('yu', 'fu', 'ka', 'a', 'an', 'xi', 'xian', 'zhang', 'shi', 'lv');
const readings: fc.Arbitrary<Syllable[]> = fc.array(
  fc.record(
    { readings: fc.array(syllable, { minLength: 1, maxLength: 3 }), latin: fc.boolean() },
    { noNullPrototype: true },
  ),
  { maxLength: 12 },
);

test('a name is read character by character, with its words in Latin letters, and what nobody can read is left out', () => {
  const readings = readingsOf({
    terms: [],
    words: [],
    readings: [
      ['yu', '预鱼'],
      ['fu', '付'],
      ['qia', '卡'],
      ['ka', '卡'],
    ],
  });
  assert.deepEqual(syllablesOf('预付卡', readings), syllables('yu fu qia|ka'));
  assert.deepEqual(syllablesOf('鱼-龘🐟PM2__proto__', readings), syllables('yu ~pm ~proto'));
  assert.deepEqual(syllablesOf('', readings), []);
});

test('every name is met by its full pinyin, by its initials, and by any beginnings of its syllables', () => {
  fc.assert(
    fc.property(readings, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (some, cuts) => {
      fc.pre(some.some(({ latin }) => !latin));
      const first = some.map((one) => one.readings[0] as string);
      assert.equal(matchPinyin(first.join(''), some)?.rank, 'full');
      assert.ok(matchPinyin(first.map((one) => one[0]).join(''), some));
      const cut = first.map((one, index) => one.slice(0, 1 + ((cuts[index] as number) % one.length)));
      assert.ok(matchPinyin(cut.join(''), some));
    }),
  );
});

test('what is all of two syllables is more than the beginning of one', () => {
  assert.equal(matchPinyin('xia', syllables('xi|xian a'))?.rank, 'full');
});

test('letters that fit a long name in many ways are followed all at once', () => {
  const name = Array.from({ length: 200 }, () => ({ readings: ['a', 'aa', 'aaa'], latin: false }));
  assert.ok(matchPinyin('a'.repeat(60), name));
  assert.equal(matchPinyin(`${'a'.repeat(59)}b`, name), undefined);
});

test('what is typed in full comes first, then terms before words before people', () => {
  const list = {
    terms: ['预付卡', '余份库'],
    words: ['与福', '备付'],
    readings: [
      ['yu', '预余与于玉'],
      ['fu', '付福芙'],
      ['fen', '份'],
      ['ka', '卡'],
      ['ku', '库'],
      ['li', '李'],
      ['bei', '备'],
    ] as [string, string][],
  };
  const people: [string, number][] = [
    ['李玉芙', 90],
    ['于福卡', 20],
    ['Tom', 10],
  ];
  const meant = (letters: string) => pinyinSuggestions(letters, list, people).map(({ name }) => name);
  assert.deepEqual(meant('yufu'), ['预付卡', '与福', '于福卡', '李玉芙']);
  assert.deepEqual(meant('yfk'), ['预付卡', '余份库', '于福卡']);
  assert.deepEqual(meant('fk'), ['预付卡', '余份库']);
  assert.deepEqual(meant('tom'), []);
  const sure = (letters: string) => pinyinSuggestions(letters, list, people)[0]?.sure;
  assert.deepEqual([sure('yufu'), sure('yu'), sure('fuka'), sure('yfk')], [true, false, false, false]);
  const firm = Array.from({ length: 9 }, (_, index): [string, number] => [`李${index}-玉福`, 9]);
  assert.deepEqual(
    pinyinSuggestions('yufu', list, firm).filter(({ kind }) => kind === 'person'),
    [],
  );
});
