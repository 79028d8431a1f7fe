import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from '../../message/schema.ts';
import { type Problem, problem } from '../problem.ts';
import { type Room, room as roomSchema, type Term, term as termSchema } from '../schema.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type ListForm, readYamlList } from '../yaml-list.ts';
import { displayPath } from './file.ts';
import type { DayFile } from './read.ts';

/**
 * Reads `rooms.yaml`, and adds a room for every folder of days that it does not name.
 * @param days the days of the same content folder
 */
export async function readRooms(
  content: string,
  days: readonly DayFile[],
): Promise<{ rooms: Room[]; problems: Problem[] }> {
  const form = { noun: 'room', schema: roomSchema, clashes: sameSlug };
  const { entries: rooms, problems } = await readListFile(join(content, 'rooms.yaml'), form);
  for (const name of new Set(days.map((day) => day.room))) {
    if (rooms.some((room) => room.slug === name) || !slug.safeParse(name).success) continue;
    const room = roomSchema.safeParse({ slug: name, title: name });
    if (room.success) rooms.push(room.data);
    else {
      const actual = `a room “${name}”, an address that the site uses itself`;
      problems.push(problem('room-reserved', { file: displayPath(join(content, 'days', name)) }, { actual }));
    }
  }
  return { rooms, problems };
}

/** Reads `terms.yaml`; without the file there are no terms. */
export async function readTerms(content: string): Promise<{ terms: Term[]; problems: Problem[] }> {
  const form = { noun: 'term', schema: termSchema, clashes: sameSlug };
  const { entries: terms, problems } = await readListFile(join(content, 'terms.yaml'), form);
  return { terms, problems };
}

/** Reads the file of a list; without the file the list is empty. `text` is empty when it cannot be read. */
export async function readListFile<T>(
  path: string,
  form: ListForm<T>,
): Promise<{ entries: T[]; text: string; problems: Problem[] }> {
  if (!existsSync(path)) return { entries: [], text: '', problems: [] };
  const file = displayPath(path);
  const decoded = decodeUtf8(await readFile(path), file);
  if ('problem' in decoded) return { entries: [], text: '', problems: [decoded.problem] };
  return { text: decoded.text, ...readYamlList(decoded.text, file, form) };
}

const sameSlug: ListForm<{ slug: string }>['clashes'] = ({ slug }, before) =>
  before.some((other) => other.slug === slug)
    ? [{ rule: 'list-duplicate', path: ['slug'], its: { actual: `${slug} twice` } }]
    : [];
