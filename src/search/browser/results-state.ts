import { type Entry, entryKey } from '../query/entry.ts';
import { type HitGroup, type HitLayout, layoutHits } from '../query/hit-layout.ts';
import { type Match, passesFilter } from '../query/match.ts';
import { firstState } from './address.ts';
import type { Answer } from './engine.ts';
import type { Question } from './search-context.ts';

/** How many more messages of a group are shown at a time. */
const groupStep = 50;

/** What is known of the answer to a question, and what somebody did with it. */
export interface ResultsState {
  question: Question;
  /** Whether all of the archive has answered. */
  complete: boolean;
  /** What holds the words typed and passes the filter. */
  exact: readonly Match[];
  /** What other wordings add to it. */
  extra: readonly Entry[];
  /** Keys of what other wordings add and would move a hit that is being read. */
  waiting: ReadonlySet<string>;
  /** How many messages of a group to show, by its key, where somebody asked for more. */
  expanded: ReadonlyMap<string, number>;
}

export type ResultsEvent =
  | { type: 'asked'; question: Question }
  | { type: 'answered'; answer: Answer }
  /** @param lastSeen the key of the last hit before the reader's eyes, if they are reading */
  | { type: 'extended'; extra: readonly Entry[]; lastSeen: string | undefined }
  | { type: 'released' }
  | { type: 'expanded'; group: HitGroup };

/** Nothing is asked, and nothing found. */
export const noResults: ResultsState = {
  question: { query: { all: [], none: [] }, state: firstState, roomTitles: new Map() },
  complete: false,
  exact: [],
  extra: [],
  waiting: new Set(),
  expanded: new Map(),
};

/** Returns the results after an event. */
export function reduceResults(results: ResultsState, event: ResultsEvent): ResultsState {
  switch (event.type) {
    case 'asked': {
      const { question } = event;
      const isSame = question.state.query === results.question.state.query;
      return { ...noResults, question, expanded: isSame ? results.expanded : noResults.expanded };
    }
    case 'answered': {
      const { matches, passages, complete } = event.answer;
      const { filter } = results.question.state;
      const wanted = filter.place === 'digest' ? passages : matches;
      return { ...results, complete, exact: wanted.filter((match) => passesFilter(match, filter)) };
    }
    case 'extended': {
      const extended = { ...results, extra: event.extra, waiting: noResults.waiting };
      return event.lastSeen === undefined
        ? extended
        : { ...extended, waiting: keysBefore(extended, event.lastSeen) };
    }
    case 'released':
      return { ...results, waiting: noResults.waiting };
    case 'expanded': {
      const { key, shown } = event.group;
      return { ...results, expanded: new Map(results.expanded).set(key, shown.length + groupStep) };
    }
  }
}

/** Returns what to show of the results, in order. */
export function layoutOf({ question, exact, extra, waiting, expanded }: ResultsState): HitLayout {
  const { query, state } = question;
  return layoutHits(state.sort, {
    exact,
    others: extra.filter((entry) => !waiting.has(entryKey(entry))),
    limit: state.limit,
    opened: expanded,
    queryLength: query.all.join('').length,
  });
}

/** Returns the keys of what other wordings would put before a hit. @param seen the key of the hit */
function keysBefore(results: ResultsState, seen: string): Set<string> {
  const order = layoutOf(results).groups.flatMap(({ shown }) => shown);
  const at = order.findIndex((entry) => entry.variant === undefined && entryKey(entry) === seen);
  return new Set(
    order
      .slice(0, at + 1)
      .filter(({ variant }) => variant !== undefined)
      .map(entryKey),
  );
}
