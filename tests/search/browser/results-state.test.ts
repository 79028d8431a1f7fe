import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, entryKey } from '../../../src/search/query/entry.ts';
import type { Match } from '../../../src/search/query/match.ts';
import { firstState, type SearchState } from '../../../src/search/browser/address.ts';
import {
  layoutOf,
  noResults,
  reduceResults,
  type ResultsEvent,
  type ResultsState,
} from '../../../src/search/browser/results-state.ts';

const match = (date: string, message: number, more: Partial<Match> = {}): Match => ({
  bundle: date.slice(0, 4),
  day: Number(date.slice(8)),
  message,
  room: 'alpha',
  date,
  place: 'free-chat',
  slots: 1,
  occurrences: 1,
  file: false,
  session: undefined,
  ...more,
});

const asked = (query: string, more: Partial<SearchState> = {}): ResultsEvent => ({
  type: 'asked',
  question: {
    query: { all: [query], none: [] },
    state: { ...firstState, ...more, query },
    roomTitles: new Map(),
  },
});

const answered = (found: Match[], passages: Match[] = []): ResultsEvent => ({
  type: 'answered',
  answer: { matches: found, passages, complete: true },
});

const after = (...events: readonly ResultsEvent[]): ResultsState => events.reduce(reduceResults, noResults);

const shown = (results: ResultsState): string[] =>
  layoutOf(results).groups.flatMap((group) => group.shown.map(entryKey));

const found = [match('2023-01-05', 1), match('2023-01-03', 2), match('2023-01-01', 3)];
const extra: Entry[] = [match('2023-01-04', 7), match('2023-01-02', 8)].map((one) => ({
  ...one,
  variant: '别名',
}));

test('what is found is shown as far as the filter lets it through', () => {
  assert.deepEqual(shown(after(asked('清算'), answered(found))), found.map(entryKey));
  const filtered = after(asked('清算', { filter: { from: '2023-01-03' } }), answered(found));
  assert.deepEqual(shown(filtered), found.slice(0, 2).map(entryKey));
  const passage = match('2023-01-05', 4, { place: 'digest' });
  const digests = after(asked('清算', { filter: { place: 'digest' } }), answered(found, [passage]));
  assert.deepEqual(shown(digests), [entryKey(passage)]);
});

test('hits of other wordings stand among the others while nobody reads', () => {
  const results = after(asked('清算'), answered(found), { type: 'extended', extra, lastSeen: undefined });
  assert.deepEqual(
    shown(results),
    [found[0], extra[0], found[1], extra[1], found[2]].map((entry) => entryKey(entry as Entry)),
  );
});

test('those that would move what is being read wait until somebody asks for them', () => {
  const lastSeen = entryKey(found[1] as Match);
  const results = after(asked('清算'), answered(found), { type: 'extended', extra, lastSeen });
  assert.deepEqual([...results.waiting], [entryKey(extra[0] as Entry)]);
  assert.deepEqual(
    shown(results),
    [found[0], found[1], extra[1], found[2]].map((entry) => entryKey(entry as Entry)),
  );
  assert.equal(shown(reduceResults(results, { type: 'released' })).length, 5);
});

test('a group that was opened stays open for the same words, and not for others', () => {
  const many = Array.from({ length: 80 }, (_, index) => match('2023-01-01', index));
  const best: Partial<SearchState> = { sort: 'best' };
  const results = after(asked('清算', best), answered(many));
  const [group] = layoutOf(results).groups;
  assert.ok(group);
  assert.equal(group.shown.length, 3);
  const expanded = reduceResults(results, { type: 'expanded', group });
  assert.equal(shown(expanded).length, 53);
  const again = [asked('清算', { ...best, wordings: false }), answered(many)].reduce(reduceResults, expanded);
  assert.equal(shown(again).length, 53);
  const other = [asked('结算', best), answered(many)].reduce(reduceResults, expanded);
  assert.equal(shown(other).length, 3);
});
