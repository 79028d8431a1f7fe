import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerptOf, markRanges } from '../../../src/search/query/excerpt.ts';
import { fold } from '../../../src/search/format/fold.ts';

const marked = (text: string, terms: string[]): string[] =>
  markRanges(text, terms).map(({ start, end }) => text.slice(start, end));

test('marks the words as they were written', () => {
  assert.deepEqual(marked('用Ａｐｐｌｅ　Ｐａｙ付', ['apple pay']), ['Ａｐｐｌｅ　Ｐａｙ']);
  assert.deepEqual(marked('效率ﬁn', ['f']), ['ﬁ']);
  assert.deepEqual(marked('哈哈哈哈', ['哈哈']), ['哈哈哈哈']);
  assert.deepEqual(marked('a\n\n b', ['a b']), ['a\n\n b']);
  assert.deepEqual(marked('预付卡和备付金', ['备付', '预付']), ['预付', '备付']);
  assert.deepEqual(marked('好', ['没']), []);
});

test('an excerpt is part of the text, shows the first mark, and keeps characters whole', () => {
  const text = fc.string({
    unit: fc.constantFrom('的', '。', ' ', 'a', '😀', '\n', 'ﬁ'),
    minLength: 1,
    maxLength: 600,
  });
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 5 }), (original, at, length) => {
      const folded = fold(original);
      const term = folded.slice(at % folded.length, (at % folded.length) + length);
      fc.pre(term.isWellFormed());
      const pieces = excerptOf(original, [term]);
      assert.ok(pieces.some((piece) => piece.marked));
      const shown = pieces.map((piece) => piece.text).join('');
      assert.ok(shown.isWellFormed());
      assert.ok(original.includes(shown.replace(/^…/, '').replace(/…$/, '')));
      assert.ok(shown.length <= 164);
    }),
    { numRuns: 1500 },
  );
});
