import type { Loader, LoaderContext } from 'astro/loaders';
import { join, sep } from 'node:path';
import { checkArchive } from '../archive/disk/check.ts';
import { displayPath } from '../archive/disk/file.ts';
import { readRooms } from '../archive/disk/list.ts';
import { listDays } from '../archive/disk/read.ts';
import { ContentError, formatProblem, type Problem } from '../archive/problem.ts';
import { dayViewer } from '../view/archive.ts';
import { readArchiveContext } from './archive-context.ts';
import { type DayEntry, dayEntry, entryOf } from './day-entry.ts';
import { ViewStore } from './view-store.ts';

/** What loading days depends on besides the content folder. */
interface DaysOptions {
  hiddenDigests: boolean;
  /** The work folder of a build; there is none while developing. */
  work?: string | undefined;
}

/**
 * Loads the days of a content folder, and checks the whole folder. A build keeps the views of all days in its work
 * folder, so that nothing has to read a day again.
 * @throws {ContentError} in a build, when there is an error; while developing it is only shown
 */
export function daysLoader(content: string, options: DaysOptions): Loader {
  return {
    name: 'qunlu-days',
    schema: dayEntry,
    async load(context) {
      const { watcher, logger } = context;
      const errors = await loadDays(content, options, context);
      if (!watcher && errors.length > 0) throw new ContentError(errors);
      for (const error of errors) logger.error(formatProblem(error));
      watch(content, /\.(?:md|mdx|yaml)$/, context, async () => {
        for (const error of await loadDays(content, options, context)) logger.error(formatProblem(error));
      });
    },
  };
}

/** Loads the rooms of a content folder; `daysLoader` reports what is wrong with them. */
export function roomsLoader(content: string): Loader {
  const load = async (context: LoaderContext): Promise<void> => {
    const { rooms } = await readRooms(content, await listDays(content));
    await replaceAll(context, new Map(rooms.map((room, order) => [room.slug, { ...room, order }])));
  };
  return {
    name: 'qunlu-rooms',
    async load(context) {
      await load(context);
      watch(content, /\.(?:md|yaml)$/, context, () => load(context));
    },
  };
}

/** @returns the errors in the folder; warnings are shown */
async function loadDays(content: string, options: DaysOptions, context: LoaderContext): Promise<Problem[]> {
  const archive = await readArchiveContext(content, options);
  const view = dayViewer(archive);
  const store = options.work === undefined ? undefined : new ViewStore(options.work);
  const entries = new Map<string, DayEntry>();
  const { problems } = await checkArchive(content, async (day, file) => {
    // A folder that can be no room is a problem that the check reports.
    if (!archive.rooms.some(({ slug }) => slug === day.room)) return;
    const made = await view(day, (date) => store?.get(day.room, date));
    await store?.put(made);
    entries.set(`${day.room}/${day.date}`, entryOf(made, file.path));
  });
  await replaceAll(context, entries);
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  for (const warning of warnings) context.logger.warn(formatProblem(warning));
  return problems.filter(({ severity }) => severity === 'error');
}

/** Puts entries into the store in the place of all that were there, with nothing in between. */
async function replaceAll(
  { store, parseData }: LoaderContext,
  entries: ReadonlyMap<string, Record<string, unknown>>,
): Promise<void> {
  const parsed = await Promise.all(
    [...entries].map(async ([id, data]) => ({ id, data: await parseData({ id, data }) })),
  );
  store.clear();
  for (const entry of parsed) store.set(entry);
}

/** Loads again after each change of a file below the content folder: one load at a time, and the last one whole. */
function watch(
  content: string,
  files: RegExp,
  { watcher, logger }: LoaderContext,
  load: () => Promise<void>,
): void {
  if (!watcher) return;
  watcher.add(content);
  let loading: Promise<void> | undefined;
  let changed = false;
  const run = async (): Promise<void> => {
    while (changed) {
      changed = false;
      await load().catch((error: unknown) => logger.error(String(error)));
    }
    loading = undefined;
  };
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher.on(event, (path: string) => {
      if (!path.startsWith(join(content, sep)) || !files.test(path)) return;
      logger.info(`${displayPath(path)} changed`);
      changed = true;
      loading ??= run();
    });
  }
}
