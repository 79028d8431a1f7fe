import { citedMessage, referencesIn } from '../archive/citation.ts';
import type { Digest } from '../archive/schema.ts';
import type { CitingDigest } from './day-view.ts';

/** A digest as it stands in its file. */
export interface DigestSource {
  /** The file's name without its ending. */
  name: string;
  source: string;
  frontMatter: Digest | undefined;
}

/** Returns the digests that cite messages of a day, by the message's id; of several the first. */
export type CitedOn = (day: {
  room: string;
  date: string;
  /** Slugs. */
  sessions: readonly string[];
}) => ReadonlyMap<string, CitingDigest>;

/** Returns a function that finds the citations of a day. @param digests those that are published */
export function citationsOf(digests: readonly DigestSource[]): CitedOn {
  const ofDay = new Map<string, [id: string, digest: CitingDigest][]>();
  const ofSession = new Map<string, [id: string, digest: CitingDigest][]>();
  for (const { name, source, frontMatter } of digests) {
    if (!frontMatter) continue;
    const { session, room = '', date = '', title } = frontMatter;
    const digest = { slug: session ?? name, title };
    for (const { component, of } of referencesIn(source)) {
      if (component === 'Term') continue;
      const cited = citedMessage(of, { room, date });
      // What names no day is of the session's day.
      const isLocal = session !== undefined && cited.id === of;
      const [map, key] = isLocal ? [ofSession, session] : [ofDay, `${cited.room}/${cited.date}`];
      map.set(key, [...(map.get(key) ?? []), [cited.id, digest]]);
    }
  }
  return ({ room, date, sessions }) => {
    const found = [
      ...sessions.flatMap((slug) => ofSession.get(slug) ?? []),
      ...(ofDay.get(`${room}/${date}`) ?? []),
    ];
    return new Map(found.reverse());
  };
}
