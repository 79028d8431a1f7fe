import type { BundleDay, Place } from '../format/bundle.ts';

/** A message, or a passage of a digest, that answers a query, before its text is loaded. */
export interface Match {
  /** Name of its bundle, the number of its day or digest in it, its number in that. */
  bundle: string;
  day: number;
  message: number;
  room: string;
  date: string;
  place: Place;
  /** How long it is, in slots of the index, and how many times the words occur in it. */
  slots: number;
  occurrences: number;
  /** Whether it is a picture, a file or a link card. */
  file: boolean;
  /** Title of the session that it belongs to, if any; of a passage, of its digest. */
  session: string | undefined;
  /** Of a passage: the path of its page, without the site's base. */
  path?: string;
  /** Name of who said it, where the table of speakers is loaded. */
  person?: string;
}

/** Order of what is found: newest day first, rooms by name within a date. */
export function newestFirst(a: { date: string; room: string }, b: { date: string; room: string }): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.room < b.room ? -1 : a.room > b.room ? 1 : 0;
}

/** What of that which is found can be asked for: messages by their place, those that are files, or digests. */
export type MatchKind = Place | 'file';

/** Which of those found to show. What is not given does not restrict, but digests must be asked for. */
export interface Filter {
  room?: string;
  place?: MatchKind;
  /** The name that is shown for a person (`Speaker.name`). */
  person?: string;
  /** Both ends included, `YYYY-MM-DD` or a beginning of it. */
  from?: string;
  to?: string;
}

/** Tells for every message of a day where in its course it stands. */
export function sectionAt(
  day: BundleDay,
): (message: number) => { place: Place; session: string | undefined } {
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

type Filtered = Pick<Match, 'room' | 'date' | 'place' | 'file' | 'person'>;

/** Whether a filter lets a message, or a passage, through. */
export const passesFilter = (one: Filtered, filter: Filter): boolean =>
  isOfKind(one, filter.place) && passesBesides(one, filter);

function isOfKind({ place, file }: Filtered, kind: MatchKind | undefined): boolean {
  if (kind === undefined) return place !== 'digest';
  return kind === 'file' ? file : place === kind;
}

/** Whether what a filter says besides the kind lets a message through. */
function passesBesides({ room, date, person }: Filtered, filter: Filter): boolean {
  return (
    (filter.room === undefined || filter.room === room) &&
    (filter.person === undefined || filter.person === person) &&
    (filter.from === undefined || date >= filter.from) &&
    (filter.to === undefined || date.slice(0, filter.to.length) <= filter.to)
  );
}

/** How many messages each choice of a filter would leave, the other filters as they are. */
export interface Facets {
  rooms: Map<string, number>;
  places: Map<MatchKind, number>;
  years: Map<string, number>;
  /** Empty where the table of speakers is not loaded. */
  people: Map<string, number>;
}

/** Counts the choices. Exact for the messages and passages given. A message that is a file counts as that too. */
export function facetsOf(found: readonly Match[], filter: Filter): Facets {
  const count = <T>(without: (keyof Filter)[], keyOf: (one: Match) => T | undefined): Map<T, number> => {
    const rest: Filter = Object.fromEntries(
      Object.entries(filter).filter(([key]) => !without.includes(key as keyof Filter)),
    );
    const counts = new Map<T, number>();
    for (const one of found) {
      const key = keyOf(one);
      if (key !== undefined && passesFilter(one, rest)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const besides = found.filter((one) => passesBesides(one, filter));
  const places = new Map<MatchKind, number>();
  for (const kind of besides.flatMap(({ place, file }) => (file ? [place, 'file' as const] : [place]))) {
    places.set(kind, (places.get(kind) ?? 0) + 1);
  }
  return {
    rooms: count(['room'], ({ room }) => room),
    places,
    years: count(['from', 'to'], ({ date }) => date.slice(0, 4)),
    people: count(['person'], ({ person }) => person),
  };
}
