import type { Query } from '../query/query.ts';
import type { SearchState } from './address.ts';
import type { SearchEngine } from './engine.ts';
import type { SearchStrings } from './strings.ts';

/** What every part of the search's interface needs. */
export interface SearchContext {
  /** The site's base, with slashes at both ends. */
  base: string;
  strings: SearchStrings;
  engine: SearchEngine;
}

/** Titles of rooms by their slugs. */
export type RoomTitles = ReadonlyMap<string, string>;

/** What somebody asks, and how they want it shown. */
export interface Question {
  query: Query;
  state: SearchState;
  roomTitles: RoomTitles;
}
