import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { listDays, readDays, readRooms } from '../archive/read.ts';
import { shownPath } from '../archive/file.ts';
import { ContentError, formatProblem, type Problem } from '../core/problem.ts';
import { speakerCount } from '../core/outline.ts';
import { calendarDate, type Day, digest, messageTime, slug } from '../core/schema.ts';
import { placeSessions } from '../core/session.ts';
import { checkCitations } from './citation.ts';

/** What lists and calendars need of a session. */
const sessionEntry = z.object({
  slug,
  title: z.string(),
  lead: z.array(z.string()),
  topics: z.array(z.string()),
  start: messageTime,
  messages: z.number(),
});

/** What the collection keeps of a day. Its messages stay on disk until its page is rendered. */
export const dayEntry = z.object({
  room: slug,
  date: calendarDate,
  /** The day's file, absolute. */
  path: z.string(),
  messages: z.number(),
  speakers: z.number(),
  sessions: z.array(sessionEntry),
});
export type DayEntry = z.infer<typeof dayEntry>;

function entryOf(day: Day, path: string): DayEntry {
  const sessions = placeSessions(day).spans.map(({ session, slug, first, last }) => ({
    slug,
    title: session.title,
    lead: session.lead,
    topics: session.topics ?? [],
    start: session.start,
    messages: last - first + 1,
  }));
  const { room, date, messages } = day;
  return { room, date, path, messages: messages.length, speakers: speakerCount(messages), sessions };
}

/**
 * Loads the days of a content folder, and checks them and the digests that cite them. Reports every
 * problem of the folder at once.
 * @throws {ContentError} in a build, when there is an error; while developing it is only shown
 */
export function daysLoader(content: string): Loader {
  const load = async ({ store, parseData, logger }: LoaderContext): Promise<Problem[]> => {
    const problems: Problem[] = [];
    const entries: DayEntry[] = [];
    const ids = new Map<string, ReadonlySet<string>>();
    for await (const { day, file, problems: found } of readDays(await listDays(content))) {
      problems.push(...found);
      if (!day) continue;
      entries.push(entryOf(day, file.path));
      const standing = day.messages.filter((message) => message.kind !== 'removed');
      ids.set(`${day.room}/${day.date}`, new Set(standing.map((message) => message.id)));
    }
    problems.push(...sameSlugs(entries), ...(await checkDigests(content, entries, ids)));
    store.clear();
    for (const entry of entries) {
      const id = `${entry.room}/${entry.date}`;
      store.set({ id, data: await parseData({ id, data: entry }) });
    }
    for (const problem of problems) {
      if (problem.severity === 'warning') logger.warn(formatProblem(problem));
    }
    return problems.filter((problem) => problem.severity === 'error');
  };
  return {
    name: 'qunlu-days',
    schema: dayEntry,
    async load(context) {
      const errors = await load(context);
      const { watcher, logger } = context;
      if (!watcher) {
        if (errors.length > 0) throw new ContentError(errors);
        return;
      }
      for (const error of errors) logger.error(formatProblem(error));
      watcher.add(content);
      for (const event of ['add', 'change', 'unlink'] as const) {
        watcher.on(event, async (path: string) => {
          if (!path.startsWith(content) || !/\.(?:md|mdx)$/.test(path)) return;
          logger.info(`${shownPath(path)} changed`);
          for (const error of await load(context)) logger.error(formatProblem(error));
        });
      }
    },
  };
}

/** Loads `rooms.yaml`. @throws {ContentError} when it is not as it should be */
export function roomsLoader(content: string): Loader {
  return {
    name: 'qunlu-rooms',
    async load({ store, parseData }) {
      const { rooms, problems } = await readRooms(content, await listDays(content));
      if (problems.length > 0) throw new ContentError(problems);
      store.clear();
      for (const [order, room] of rooms.entries()) {
        store.set({ id: room.slug, data: await parseData({ id: room.slug, data: { ...room, order } }) });
      }
    },
  };
}

function sameSlugs(entries: readonly DayEntry[]): Problem[] {
  const seen = new Map<string, DayEntry>();
  return entries.flatMap((entry) =>
    entry.sessions.flatMap(({ slug }) => {
      const other = seen.get(slug);
      seen.set(slug, entry);
      if (!other) return [];
      return [
        {
          severity: 'error' as const,
          rule: 'session-slug',
          file: shownPath(entry.path),
          line: 1,
          column: 1,
          found: `the talk address ${slug}, which ${shownPath(other.path)} has too`,
          expected: 'an address of its own for each session',
          mend: 'give one of the sessions another `slug`',
        },
      ];
    }),
  );
}

/** Checks that each digest belongs to a session and that its citations lead somewhere. */
async function checkDigests(
  content: string,
  entries: readonly DayEntry[],
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Problem[]> {
  const folder = join(content, 'talks');
  if (!existsSync(folder)) return [];
  const problems: Problem[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.mdx')).sort()) {
    const file = shownPath(join(folder, name));
    const source = await readFile(join(folder, name), 'utf8');
    const yaml = /^---\r?\n([^]*?)\r?\n---/.exec(source)?.[1] ?? '';
    const data = digest.safeParse(parseDocument(yaml).toJS());
    const wrong = (found: string, expected: string, mend: string): void => {
      problems.push({ severity: 'error', rule: 'digest', file, line: 2, column: 1, found, expected, mend });
    };
    if (!data.success) {
      for (const issue of data.error.issues) {
        wrong(`${issue.path.join('.') || 'front matter'}: ${issue.message}`, issue.message, 'correct the front matter of the digest');
      }
      continue;
    }
    const home = entries.find((entry) => entry.sessions.some((one) => one.slug === data.data.session));
    if (!home) {
      wrong(`the session ${data.data.session}, which no day has`, 'the slug of a session, <room>-<date>-<HHMM>', 'correct `session`, or mark the session in its day');
      continue;
    }
    problems.push(...checkCitations(source, file, home, (room, date) => ids.get(`${room}/${date}`)));
  }
  return problems;
}
