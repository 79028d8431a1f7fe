import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCitations } from '../core/citation.ts';
import { readFrontMatter } from '../core/front-matter.ts';
import type { Problem } from '../core/problem.ts';
import { type Day, digest } from '../core/schema.ts';
import { placeSessions } from '../core/session.ts';
import { shownPath } from './file.ts';
import { readRooms, readTerms } from './list.ts';
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
  const problems = [...(await readRooms(content, files)).problems, ...(await readTerms(content)).problems];
  const known: Known[] = [];
  for await (const { day, file, problems: found } of readDays(files)) {
    problems.push(...found);
    if (!day) continue;
    onDay(day, file);
    const standing = day.messages.filter((message) => message.kind !== 'removed');
    known.push({
      room: day.room,
      date: day.date,
      path: shownPath(file.path),
      sessions: placeSessions(day).spans.map((span) => span.slug),
      ids: new Set(standing.map((message) => message.id)),
    });
  }
  problems.push(...checkSlugs(known), ...(await checkDigests(content, known)));
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

async function checkDigests(content: string, days: readonly Known[]): Promise<Problem[]> {
  const folder = join(content, 'talks');
  if (!existsSync(folder)) return [];
  const problems: Problem[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.mdx')).sort()) {
    const source = await readFile(join(folder, name), 'utf8');
    problems.push(...checkDigest(source, shownPath(join(folder, name)), days));
  }
  return problems;
}

/** Checks that a digest belongs to a session and that its citations lead to messages. */
function checkDigest(source: string, file: string, days: readonly Known[]): Problem[] {
  const yaml = /^---\r?\n([^]*?\n)---/.exec(source)?.[1] ?? '';
  const { frontMatter, placeOf, problems } = readFrontMatter(yaml, file, 2, digest);
  if (!frontMatter) return problems;
  const { session } = frontMatter;
  const home = days.find((day) => day.sessions.includes(session));
  if (!home) {
    const expected = 'the slug of a session, <room>-<date>-<HHMM> of its start';
    const mend = 'correct `session`, or mark the session in its day';
    return [
      {
        ...error(file, 'digest', `the session ${session}, which no day has`, expected, mend),
        ...placeOf(['session']),
      },
    ];
  }
  return checkCitations(source, file, home, (room, date) => {
    return days.find((day) => day.room === room && day.date === date)?.ids;
  });
}

const error = (file: string, rule: string, found: string, expected: string, mend: string): Problem => {
  return { severity: 'error', rule, file, line: 1, column: 1, found, expected, mend };
};
