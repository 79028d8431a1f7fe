import type { Filter, MatchKind } from '../query/match.ts';
import type { Sort } from '../query/hit-layout.ts';

/** What a search page's address says. */
export interface SearchState {
  /** As typed. */
  query: string;
  filter: Filter;
  sort: Sort;
  /** Whether other wordings are searched too. */
  wordings: boolean;
  /** How many hits to show at most. */
  limit: number;
}

/** Hits shown at first: more than a screen, and few enough that their texts load at once. */
export const firstLimit = 10;
/** Hits that a page shows at most; beyond this, narrowing serves better than scrolling. */
const largestLimit = 5000;

/** What an address without parameters says. */
export const firstState: SearchState = {
  query: '',
  filter: {},
  sort: 'newest',
  wordings: true,
  limit: firstLimit,
};

const kinds: readonly string[] = Object.keys({
  'sign-in': true,
  talk: true,
  qa: true,
  'free-chat': true,
  digest: true,
  file: true,
} satisfies Record<MatchKind, true>);

/** Parameters that go into the filter: a value that `valid` refuses is left out. */
const filterParameters: readonly { name: keyof Filter; valid: (value: string) => boolean }[] = [
  { name: 'room', valid: (room) => room !== '' },
  { name: 'place', valid: (kind) => kinds.includes(kind) },
  { name: 'person', valid: (person) => person !== '' },
  { name: 'from', valid: (from) => /^\d{4}(-\d{2}){0,2}$/.test(from) },
  { name: 'to', valid: (to) => /^\d{4}(-\d{2}){0,2}$/.test(to) },
];

/** Reads `?q=…&room=…&place=…&person=…&from=…&to=…&sort=best&wordings=off&limit=…`; what makes no sense is left out. */
export function readAddress(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const limit = Number(parameters.get('limit') ?? firstLimit);
  const filter: Filter = {};
  for (const { name, valid } of filterParameters) {
    const value = parameters.get(name);
    if (value !== null && valid(value)) Object.assign(filter, { [name]: value });
  }
  return {
    // A field of one line would drop line ends, and join the words on both sides.
    query: (parameters.get('q') ?? '').replace(/[\r\n]+/g, ' '),
    filter,
    sort: parameters.get('sort') === 'best' ? 'best' : 'newest',
    wordings: parameters.get('wordings') !== 'off',
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, largestLimit) : firstLimit,
  };
}

/** The address of a search on the search page. @param base the site's base  @param change what differs from `firstState` */
export const searchAddress = (base: string, change: Partial<SearchState>): string =>
  `${base}search/${writeAddress({ ...firstState, ...change })}`;

/** Writes what `readAddress` reads: empty, or beginning with `?`. */
export function writeAddress({ query, filter, sort, wordings, limit }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const [name, value] of Object.entries(filter)) parameters.set(name, String(value));
  if (sort !== firstState.sort) parameters.set('sort', sort);
  if (!wordings) parameters.set('wordings', 'off');
  if (limit !== firstLimit) parameters.set('limit', String(limit));
  const written = parameters.toString();
  return written === '' ? '' : `?${written}`;
}
