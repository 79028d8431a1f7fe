import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../../archive/disk/file.ts';
import { type ChatRoom, Chats } from '../chats.ts';

/** Where it stands which chats a room is made of; nothing below `imports/` is published. */
const chatsPath = (content: string, room: string): string => join(content, 'imports', room, 'chats.txt');

/**
 * Returns the rooms of a content folder with the chats that earlier imports saw. In `chats.txt` each line is an id, or a
 * name in quotes.
 * @param rooms those that `rooms.yaml` and the days tell
 */
export async function readChats(
  content: string,
  rooms: readonly { slug: string; title: string }[],
): Promise<Chats> {
  const folder = join(content, 'imports');
  const folders = (await stat(folder).catch(() => undefined))?.isDirectory()
    ? await readdir(folder, { withFileTypes: true })
    : [];
  const slugs = new Set([
    ...rooms.map(({ slug }) => slug),
    ...folders.filter((entry) => entry.isDirectory()).map(({ name }) => name),
  ]);
  const known: ChatRoom[] = [];
  for (const slug of [...slugs].sort()) {
    const path = chatsPath(content, slug);
    const lines = existsSync(path) ? (await readFile(path, 'utf8')).split('\n') : [];
    const title = rooms.find((room) => room.slug === slug)?.title;
    known.push({
      slug,
      title: title === slug ? undefined : title,
      ids: new Set(lines.filter((line) => line !== '' && !line.startsWith('"')).map(decoded)),
      names: new Set(lines.filter((line) => line.startsWith('"')).flatMap(unquoted)),
    });
  }
  return new Chats(known);
}

/** Remembers which chats a room is made of. */
export async function writeChats(content: string, { slug, ids, names }: ChatRoom): Promise<void> {
  const path = chatsPath(content, slug);
  const lines = [...[...ids].sort().map(encoded), ...[...names].sort().map((name) => JSON.stringify(name))];
  const text = lines.map((line) => `${line}\n`).join('');
  const before = existsSync(path) ? await readFile(path, 'utf8') : '';
  if (text !== before) await replaceFile(path, text);
}

/** An id as a tool wrote it may hold anything. */
const encoded = (id: string): string => encodeURIComponent(id.toWellFormed()).replaceAll('%40', '@');

function decoded(line: string): string {
  try {
    return decodeURIComponent(line);
  } catch {
    return line;
  }
}

function unquoted(line: string): string[] {
  try {
    return [String(JSON.parse(line))];
  } catch {
    return [];
  }
}
