import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import { checkArchive } from '../archive/disk/check.ts';
import { shownPath } from '../archive/disk/file.ts';
import { readRooms } from '../archive/disk/list.ts';
import { listDays } from '../archive/disk/read.ts';
import { speakerCount } from '../talk/outline.ts';
import { ContentError, formatProblem, type Problem } from '../archive/problem.ts';
import { calendarDate, messageTime, slug } from '../message/schema.ts';
import { type Day } from '../archive/schema.ts';
import { resolveSessions } from '../archive/session.ts';

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
  const sessions = resolveSessions(day).spans.map(({ session, slug, first, last }) => ({
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
 * Loads the days of a content folder, and checks the whole folder.
 * @throws {ContentError} in a build, when there is an error; while developing it is only shown
 */
export function daysLoader(content: string): Loader {
  const load = async ({ store, parseData, logger }: LoaderContext): Promise<Problem[]> => {
    const entries: DayEntry[] = [];
    const { problems } = await checkArchive(content, (day, file) => entries.push(entryOf(day, file.path)));
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
        watcher.on(event, (path: string) => {
          if (!path.startsWith(content) || !/\.(?:md|mdx)$/.test(path)) return;
          logger.info(`${shownPath(path)} changed`);
          load(context).then(
            (found) => found.forEach((error) => logger.error(formatProblem(error))),
            (error: unknown) => logger.error(String(error)),
          );
        });
      }
    },
  };
}

/** Loads the rooms of a content folder; `daysLoader` reports what is wrong with them. */
export function roomsLoader(content: string): Loader {
  return {
    name: 'qunlu-rooms',
    async load({ store, parseData }) {
      const { rooms } = await readRooms(content, await listDays(content));
      store.clear();
      for (const [order, room] of rooms.entries()) {
        store.set({ id: room.slug, data: await parseData({ id: room.slug, data: { ...room, order } }) });
      }
    },
  };
}
