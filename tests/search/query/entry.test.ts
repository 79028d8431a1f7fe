import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extraMatches, byNewest, entryKey, type Entry } from '../../../src/search/query/entry.ts';
import { layoutHits } from '../../../src/search/query/hit-layout.ts';

const entry = (day: number, message: number): Entry => ({
  ...{ bundle: '2021', day, message, room: 'alpha', date: `2021-03-${String(10 + day)}` },
  ...{ place: 'free-chat' as const, slots: 1, occurrences: 1, file: false, session: undefined },
});
const anyEntries = fc
  .uniqueArray(fc.tuple(fc.nat(6), fc.nat(9)), { selector: ([day, message]) => `${day}/${message}` })
  .map((pairs) => pairs.map(([day, message]) => entry(day, message)).sort(byNewest));

test('what holds the words typed as well is not shown twice, nor what two wordings find', () => {
  const found = extraMatches(
    [entry(2, 1)],
    [
      { typed: 'a', matches: [entry(2, 1), entry(1, 1)] },
      { typed: 'b', matches: [entry(3, 1), entry(1, 1)] },
    ],
  );
  assert.deepEqual(
    found.map(({ day, variant }) => [day, variant]),
    [
      [3, 'b'],
      [1, 'a'],
    ],
  );
});

test('newest first: the first hits are shown always, others in order between them and no further', () => {
  fc.assert(
    fc.property(anyEntries, anyEntries, fc.integer({ min: 1, max: 12 }), (exact, more, limit) => {
      const others = extraMatches(exact, [{ typed: 'x', matches: more }]);
      const { groups, remaining: left } = layoutHits('newest', { exact, others, limit, queryLength: 2 });
      const shown = groups.flatMap((group) => group.shown);
      const exactShown = shown.filter(({ variant }) => variant === undefined);
      assert.deepEqual(exactShown, exact.slice(0, limit));
      assert.deepEqual(shown, [...shown].sort(byNewest));
      assert.equal(new Set(shown.map(entryKey)).size, shown.length);
      const last = shown.at(-1);
      if (exact.length > limit) {
        assert.equal(last?.variant, undefined);
        assert.equal(left, exact.length - limit);
      } else assert.equal(shown.length - exactShown.length, Math.min(others.length, limit));
    }),
  );
});

test('newest first: two digests of one day stand one after the other', () => {
  const passage = (digest: number, number: number) => ({
    ...entry(0, number),
    ...{ day: 7 + digest, place: 'digest' as const, session: `纪要 ${digest}` },
  });
  const exact = [passage(0, 1), passage(0, 5), passage(1, 2), passage(1, 3)];
  const { groups } = layoutHits('newest', { exact, others: [], limit: 10, queryLength: 2 });
  assert.deepEqual(
    groups.map(({ shown }) => shown.map(({ message }) => message)),
    [
      [1, 5],
      [2, 3],
    ],
  );
});

test('newest first: a section for each session or free chat between', () => {
  const exact = [1, 2, 3, 4].map((message) => ({
    ...entry(0, message),
    session: message === 2 ? '夜话' : undefined,
  }));
  const { groups } = layoutHits('newest', { exact, others: [], limit: 10, queryLength: 2 });
  assert.deepEqual(
    groups.map(({ shown }) => shown.map(({ message }) => message)),
    [[1], [2], [3, 4]],
  );
});
