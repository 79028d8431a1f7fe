import type { Place } from '../../core/search/bundle.ts';
import type { Filter } from '../../core/search/found.ts';

/** What a search page's address says. */
export interface SearchState {
  /** As typed. */
  query: string;
  filter: Filter;
  /** How many hits to show at most. */
  limit: number;
}

/** Hits shown at first: more than a screen, and few enough that their texts load at once. */
export const firstLimit = 10;
/** Hits that a page shows at most; beyond this, narrowing serves better than scrolling. */
const largestLimit = 5000;

const places: readonly string[] = ['sign-in', 'talk', 'qa', 'free-chat'] satisfies Place[];

/** Reads `?q=…&room=…&place=…&from=…&to=…&limit=…`; what makes no sense is left out. */
export function readAddress(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const limit = Number(parameters.get('limit') ?? firstLimit);
  const filter: Filter = {};
  const room = parameters.get('room');
  const place = parameters.get('place');
  const from = parameters.get('from');
  const to = parameters.get('to');
  if (room) filter.room = room;
  if (place && places.includes(place)) filter.place = place as Place;
  if (from && /^\d{4}(-\d{2}){0,2}$/.test(from)) filter.from = from;
  if (to && /^\d{4}(-\d{2}){0,2}$/.test(to)) filter.to = to;
  return {
    query: parameters.get('q') ?? '',
    filter,
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, largestLimit) : firstLimit,
  };
}

/** Writes what `readAddress` reads: empty, or beginning with `?`. */
export function writeAddress({ query, filter, limit }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const [name, value] of Object.entries(filter)) parameters.set(name, String(value));
  if (limit !== firstLimit) parameters.set('limit', String(limit));
  const written = parameters.toString();
  return written === '' ? '' : `?${written}`;
}
