import type { BundleDay, BundleDigest, Place } from './bundle.ts';

/** A message that answers a query, before its text is loaded. */
export interface Found {
  /** Name of its bundle, its day's number in it, its number in the day. */
  bundle: string;
  day: number;
  message: number;
  room: string;
  date: string;
  place: Place;
  /** How long it is, in slots of the index, and how many times the words occur in it. */
  slots: number;
  times: number;
  /** Whether it is a picture, a file or a link card. */
  file: boolean;
  /** Title of the session that it belongs to, if any. */
  session: string | undefined;
  /** Name of who said it, where the table of speakers is loaded. */
  person?: string;
}

/** A passage of a digest that answers a query, before its text is loaded. */
export interface FoundPassage {
  /** Name of its bundle, the digest's number in it, its number in the digest. */
  bundle: string;
  day: number;
  message: number;
  digest: BundleDigest;
}

/** Order of what is found: newest day first, rooms by name within a date. */
export function newestFirst(a: { date: string; room: string }, b: { date: string; room: string }): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.room < b.room ? -1 : a.room > b.room ? 1 : 0;
}

/** Which messages of those found to show. What is not given does not restrict. */
export interface Filter {
  room?: string;
  place?: Place;
  /** The name that is shown for a person (`shownName`). */
  person?: string;
  /** Both ends included, `YYYY-MM-DD` or a beginning of it. */
  from?: string;
  to?: string;
}

/** Tells for every message of a day where in its course it stands. */
export function placesOf(day: BundleDay): (message: number) => { place: Place; session: string | undefined } {
  const free = { place: 'free-chat', session: undefined } as const;
  return (message) => {
    for (const { title, parts } of day.sessions) {
      for (const [place, first, last] of parts) {
        if (message >= first && message <= last) return { place, session: title };
      }
    }
    return free;
  };
}

/** Whether a filter lets a message through. */
export function passes(
  { room, date, place, person }: Pick<Found, 'room' | 'date' | 'place' | 'person'>,
  filter: Filter,
): boolean {
  return (
    (filter.room === undefined || filter.room === room) &&
    (filter.place === undefined || filter.place === place) &&
    (filter.person === undefined || filter.person === person) &&
    (filter.from === undefined || date >= filter.from) &&
    (filter.to === undefined || date.slice(0, filter.to.length) <= filter.to)
  );
}

/** How many messages each choice of a filter would leave, the other filters as they are. */
export interface Facets {
  rooms: Map<string, number>;
  places: Map<Place, number>;
  years: Map<string, number>;
  /** Empty where the table of speakers is not loaded. */
  people: Map<string, number>;
}

/** Counts the choices. Exact for the messages given. */
export function facetsOf(found: readonly Found[], filter: Filter): Facets {
  const count = <T>(without: (keyof Filter)[], keyOf: (one: Found) => T | undefined): Map<T, number> => {
    const rest: Filter = Object.fromEntries(
      Object.entries(filter).filter(([key]) => !without.includes(key as keyof Filter)),
    );
    const counts = new Map<T, number>();
    for (const one of found) {
      const key = keyOf(one);
      if (key !== undefined && passes(one, rest)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  return {
    rooms: count(['room'], ({ room }) => room),
    places: count(['place'], ({ place }) => place),
    years: count(['from', 'to'], ({ date }) => date.slice(0, 4)),
    people: count(['person'], ({ person }) => person),
  };
}
