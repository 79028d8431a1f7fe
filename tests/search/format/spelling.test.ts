import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { WordEntry } from '../../../src/search/format/lexicon.ts';
import { parseQuery } from '../../../src/search/query/query.ts';
import { hasLatinWord, mistakesBetween, spelledRight } from '../../../src/search/format/spelling.ts';

const words: WordEntry[] = [
  ['Apple', 90],
  ['Pay', 80],
  ['PBOC', 40],
  ['__proto__', 9],
  ['constructor', 8],
  ['PBCC', 3],
  ['UnionPay', 2],
];

test('words that the archive does not know are put right, the others stay', () => {
  const right = (typed: string) => spelledRight(parseQuery(typed), words)?.all;
  assert.deepEqual(right('PBCO'), ['PBOC']);
  assert.deepEqual(right('aple pay'), ['Apple', 'Pay']);
  assert.deepEqual(right('"aple pay" 支付'), ['Apple Pay', '支付']);
  assert.deepEqual(right('用aplle付'), ['用Apple付']);
  assert.deepEqual(right('unoinpya'), ['UnionPay']);
  assert.deepEqual(right('constuctor'), ['constructor']);
  assert.deepEqual(right('__prote__'), undefined);
  for (const typed of ['apple pay', 'union', 'pb', 'xyz', '支付', 'toString', ''])
    assert.equal(right(typed), undefined, typed);
});

test('of words as near the more frequent is meant', () => {
  assert.deepEqual(spelledRight(parseQuery('pbcoc'), words)?.all, ['PBOC']);
  assert.deepEqual(
    spelledRight(parseQuery('pbco'), [
      ['PBCX', 9],
      ['PBOC', 3],
    ])?.all,
    ['PBCX'],
  );
});

test('what is left out stays left out', () => {
  assert.deepEqual(spelledRight(parseQuery('aplle -pbco'), words), { all: ['Apple'], none: ['pbco'] });
});

test('only words of three Latin letters can be misspelled', () => {
  assert.deepEqual(
    ['aple', '用aple', 'T+1', 'pm', '支付'].map((typed) => hasLatinWord(parseQuery(typed))),
    [true, true, false, false, false],
  );
});

test('mistakes are letters more, fewer, other or swapped', () => {
  const cases: [string, string, number][] = [
    ['pboc', 'pboc', 0],
    ['pbco', 'pboc', 1],
    ['aple', 'apple', 1],
    ['apples', 'apple', 1],
    ['appla', 'apple', 1],
    ['', 'abc', 3],
    ['abcdef', 'badcfe', 3],
  ];
  for (const [one, other, mistakes] of cases) assert.equal(mistakesBetween(one, other), mistakes);
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const mistakes = mistakesBetween(one, other);
      assert.equal(mistakes, mistakesBetween(other, one));
      assert.equal(mistakes === 0, one === other);
      assert.ok(mistakes >= Math.abs(one.length - other.length));
      assert.ok(mistakes <= Math.max(one.length, other.length));
    }),
  );
});
