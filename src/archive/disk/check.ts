import { checkCitations } from '../citation.ts';
import { type Problem, problem } from '../problem.ts';
import type { Day } from '../schema.ts';
import { resolveSessions } from '../session.ts';
import { type DigestFile, readDigests } from './digests.ts';
import { shownPath } from './file.ts';
import { readRooms, readTerms } from './list.ts';
import { readPeople } from './people.ts';
import { checkPictures } from './pictures.ts';
import { type DayFile, listDays, readDays } from './read.ts';

/** What a check remembers of a day: where its sessions are, and which messages may be cited. */
interface Known {
  room: string;
  date: string;
  path: string;
  sessions: string[];
  ids: ReadonlySet<string>;
}

/**
 * Reads a whole content folder, one day at a time, and reports every problem in it at once: rooms, days,
 * sessions that share an address, digests and what they cite.
 * @param onDay is given each day that could be read
 */
export async function checkArchive(
  content: string,
  onDay: (day: Day, file: DayFile) => void,
): Promise<{ problems: Problem[] }> {
  const files = await listDays(content);
  const terms = await readTerms(content);
  const problems = [
    ...(await readRooms(content, files)).problems,
    ...terms.problems,
    ...(await readPeople(content)).problems,
  ];
  const known: Known[] = [];
  for await (const { day, file, problems: found } of readDays(files)) {
    problems.push(...found);
    if (!day) continue;
    if (day.room !== file.room || day.date !== file.date) problems.push(misnamed(day, file));
    onDay(day, file);
    const standing = day.messages.filter((message) => message.kind !== 'removed');
    known.push({
      room: day.room,
      date: day.date,
      path: shownPath(file.path),
      sessions: resolveSessions(day).spans.map((span) => span.slug),
      ids: new Set(standing.map((message) => message.id)),
    });
  }
  problems.push(
    ...checkSlugs(known),
    ...(await checkPictures(content)),
    ...(await checkDigests(content, known, new Set(terms.terms.map((term) => term.slug)))),
  );
  return { problems };
}

function checkSlugs(days: readonly Known[]): Problem[] {
  const owner = new Map<string, Known>();
  return days.flatMap((day) =>
    day.sessions.flatMap((slug) => {
      const other = owner.get(slug);
      owner.set(slug, day);
      if (!other) return [];
      const actual = `the talk address ${slug}, which ${other.path} has too`;
      return [problem('session-slug', { file: day.path }, { actual })];
    }),
  );
}

async function checkDigests(
  content: string,
  days: readonly Known[],
  terms: ReadonlySet<string>,
): Promise<Problem[]> {
  const digests = await readDigests(content);
  const owner = new Map<string, string>();
  return digests.flatMap((digest) => {
    const { session, hidden } = digest.frontMatter ?? {};
    const problems = checkDigest(digest, days, terms);
    if (session === undefined || hidden) return problems;
    const other = owner.get(session);
    owner.set(session, digest.file);
    if (other === undefined) return problems;
    const at = { file: digest.file, start: digest.placeOf(['session']) };
    const actual = `a second digest of ${session}, after ${other}`;
    return [...problems, problem('digest-duplicate', at, { actual })];
  });
}

/** Checks that a digest belongs to a session or a day, and that its citations lead to messages. */
function checkDigest(digest: DigestFile, days: readonly Known[], terms: ReadonlySet<string>): Problem[] {
  const { frontMatter, source, file, name, placeOf, problems } = digest;
  if (!frontMatter) return problems;
  const { session, room, date } = frontMatter;
  const home =
    session === undefined
      ? days.find((day) => day.room === room && day.date === date)
      : days.find((day) => day.sessions.includes(session));
  if (!home && session !== undefined) {
    const actual = `the session ${session}, which no day has`;
    return [problem('digest-session', { file, start: placeOf(['session']) }, { actual })];
  }
  if (session === undefined && days.some((day) => day.sessions.includes(name))) {
    const actual = `the address talks/${name}/, which a session has`;
    return [problem('digest-address', { file, start: placeOf(['room']) }, { actual })];
  }
  // A digest whose day was lost stands by itself; it may cite other days.
  const place = home ?? { room: room ?? '', date: date ?? '' };
  const idsOf = (ofRoom: string, onDate: string): ReadonlySet<string> | undefined =>
    days.find((day) => day.room === ofRoom && day.date === onDate)?.ids;
  return checkCitations(source, file, place, idsOf, terms);
}

/** Its page would have no room, or take the place of another file of the same day. */
const misnamed = ({ room, date }: Day, { path }: DayFile): Problem =>
  problem(
    'file-misplaced',
    { file: shownPath(path) },
    { actual: `a file of the day ${room}/${date} under another name`, expected: `days/${room}/${date}.md` },
  );
