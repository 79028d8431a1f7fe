import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareTexts } from '../../message/order.ts';
import { type DayReading, readDay } from '../day-file.ts';
import { decodeUtf8 } from '../utf8.ts';
import { displayPath } from './file.ts';

/** The file of one day. */
export interface DayFile {
  room: string;
  date: string;
  path: string;
}

/** Returns where the file of a day lies in a content folder, whether it is there or not. */
export const dayFilePath = (content: string, room: string, date: string): string =>
  join(content, 'days', room, `${date}.md`);

/** The files of all days of a content folder, by room and date. A room's folder may be a symbolic link. */
export async function listDays(content: string): Promise<DayFile[]> {
  const base = join(content, 'days');
  if (!existsSync(base)) return [];
  const files: DayFile[] = [];
  for (const room of await readdir(base)) {
    if (room.startsWith('.') || !(await isFolder(join(base, room)))) continue;
    for (const name of await readdir(join(base, room))) {
      const path = join(base, room, name);
      if (name.startsWith('.') || !name.endsWith('.md') || (await isFolder(path))) continue;
      files.push({ room, date: name.slice(0, -3), path });
    }
  }
  return files.sort((a, b) => compareTexts(a.room, b.room) || compareTexts(a.date, b.date));
}

/** Reads one day file from disk. Content never makes it throw; a file that is not there does. */
export async function readDayFile(path: string): Promise<DayReading> {
  return decodeDay(await readFile(path), displayPath(path));
}

/** Reads a day file that is in memory. @param shown its path as problems name it */
export function decodeDay(bytes: Uint8Array, shown: string): DayReading {
  const decoded = decodeUtf8(bytes, shown);
  if ('text' in decoded) return readDay(decoded.text, shown);
  const nothing = { line: 1, column: 1 };
  return {
    day: undefined,
    lines: [],
    pointOf: () => nothing,
    frontMatterSource: '',
    problems: [decoded.problem],
  };
}

/** Reads every day of a content folder in turn; memory holds one day at a time. A file that has gone is left out. */
export async function* readDays(days: readonly DayFile[]): AsyncGenerator<DayReading & { file: DayFile }> {
  for (const file of days) {
    const reading = await readDayFile(file.path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
    if (reading) yield { ...reading, file };
  }
}

/** Whether a path is a folder, or a link to one. A link to nothing is not. */
const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
