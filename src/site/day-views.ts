import { existsSync } from 'node:fs';
import { dayFilePath, readDayFile } from '../archive/disk/read.ts';
import { ContentError } from '../archive/problem.ts';
import { siteConfig, workFolder } from 'virtual:qunlu/site';
import { dayViewer } from '../view/archive.ts';
import type { DayView } from '../view/day-view.ts';
import { type DistantReply, withDistantReplies } from '../view/reply.ts';
import { readArchiveContext } from './archive-context.ts';
import { allDays } from './collections.ts';
import { contentFolder } from './content.ts';
import { ViewStore } from './view-store.ts';

const store = workFolder === undefined ? undefined : new ViewStore(workFolder);

/** Returns the view of a day, or nothing when there is no such day. In a build all views are made before any page. */
export const findDayView = (room: string, date: string): Promise<DayView | undefined> =>
  store ? store.get(room, date) : readDayView(room, date);

/** Returns the view of a day that is there, with those who answer its messages on other days. */
export async function dayViewOf({ room, date }: { room: string; date: string }): Promise<DayView> {
  const view = await findDayView(room, date);
  if (!view) throw new Error(`no day ${room}/${date}`);
  return withDistantReplies(view, (await repliesTo()).get(`${room}/${date}`) ?? []);
}

/** Reads a day as it is now. @throws {ContentError} when its file cannot be read as one */
async function readDayView(room: string, date: string): Promise<DayView | undefined> {
  const view = dayViewer(await readArchiveContext(contentFolder, siteConfig));
  const read = async (
    of: string,
    other: (date: string) => Promise<DayView | undefined> | undefined,
  ): Promise<DayView | undefined> => {
    const path = dayFilePath(contentFolder, room, of);
    if (!existsSync(path)) return undefined;
    const { day, problems } = await readDayFile(path);
    if (!day) throw new ContentError(problems);
    return view(day, other);
  };
  return read(date, (of) => read(of, () => undefined));
}

type Replies = Map<string, { on: string; reply: DistantReply }[]>;
let replies: Promise<Replies> | undefined;

/** Returns the replies that come from other days, by room and date; in a build they are gathered once. */
function repliesTo(): Promise<Replies> {
  if (import.meta.env.DEV) return gather();
  return (replies ??= gather());
}

async function gather(): Promise<Replies> {
  const found: Replies = new Map();
  for (const { room, date: on, replies } of await allDays()) {
    for (const reply of replies) {
      const key = `${room}/${reply.date}`;
      found.set(key, [...(found.get(key) ?? []), { on, reply }]);
    }
  }
  return found;
}
