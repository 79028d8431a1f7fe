import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, foldWithOrigin } from '../../../src/search/format/fold.ts';

test('folds what a reader calls the same', () => {
  const same: [string, string][] = [
    ['ＡＰＰＬＥ　Ｐａｙ', 'apple pay'],
    ['T＋1', 't+1'],
    ['①②', '12'],
    ['ﬁnance', 'finance'],
    ['ｶﾞｽ', 'ガス'],
    ['STRASSE straße STRAẞE', 'strasse strasse strasse'],
    ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['Cafe\u0301', 'café'],
    ['a \n\t\u2005 b', 'a b'],
    ['㈱', '(株)'],
    ['預付卡', '預付卡'],
    ['😀👍🏽', '😀👍🏽'],
    ['', ''],
  ];
  for (const [text, folded] of same) assert.equal(fold(text), folded);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(fold(fold(text)), fold(text));
    }),
    { numRuns: 2000 },
  );
});

test('leads every unit of a folded text back into the original', () => {
  const chatty = fc.string({
    unit: fc.constantFrom(...Array.from('的T＋1ﬁ㌔ｶﾞ각éé😀👍🏽 　\n\u2005①…ßΣς、')),
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.oneof(chatty, fc.string({ unit: 'binary' })), (original) => {
      const { text, starts, ends } = foldWithOrigin(original);
      assert.equal(text, fold(original));
      for (let unit = 0; unit < text.length; unit++) {
        const start = starts[unit] as number;
        const end = ends[unit] as number;
        assert.ok(start < end && end <= original.length);
        assert.ok(fold(original.slice(start, end)).includes(text[unit] as string));
      }
    }),
    { numRuns: 3000 },
  );
});
