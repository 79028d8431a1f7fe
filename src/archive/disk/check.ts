import { checkCitations } from '../citation.ts';
import type { Problem } from '../problem.ts';
import type { Day } from '../schema.ts';
import { placeSessions } from '../session.ts';
import { type DigestFile, readDigests } from './digests.ts';
import { shownPath } from './file.ts';
import { readRooms, readTerms } from './list.ts';
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
 * @param onDay is given each day that could be read, and waited for
 */
export async function checkArchive(
  content: string,
  onDay: (day: Day, file: DayFile) => unknown,
): Promise<{ problems: Problem[] }> {
  const files = await listDays(content);
  const terms = await readTerms(content);
  const problems = [...(await readRooms(content, files)).problems, ...terms.problems];
  const known: Known[] = [];
  for await (const { day, file, problems: found } of readDays(files)) {
    problems.push(...found);
    if (!day) continue;
    if (day.room !== file.room || day.date !== file.date) problems.push(misnamed(day, file));
    await onDay(day, file);
    const standing = day.messages.filter((message) => message.kind !== 'removed');
    known.push({
      room: day.room,
      date: day.date,
      path: shownPath(file.path),
      sessions: placeSessions(day).spans.map((span) => span.slug),
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
      const found = `the talk address ${slug}, which ${other.path} has too`;
      const mend = 'give one of the sessions another `slug`';
      return [error(day.path, 'session-slug', found, 'an address of its own for each session', mend)];
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
    const found = `a second digest of ${session}, after ${other}`;
    const mend = 'make one of the two, or hide one with `hidden: true`';
    return [
      ...problems,
      {
        ...error(digest.file, 'digest', found, 'one digest for a session', mend),
        ...digest.placeOf(['session']),
      },
    ];
  });
}

/** Checks that a digest belongs to a session or a day, and that its citations lead to messages. */
function checkDigest(digest: DigestFile, days: readonly Known[], terms: ReadonlySet<string>): Problem[] {
  const { frontMatter, source, file, name, placeOf, problems } = digest;
  if (!frontMatter) return problems;
  const report = (key: string, found: string, expected: string, mend: string): Problem[] => [
    { ...error(file, 'digest', found, expected, mend), ...placeOf([key]) },
  ];
  const { session, room, date } = frontMatter;
  const home =
    session === undefined
      ? days.find((day) => day.room === room && day.date === date)
      : days.find((day) => day.sessions.includes(session));
  if (!home && session !== undefined) {
    const expected = 'the slug of a session, <room>-<date>-<HHMM> of its start';
    return report(
      'session',
      `the session ${session}, which no day has`,
      expected,
      'correct `session`, or mark the session in its day',
    );
  }
  if (session === undefined && days.some((day) => day.sessions.includes(name))) {
    return report(
      'room',
      `the address talks/${name}/, which a session has`,
      'an address of its own',
      'rename the file, or state the `session`',
    );
  }
  // A digest whose day was lost stands by itself; it may cite other days.
  const place = home ?? { room: room ?? '', date: date ?? '' };
  const idsOf = (ofRoom: string, onDate: string): ReadonlySet<string> | undefined =>
    days.find((day) => day.room === ofRoom && day.date === onDate)?.ids;
  return checkCitations(source, file, place, idsOf, terms);
}

/** Its page would have no room, or take the place of another file of the same day. */
const misnamed = ({ room, date }: Day, { path }: DayFile): Problem =>
  error(
    shownPath(path),
    'file-name',
    `a file of the day ${room}/${date} under another name`,
    `days/${room}/${date}.md`,
    'rename the file or its folder; of two files of one day, import one into the other',
  );

const error = (file: string, rule: string, found: string, expected: string, mend: string): Problem => {
  return { severity: 'error', rule, file, line: 1, column: 1, found, expected, mend };
};
