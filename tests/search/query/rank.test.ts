import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../../src/search/query/entry.ts';
import { layoutHits } from '../../../src/search/query/hit-layout.ts';
import { scoreOf } from '../../../src/search/query/rank.ts';

const entry = (message: number, more: Partial<Entry> = {}): Entry => ({
  ...{ bundle: '2021', day: 0, message, room: 'alpha', date: '2021-03-04', place: 'free-chat' },
  ...{ slots: 1, occurrences: 1, file: false, session: undefined, ...more },
});
const score = (more: Partial<Entry>, length = 3) => scoreOf(entry(0, more), length);
const shown = (entries: readonly Entry[], limit = 10, others: readonly Entry[] = []) =>
  layoutHits('best', { exact: entries, others, limit, queryLength: 3 });
const numbers = (entries: readonly Entry[]) => entries.map(({ message }) => message);

test('talks and long answers come before chatter, and that before a sign-in', () => {
  assert.ok(score({ place: 'talk' }) > score({ place: 'qa' }));
  assert.ok(score({ place: 'qa', slots: 4 }) > score({ place: 'talk' }));
  assert.ok(score({ place: 'qa' }) > score({ place: 'free-chat' }));
  assert.ok(score({ slots: 8 }) > score({ place: 'qa' }));
  assert.ok(score({ place: 'free-chat' }) > score({ place: 'sign-in', slots: 2 }));
});

test('a message that holds the words often counts more, but not for a single character', () => {
  assert.ok(score({ occurrences: 4 }) > score({ occurrences: 1 }));
  assert.equal(score({ occurrences: 4 }, 1), score({ occurrences: 1 }, 1));
  assert.equal(score({ occurrences: 400 }), score({ occurrences: 4000 }));
});

test('the best of a session stand together, the rest behind a button', () => {
  const talk = [1, 2, 3, 4, 5].map((message) =>
    entry(message, { session: '夜话', place: 'talk', slots: message === 4 ? 4 : 1 }),
  );
  const { groups, remaining: left } = shown([
    ...talk,
    entry(9),
    entry(10, { day: 1, date: '2021-03-05', slots: 2 }),
  ]);
  assert.deepEqual(
    groups.map(({ shown }) => numbers(shown)),
    [[4, 1, 2], [10], [9]],
  );
  assert.deepEqual(
    groups.map(({ rest }) => numbers(rest)),
    [[3, 5], [], []],
  );
  assert.equal(left, 0);
});

test('no more are shown than asked for, and what stays away is counted', () => {
  const days = [1, 2, 3, 4].flatMap((day) =>
    [0, 1, 2, 3].map((message) => entry(message, { day, date: `2021-03-0${day}` })),
  );
  const { groups, remaining: left } = shown(days, 5);
  assert.deepEqual(
    groups.map(({ shown }) => shown.length),
    [3, 2],
  );
  assert.equal(left, 8);
  const { key } = groups[0] as (typeof groups)[0];
  const opened = layoutHits('best', {
    ...{ exact: days, others: [], limit: 5, queryLength: 3, opened: new Map([[key, 50]]) },
  });
  assert.deepEqual(
    opened.groups.map(({ shown }) => shown.length),
    [4, 2],
  );
});

test('a group that holds another wording alone comes after one as good that holds the words', () => {
  const exact = [entry(1, { day: 1, date: '2020-01-01' })];
  const others = [
    entry(0, { day: 2, date: '2021-01-01', variant: '另一种' }),
    entry(0, { day: 1, date: '2020-01-01', variant: '另一种', slots: 9 }),
  ];
  const { groups } = shown(exact, 10, others);
  assert.deepEqual(
    groups.map(({ shown }) => shown.map(({ variant }) => variant)),
    [[undefined, '另一种'], ['另一种']],
  );
});

test('the order of what holds the words does not hang on other wordings', () => {
  const exact = Array.from({ length: 30 }, (_, index) =>
    entry(index % 4, { day: index >> 2, date: `2021-03-${10 + (index >> 2)}`, slots: 1 + (index % 3) }),
  );
  const others = exact.map((one) => ({ ...one, message: one.message + 50, slots: 12, variant: 'x' }));
  for (const sort of ['newest', 'best'] as const) {
    const order = (others: Entry[]) =>
      layoutHits(sort, { exact, others, limit: 12, queryLength: 3 })
        .groups.flatMap(({ shown }) => shown)
        .filter(({ variant }) => variant === undefined)
        .map(({ day, message }) => `${day}/${message}`);
    assert.deepEqual(order(others), order([]));
  }
});
