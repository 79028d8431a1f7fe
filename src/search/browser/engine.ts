import type { Match } from '../query/match.ts';
import type { TextSpan } from '../query/excerpt.ts';
import type { PersonEntry } from '../format/lexicon.ts';
import type { Suggestion, TalkEntry } from '../query/offer.ts';
import type { Query } from '../query/query.ts';
import type { BundleList } from '../format/bundle.ts';

/** What the engine knows so far. */
export interface Answer {
  /** All messages found so far: newest day first, within a day in order. */
  matches: Match[];
  /** Passages of digests found so far: newest first, within a digest in order. */
  passages: Match[];
  /** Whether every part of the archive has answered, so that the count is final. */
  complete: boolean;
}

/** The same question in other words. */
export interface QueryVariant {
  query: Query;
  /** As somebody would type it. */
  typed: string;
  /** By a synonym of the glossary, or in the other script, simplified or traditional. */
  reason: 'synonym' | 'script';
}

/** A message as it is shown. */
export interface ShownMessage {
  /** Permalink anchor: `m-193316`. */
  id: string;
  /** `HH:MM:SS`. */
  time: string;
  speaker: string;
  text: string;
  /** Whether its text is there, was not in the export, or was removed. */
  state: 'kept' | 'missing' | 'removed';
}

/** A message found, with what there is to show. */
export interface Hit extends Match, ShownMessage {
  excerpt: TextSpan[];
}

/** A message with those around it, in order. */
export interface Context {
  messages: ShownMessage[];
  /** Which of them was asked for. */
  at: number;
  /** Whether its day holds more before the first and after the last. */
  earlier: boolean;
  later: boolean;
}

/** A message that holds some of the words, while messages around it hold the others. */
export interface Neighbour extends Match {
  /** The numbers of those messages in its day, ascending. */
  partners: number[];
}

/**
 * What is asked of the messages. A hosted engine may answer this in the place of the static index, all of it or, with
 * `{ ...staticEngine(base), search, load }`, a part.
 */
export interface MessageSearch {
  /**
   * Finds every message that answers the query, and no other. Gives an answer each time that it knows more;
   * the last one is complete.
   */
  search(query: Query, signal?: AbortSignal): AsyncGenerator<Answer>;
  /** Loads what was found, in the order given. */
  load(found: readonly Match[], query: Query, signal?: AbortSignal): Promise<Hit[]>;
  /** Loads a message with as many before and after it, fewer where its day begins or ends. */
  context(found: Pick<Match, 'bundle' | 'day' | 'message'>, before: number, after: number): Promise<Context>;
  /** Finds all messages of a person, by the name that is shown (`Speaker.name`), in the same way. */
  bySpeaker(person: string, signal?: AbortSignal): AsyncGenerator<Answer>;
  /** Says of messages who said them. The first call loads more than a search does. */
  withPeople(found: readonly Match[]): Promise<Match[]>;
  /** Finds where words stand together only with the help of neighbouring messages, newest first. */
  neighbours(query: Query, signal?: AbortSignal): Promise<Neighbour[]>;
}

/** What is asked of talks, terms, people and words: what a query may mean beside what it says. */
export interface QuerySuggestions {
  /** The talks of the archive. */
  talks(): Promise<TalkEntry[]>;
  /**
   * The same question in other words, those that the archive may hold. For a query in traditional characters this
   * loads what it needs; to be asked when the messages found are shown.
   */
  variants(query: Query): Promise<QueryVariant[]>;
  /** The question with words in Latin letters that the archive does not know spelled right, if that may be. */
  spelledRight(query: Query): Promise<Pick<QueryVariant, 'query' | 'typed'> | undefined>;
  /** What a query in Latin letters may mean in pinyin. */
  inPinyin(query: Query): Promise<Suggestion[]>;
  /** The people whose name holds the words. */
  people(query: Query): Promise<PersonEntry[]>;
}

/** All that the interface of the search asks. */
export interface SearchEngine extends MessageSearch, QuerySuggestions {
  /** Loads what every search needs. May be called early; further calls do nothing. */
  open(): Promise<Pick<BundleList, 'rooms' | 'terms'>>;
}
