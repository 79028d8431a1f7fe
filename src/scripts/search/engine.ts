import type { Found, FoundPassage } from '../../core/search/found.ts';
import type { Piece } from '../../core/search/excerpt.ts';
import type { TalkEntry } from '../../core/search/offer.ts';
import type { Query } from '../../core/search/query.ts';
import type { BundleList } from '../../core/search/bundle.ts';

/** What the engine knows so far. */
export interface Answer {
  /** All messages found so far: newest day first, within a day in order. */
  found: Found[];
  /** Passages of digests found so far: newest first, within a digest in order. */
  passages: FoundPassage[];
  /** Whether every part of the archive has answered, so that the count is final. */
  complete: boolean;
}

/** The same question in other words. */
export interface Wording {
  query: Query;
  /** As somebody would type it. */
  typed: string;
  /** By a synonym of the glossary, or in the other script, simplified or traditional. */
  because: 'synonym' | 'script';
}

/** A message found, with what there is to show. */
export interface Hit extends Found {
  /** Permalink anchor: `m-193316`. */
  id: string;
  /** `HH:MM:SS`. */
  time: string;
  speaker: string;
  excerpt: Piece[];
}

/** A passage found, with what there is to show. */
export interface PassageHit extends FoundPassage {
  /** Anchor of the nearest place that an address can name; may be empty. */
  anchor: string;
  /** The heading that it stands under; may be empty. */
  heading: string;
  excerpt: Piece[];
}

/**
 * What the interface asks. Anything that answers this can stand behind it: the static index, or a hosted
 * engine for archives that outgrow it.
 */
export interface SearchEngine {
  /** Loads what every search needs. May be called early; further calls do nothing. */
  open(): Promise<Pick<BundleList, 'rooms' | 'terms'>>;
  /** The same question in other words, those that the archive may hold. */
  wordings(query: Query): Promise<Wording[]>;
  /** The talks of the archive. */
  talks(): Promise<TalkEntry[]>;
  /**
   * Finds every message that answers the query, and no other. Gives an answer each time that it knows more;
   * the last one is complete.
   */
  search(query: Query, signal?: AbortSignal): AsyncGenerator<Answer>;
  /** Loads messages that were found, in the order given. */
  load(found: readonly Found[], query: Query, signal?: AbortSignal): Promise<Hit[]>;
  /** Loads passages that were found, in the order given. */
  loadPassages(found: readonly FoundPassage[], query: Query, signal?: AbortSignal): Promise<PassageHit[]>;
}
