import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { displayPath } from '../../archive/disk/file.ts';
import { type Problem, problem, UsageError } from '../../archive/problem.ts';
import { groupFiles, mayHoldMessages } from '../choose.ts';
import type { ExportFile, Format } from '../format.ts';
import { folderPlace, neighbourPlace, type MediaPlace, zipPlace } from '../media/place.ts';
import { isMailName } from '../mail.ts';
import { excessiveZip, excessOf, sharedName, unreadableZip, ZipFile } from '../zip.ts';
import type { Found } from './found.ts';
import { openMails } from './mail-sources.ts';

/** What a format reads at once: a file, a file in a zip, or a folder that is one export. */
export interface Source {
  /** As a person would write it. */
  path: string;
  /** The person named this very file, so that it must be an export. */
  named: boolean;
  /** Reads it from disk; nothing is kept. */
  read: () => Promise<ExportFile>;
}

/** What there is to read, and where the media of it may lie. */
export interface FoundSources {
  sources: Source[];
  places: MediaPlace[];
  /** Files that cannot hold messages by their names: pictures, documents, databases. */
  others: { path: string; head: () => Promise<Uint8Array> }[];
  problems: Problem[];
}

/**
 * Finds what there is to read below the paths given, sorted, each once. A zip is a folder, and so is a
 * mail; hidden files and files that cannot hold messages are left out.
 * @throws {UsageError} when there is no such path
 */
export async function findSources(
  paths: readonly string[],
  formats: readonly Format[],
): Promise<FoundSources> {
  const listed: Found[] = [];
  const places = new Map<string, MediaPlace>();
  const others: FoundSources['others'] = [];
  const problems: Problem[] = [];
  for (const { path, named } of await listFiles(paths)) {
    if (!named && !mayHoldMessages(path)) {
      others.push({ path: displayPath(path), head: () => headOfFile(path) });
      continue;
    }
    if (!/\.zip$/i.test(path)) {
      listed.push({ path: displayPath(path), named, read: async () => new Uint8Array(await readFile(path)) });
      if (named) places.set(dirname(path), neighbourPlace(dirname(path)));
      continue;
    }
    const zip = await openZip(path, problems);
    if (!zip) continue;
    places.set(path, zipPlace(zip));
    const entries = zip.entries.filter(({ name }) => mayHoldMessages(name));
    for (const entry of zip.entries) {
      if (mayHoldMessages(entry.name)) continue;
      const head = async () => (entry.size > headLength * 100 ? new Uint8Array() : zip.read(entry));
      others.push({ path: `${displayPath(path)}/${entry.name}`, head });
    }
    for (const entry of entries) {
      const inner = `${displayPath(path)}/${entry.name}`;
      listed.push({ path: inner, named: named && entries.length === 1, read: () => zip.read(entry) });
    }
  }
  const found: Found[] = [];
  for (const file of listed) {
    const mails = isMailName(file.path) ? await openMailFile(file, problems) : { found: [file], places: [] };
    found.push(...mails.found);
    for (const place of mails.places) places.set(place.path, place);
  }
  for (const path of paths) if ((await stat(path)).isDirectory()) places.set(path, folderPlace(path));
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  const sources = groupFiles(found, formats).map(({ path, files, claimed }): Source => {
    const [only] = files as [Found, ...Found[]];
    if (!claimed) return { path, named: only.named, read: async () => ({ path, bytes: await only.read() }) };
    const read = async (): Promise<ExportFile> => {
      const parts: ExportFile[] = [];
      for (const file of files) parts.push({ path: file.path, bytes: await file.read() });
      return { path, bytes: new Uint8Array(), files: parts };
    };
    return { path, named: true, read };
  });
  return { sources, places: [...places.values()], others, problems };
}

/** Bytes of a file by which it is told what it is. */
const headLength = 4096;

async function headOfFile(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openMailFile(file: Found, problems: Problem[]): ReturnType<typeof openMails> {
  try {
    return await openMails(file);
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    problems.push(problem('export-unreadable', { file: file.path }, { actual }));
    return { found: [], places: [] };
  }
}

async function openZip(path: string, problems: Problem[]): Promise<ZipFile | undefined> {
  try {
    const zip = await ZipFile.open(path);
    const shared = sharedName(zip);
    if (shared !== undefined) throw new Error(`two files in it are named ${shared}`);
    const excess = excessOf(zip);
    if (excess === undefined) return zip;
    problems.push(excessiveZip(path, excess));
  } catch (error) {
    problems.push(unreadableZip(path, error instanceof Error ? error.message : String(error)));
  }
  return undefined;
}

async function listFiles(paths: readonly string[]): Promise<{ path: string; named: boolean }[]> {
  const files = new Map<string, boolean>();
  for (const path of paths) {
    if (!existsSync(path)) throw new UsageError(`no file or folder ${path}`);
    if (!(await stat(path)).isDirectory()) {
      files.set(path, true);
      continue;
    }
    for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
      const below = join(entry.parentPath, entry.name);
      const hidden = below
        .slice(path.length)
        .split(/[/\\]/)
        .some((part) => part.startsWith('.'));
      if (entry.isFile() && !hidden && !files.has(below)) files.set(below, false);
    }
  }
  return [...files].map(([path, named]) => ({ path, named })).sort((a, b) => (a.path < b.path ? -1 : 1));
}
