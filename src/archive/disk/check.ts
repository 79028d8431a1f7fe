import { type Problem, problem } from '../problem.ts';
import type { Day } from '../schema.ts';
import { resolveSessions } from '../session.ts';
import { type CheckedDay, checkDigests } from './check-digests.ts';
import { readDigests } from './digests.ts';
import { displayPath } from './file.ts';
import { readRooms, readTerms } from './list.ts';
import { readPeople } from './people.ts';
import { checkPictures } from './pictures.ts';
import { type DayFile, listDays, readDays } from './read.ts';

/**
 * Reads a whole content folder, one day at a time, and reports every problem in it at once: lists, days,
 * sessions that share an address, pictures, digests and what they cite.
 * @param onDay is given each day that could be read, and waited for
 */
export async function checkArchive(
  content: string,
  onDay: (day: Day, file: DayFile) => unknown,
): Promise<{ problems: Problem[] }> {
  const files = await listDays(content);
  const [rooms, terms, people] = [
    await readRooms(content, files),
    await readTerms(content),
    await readPeople(content),
  ];
  const problems = [...rooms.problems, ...terms.problems, ...people.problems];
  const days: CheckedDay[] = [];
  for await (const { day, file, problems: found, pointOf: placeOf } of readDays(files)) {
    problems.push(...found);
    if (!day) continue;
    if (day.room !== file.room || day.date !== file.date) problems.push(misplaced(day, file));
    await onDay(day, file);
    const { room, date, messages, frontMatter } = day;
    const sessions = resolveSessions(day).spans.map(({ slug, session }) => {
      const place = placeOf(['sessions', frontMatter.sessions?.indexOf(session) ?? 0]);
      return [slug, place] as const;
    });
    const citable = messages.filter(({ kind }) => kind !== 'removed').map(({ id }) => id);
    const path = displayPath(file.path);
    days.push({ room, date, path, sessions: new Map(sessions), citable: new Set(citable) });
  }
  const slugs = new Set(terms.terms.map((term) => term.slug));
  problems.push(
    ...checkSlugs(days),
    ...(await checkPictures(content)),
    ...checkDigests(await readDigests(content), days, slugs),
  );
  return { problems };
}

/** Reports sessions of one day that have the address of a session of an earlier one. */
function checkSlugs(days: readonly CheckedDay[]): Problem[] {
  const owners = new Map<string, CheckedDay>();
  return days.flatMap((day) =>
    [...day.sessions].flatMap(([slug, start]) => {
      const owner = owners.get(slug);
      owners.set(slug, day);
      if (!owner) return [];
      const actual = `the talk address ${slug}, which ${owner.path} has too`;
      return [problem('session-slug', { file: day.path, start }, { actual })];
    }),
  );
}

/** Its page would have no room, or take the place of another file of the same day. */
const misplaced = ({ room, date }: Day, { path }: DayFile): Problem =>
  problem(
    'file-misplaced',
    { file: displayPath(path) },
    { actual: `a file of the day ${room}/${date} under another name`, expected: `days/${room}/${date}.md` },
  );
