import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { excerpt, type Problem } from '../problem.ts';
import { slug } from '../../message/schema.ts';
import { type Room, room as roomSchema, type Term, term as termSchema } from '../schema.ts';
import { decodeUtf8 } from '../utf8.ts';
import { shownPath } from './file.ts';
import type { DayFile } from './read.ts';

/**
 * Reads `rooms.yaml`, and adds a room for every folder of days that it does not name.
 * @param days the days of the same content folder
 */
export async function readRooms(
  content: string,
  days: readonly DayFile[],
): Promise<{ rooms: Room[]; problems: Problem[] }> {
  const mend = 'write each room with slug, title, description, timeZone and language';
  const { entries: rooms, problems } = await readList(join(content, 'rooms.yaml'), roomSchema, mend);
  for (const name of new Set(days.map((day) => day.room))) {
    if (rooms.some((room) => room.slug === name) || !slug.safeParse(name).success) continue;
    const room = roomSchema.safeParse({ slug: name, title: name });
    if (room.success) rooms.push(room.data);
    else problems.push(reservedRoom(join(content, 'days', name), name));
  }
  return { rooms, problems };
}

/** Reads `terms.yaml`; without the file there are no terms. */
export async function readTerms(content: string): Promise<{ terms: Term[]; problems: Problem[] }> {
  const mend = 'write each term with slug, name, synonyms and definition';
  const { entries: terms, problems } = await readList(join(content, 'terms.yaml'), termSchema, mend);
  return { terms, problems };
}

/** Reads a YAML file that is a list of things with a slug each; what does not fit is left out and reported. */
async function readList<T extends { slug: string }>(
  path: string,
  schema: z.ZodType<T>,
  mend: string,
): Promise<{ entries: T[]; problems: Problem[] }> {
  const entries: T[] = [];
  const problems: Problem[] = [];
  if (!existsSync(path)) return { entries, problems };
  const file = shownPath(path);
  const decoded = decodeUtf8(await readFile(path), file);
  if ('problem' in decoded) return { entries, problems: [decoded.problem] };

  const lineCounter = new LineCounter();
  const document = parseDocument(decoded.text, { lineCounter, prettyErrors: false });
  const report = (offset: number, found: string, expected: string): void => {
    const { line, col } = lineCounter.linePos(offset);
    problems.push({ severity: 'error', rule: 'list', file, line, column: col, found, expected, mend });
  };
  for (const error of document.errors) report(error.pos[0], error.message.split('\n')[0] ?? '', 'YAML');
  if (document.errors.length > 0) return { entries, problems };
  let list: unknown;
  try {
    list = document.toJS() ?? [];
  } catch (error) {
    // Aliases are looked up only now: one may name nothing, or be one of too many.
    report(0, (error as Error).message.split('\n')[0] ?? '', 'YAML');
    return { entries, problems };
  }
  if (!Array.isArray(list)) {
    report(0, excerpt(JSON.stringify(list)), 'a list, each entry after a hyphen');
    return { entries, problems };
  }
  list.forEach((entry: unknown, index) => {
    const offsetOf = (keys: PropertyKey[]): number => {
      const node = document.getIn([index, ...keys], true) ?? document.getIn([index], true);
      return (node as { range?: [number, number, number] } | undefined)?.range?.[0] ?? 0;
    };
    const parsed = schema.safeParse(entry);
    if (!parsed.success) {
      for (const { path: keys, message } of parsed.error.issues) {
        report(offsetOf(keys), `${keys.join('.') || 'an entry'}: ${message}`, message);
      }
    } else if (entries.some((other) => other.slug === parsed.data.slug)) {
      report(offsetOf(['slug']), `${parsed.data.slug} twice`, 'each slug once');
    } else entries.push(parsed.data);
  });
  return { entries, problems };
}

const reservedRoom = (path: string, name: string): Problem => ({
  severity: 'error',
  rule: 'list',
  file: shownPath(path),
  line: 1,
  column: 1,
  found: `a room “${name}”, an address that the site uses itself`,
  expected: 'another name',
  mend: 'rename the folder',
});
