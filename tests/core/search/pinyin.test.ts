import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meantInPinyin } from '../../../src/core/search/offer.ts';
import {
  matchPinyin,
  pinyinLetters,
  readReadings,
  type Syllable,
  writeReadings,
} from '../../../src/core/search/pinyin.ts';

const card = readReadings('yu fu ka|qia');

test('full pinyin, initials, both mixed and beginnings of them are met', () => {
  const rankOf = (typed: string) => matchPinyin(typed, card)?.rank;
  for (const typed of ['yu', 'yufu', 'yufuk', 'yufuka', 'fuka', 'yufuqi'])
    assert.equal(rankOf(typed), 'full', typed);
  for (const typed of ['yfk', 'yf', 'fk', 'yfq']) assert.equal(rankOf(typed), 'initials', typed);
  for (const typed of ['yfuk', 'yfka']) assert.equal(rankOf(typed), 'partial', typed);
  for (const typed of ['yufukai', 'kafu', 'yk', 'ufu', 'x']) assert.equal(rankOf(typed), undefined, typed);
});

test('letters are divided in whatever way fits', () => {
  assert.equal(matchPinyin('xian', readReadings('xi an'))?.rank, 'full');
  assert.equal(matchPinyin('fangan', readReadings('fang an'))?.rank, 'full');
  assert.equal(matchPinyin('zhsh', readReadings('zhi shi'))?.rank, 'initials');
  assert.equal(matchPinyin('zs', readReadings('zhi shi'))?.rank, 'initials');
  assert.deepEqual(matchPinyin('yinhang', readReadings('zhao shang yin hang|xing')), {
    rank: 'full',
    start: 2,
    count: 2,
  });
});

test('a name is found across the Latin letters in it, and not by these alone', () => {
  const name = readReadings('wang xiao ~pm');
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

test('readings are read as they were written', () => {
  fc.assert(fc.property(readings, (some) => assert.deepEqual(readReadings(writeReadings(some)), some)));
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

test('letters that fit a long name in many ways are followed all at once', () => {
  const name = Array.from({ length: 200 }, () => ({ readings: ['a', 'aa', 'aaa'], latin: false }));
  assert.ok(matchPinyin('a'.repeat(60), name));
  assert.equal(matchPinyin(`${'a'.repeat(59)}b`, name), undefined);
});

test('what is typed in full comes first, then terms before people', () => {
  const list = {
    terms: [
      ['预付卡', 'yu fu ka'],
      ['余份库', 'yu fen ku'],
    ] as [string, string][],
    people: ['li yu fu', 'yu fu ka', ''],
  };
  const people: [string, number][] = [
    ['李玉芙', 90],
    ['于福卡', 20],
    ['Tom', 10],
  ];
  const meant = (letters: string) => meantInPinyin(letters, list, people).map(({ name }) => name);
  assert.deepEqual(meant('yufu'), ['预付卡', '于福卡', '李玉芙']);
  assert.deepEqual(meant('yfk'), ['预付卡', '余份库', '于福卡']);
  assert.deepEqual(meant('fk'), ['预付卡', '余份库']);
  assert.deepEqual(meant('tom'), []);
  const sure = (letters: string) => meantInPinyin(letters, list, people)[0]?.sure;
  assert.deepEqual([sure('yufu'), sure('yu'), sure('fuka'), sure('yfk')], [true, false, false, false]);
});
