import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { room as roomSchema } from '../schema.ts';
import { stringifyOptions, nodeOf, parseList } from '../yaml-update.ts';
import { replaceFile } from './file.ts';
import { readRooms } from './list.ts';

/** A room as it is written down when its first messages come. */
export interface NewRoom {
  slug: string;
  title: string;
  timeZone?: string | undefined;
  language?: string | undefined;
}

/** Returns the text of `rooms.yaml` with more rooms in it; what a person wrote there, comments too, stays as it is. */
export function addRooms(text: string, rooms: readonly NewRoom[]): string {
  if (rooms.length === 0) return text;
  const { document, list } = parseList(text);
  for (const room of rooms) {
    const stated = Object.entries(room).filter(([, value]) => value !== undefined);
    list.add(nodeOf(document, Object.fromEntries(stated)));
  }
  return document.toString(stringifyOptions);
}

/** Adds rooms to the `rooms.yaml` of a content folder, unless there are errors in it or they stand there already. */
export async function writeRooms(content: string, rooms: readonly NewRoom[]): Promise<void> {
  const path = join(content, 'rooms.yaml');
  const { rooms: present, problems } = await readRooms(content, []);
  if (problems.some(({ severity }) => severity === 'error')) return;
  const sound = rooms.filter(
    (room) => !present.some(({ slug }) => slug === room.slug) && roomSchema.safeParse(room).success,
  );
  if (sound.length === 0) return;
  const text = existsSync(path) ? await readFile(path, 'utf8') : '';
  await replaceFile(path, addRooms(text, sound));
}
