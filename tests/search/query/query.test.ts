import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matches, parseQuery } from '../../../src/search/query/query.ts';
import { fold } from '../../../src/search/format/fold.ts';

test('reads words, phrases and what to leave out', () => {
  const cases: [string, string[], string[]][] = [
    ['预付卡', ['预付卡'], []],
    ['  预付卡　ＡＰＰ  预付卡 ', ['预付卡', 'app'], []],
    ['"Apple Pay" 限额', ['apple pay', '限额'], []],
    ['"a  b"', ['a b'], []],
    ['支付 -微信', ['支付'], ['微信']],
    ['支付 -"apple pay"', ['支付'], ['apple pay']],
    ['-5', ['-5'], []],
    ['-', ['-'], []],
    ['--x y', ['--x', 'y'], []],
    ['他说"好', ['他说"好'], []],
    ['"没有完', ['"没有完'], []],
    ['"', ['"'], []],
    ['5"6"', ['5"6"'], []],
    ['T+1 a-b', ['t+1', 'a-b'], []],
    ['', [], []],
    [' \n', [], []],
  ];
  for (const [typed, all, none] of cases) assert.deepEqual(parseQuery(typed), { all, none }, typed);
});

test('any word of a text, typed as it stands, finds the text', () => {
  const word = fc
    .string({ unit: 'binary', minLength: 1 })
    .filter((text) => !/\s/u.test(fold(text)) && fold(text) !== '');
  fc.assert(
    fc.property(word, fc.string(), fc.string(), (typed, before, after) => {
      const query = parseQuery(typed);
      fc.pre(query.all.length === 1 && query.all[0] === fold(typed));
      assert.ok(matches(`${fold(before)}${fold(typed)}${fold(after)}`, query));
    }),
  );
});

test('leaves out and requires by message', () => {
  assert.ok(matches('支付宝和微信', parseQuery('微信 支付')));
  assert.ok(!matches('支付宝和微信', parseQuery('支付 -微信')));
  assert.ok(!matches('支付宝', parseQuery('')));
});
