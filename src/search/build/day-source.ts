import { existsSync } from 'node:fs';
import { readRooms } from '../../archive/disk/list.ts';
import { type DayFile, dayFilePath, readDayFile, readDays } from '../../archive/disk/read.ts';
import type { PeopleIndex } from '../../archive/people.ts';
import type { Day } from '../../archive/schema.ts';
import { sequentialViewer } from '../../view/archive.ts';
import { publishedDay } from '../../view/day-view.ts';

/** One day of those that are indexed. */
export type IndexedDay = Pick<DayFile, 'room' | 'date'>;

/** The days that are indexed, as they may be published. */
export interface DaySource {
  days: readonly IndexedDay[];
  /** Reads days in the order given, each of a room after those of the room before it. */
  read: (days: readonly IndexedDay[]) => AsyncIterable<Day>;
}

/** Returns the days of a content folder. @param days all of them, or those of a part */
export async function daysOnDisk(
  content: string,
  days: readonly DayFile[],
  people: PeopleIndex,
): Promise<DaySource> {
  const { rooms } = await readRooms(content, days);
  // What a part publishes of its first day depends on the day before, which another part may hold.
  const view = sequentialViewer({ rooms, people }, async (room, date) => {
    const path = dayFilePath(content, room, date);
    return existsSync(path) ? (await readDayFile(path)).day : undefined;
  });
  return {
    days,
    async *read(some) {
      const files = some.map(({ room, date }) => ({ room, date, path: dayFilePath(content, room, date) }));
      for await (const { day } of readDays(files)) {
        if (day && rooms.some(({ slug }) => slug === day.room)) yield publishedDay(await view(day));
      }
    },
  };
}
