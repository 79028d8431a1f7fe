import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { type DayReading, readDay } from '../core/day-file.ts';
import { excerpt, type Problem } from '../core/problem.ts';
import { type Room, room as roomSchema, slug } from '../core/schema.ts';
import { decodeUtf8 } from '../core/utf8.ts';
import { shownPath } from './file.ts';

/** The file of one day. */
export interface DayFile {
  room: string;
  date: string;
  path: string;
}

/** The files of all days of a content folder, by room and date. */
export async function listDays(content: string): Promise<DayFile[]> {
  const base = join(content, 'days');
  if (!existsSync(base)) return [];
  const files: DayFile[] = [];
  for (const folder of await readdir(base, { withFileTypes: true })) {
    if (!folder.isDirectory() || folder.name.startsWith('.')) continue;
    for (const name of await readdir(join(base, folder.name))) {
      if (name.startsWith('.') || !name.endsWith('.md')) continue;
      files.push({ room: folder.name, date: name.slice(0, -3), path: join(base, folder.name, name) });
    }
  }
  return files.sort((a, b) => compare(a.room, b.room) || compare(a.date, b.date));
}

/** Reads one day file from disk. Content never makes it throw; a file that is not there does. */
export async function readDayFile(path: string): Promise<DayReading> {
  const shown = shownPath(path);
  const decoded = decodeUtf8(await readFile(path), shown);
  if ('text' in decoded) return readDay(decoded.text, shown);
  const nothing = { line: 1, column: 1 };
  return {
    day: undefined,
    lines: [],
    placeOf: () => nothing,
    frontMatterSource: '',
    problems: [decoded.problem],
  };
}

/**
 * Reads `rooms.yaml`, and adds a room for every folder of days that it does not name.
 * @param days the days of the same content folder
 */
export async function readRooms(
  content: string,
  days: readonly DayFile[],
): Promise<{ rooms: Room[]; problems: Problem[] }> {
  const path = join(content, 'rooms.yaml');
  const rooms: Room[] = [];
  const problems: Problem[] = [];
  if (existsSync(path)) {
    const file = shownPath(path);
    const decoded = decodeUtf8(await readFile(path), file);
    if ('problem' in decoded) problems.push(decoded.problem);
    else readRoomList(decoded.text, file, rooms, problems);
  }
  for (const name of new Set(days.map((day) => day.room))) {
    if (!rooms.some((room) => room.slug === name) && slug.safeParse(name).success) {
      const room = roomSchema.safeParse({ slug: name, title: name });
      if (room.success) rooms.push(room.data);
      else problems.push(reservedRoom(join(content, 'days', name), name));
    }
  }
  return { rooms, problems };
}

function readRoomList(text: string, file: string, rooms: Room[], problems: Problem[]): void {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const report = (offset: number, found: string, expected: string): void => {
    const { line, col } = lineCounter.linePos(offset);
    const mend = 'write each room as in the sample: slug, title, description, timeZone';
    problems.push({ severity: 'error', rule: 'rooms', file, line, column: col, found, expected, mend });
  };
  for (const error of document.errors) {
    report(error.pos[0], `YAML that cannot be read (${error.message.split('\n')[0]})`, 'YAML');
  }
  if (document.errors.length > 0) return;
  const list: unknown = document.toJS() ?? [];
  if (!Array.isArray(list)) return report(0, excerpt(JSON.stringify(list)), 'a list of rooms');
  list.forEach((entry, index) => {
    const offset = (path: PropertyKey[]): number => {
      const node = document.getIn([index, ...path], true) ?? document.getIn([index], true);
      return (node as { range?: [number, number, number] } | undefined)?.range?.[0] ?? 0;
    };
    const parsed = roomSchema.safeParse(entry);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        report(offset(issue.path), `${issue.path.join('.') || 'a room'}: ${issue.message}`, issue.message);
      }
    } else if (rooms.some((room) => room.slug === parsed.data.slug)) {
      report(offset(['slug']), `the room ${parsed.data.slug} twice`, 'each room once');
    } else rooms.push(parsed.data);
  });
}

const reservedRoom = (path: string, name: string): Problem => ({
  severity: 'error',
  rule: 'rooms',
  file: shownPath(path),
  line: 1,
  column: 1,
  found: `a room “${name}”, an address that the site uses itself`,
  expected: 'another name',
  mend: 'rename the folder',
});

/** Reads every day of a content folder in turn; memory holds one day at a time. */
export async function* readDays(days: readonly DayFile[]): AsyncGenerator<DayReading & { file: DayFile }> {
  for (const file of days) {
    const reading = await readDayFile(file.path);
    yield { ...reading, file };
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
