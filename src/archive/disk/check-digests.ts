import type { Message } from '../../message/schema.ts';
import { checkCitations } from '../citation.ts';
import { type Point, type Problem, problem } from '../problem.ts';
import type { DigestFile } from './digests.ts';

/** What is kept of a day while the rest of the archive is checked. */
export interface CheckedDay {
  room: string;
  date: string;
  path: string;
  /** Where each session stands in the file, by slug. */
  sessions: ReadonlyMap<string, Point>;
  /** Messages that may be cited: those that were not removed. */
  citable: ReadonlySet<Message['id']>;
}

/**
 * Checks that digests belong to a session or a day, each session to one digest, and that citations lead to
 * messages. @param terms slugs of the glossary
 */
export function checkDigests(
  digests: readonly DigestFile[],
  days: readonly CheckedDay[],
  terms: ReadonlySet<string>,
): Problem[] {
  const byDate = new Map(days.map((day) => [`${day.room}/${day.date}`, day]));
  const bySession = new Map(days.flatMap((day) => [...day.sessions.keys()].map((slug) => [slug, day])));
  const citableOf = (room: string, date: string): CheckedDay['citable'] | undefined =>
    byDate.get(`${room}/${date}`)?.citable;
  const checked = new Map<string, DigestFile>();
  return digests.flatMap((digest) => {
    const { frontMatter, source, file, name, pointOf: placeOf } = digest;
    if (!frontMatter) return digest.problems;
    const { session, room = '', date = '', hidden } = frontMatter;
    const problems: Problem[] = [];
    const report = (rule: Problem['rule'], key: string, actual: string): number =>
      problems.push(problem(rule, { file, start: placeOf([key]) }, { actual }));
    // A digest whose day was lost stands by itself; it may cite other days.
    const home = session === undefined ? { room, date } : bySession.get(session);
    if (!home) report('digest-session', 'session', `the session ${session}, which no day has`);
    else if (session === undefined && bySession.has(name))
      report('digest-address', 'room', `the address talks/${name}/, which a session has`);
    else problems.push(...checkCitations(source, file, home, citableOf, terms));
    if (session !== undefined && !hidden) {
      const other = checked.get(session);
      checked.set(session, digest);
      if (other) report('digest-duplicate', 'session', `a second digest of ${session}, after ${other.file}`);
    }
    return problems;
  });
}
