import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shownPath } from '../../archive/disk/file.ts';
import { type Problem, UsageError } from '../../archive/problem.ts';
import { groupFiles, mayHoldMessages } from '../choose.ts';
import type { ExportFile, Format } from '../format.ts';
import { folderPlace, neighbourPlace, type MediaPlace, zipPlace } from '../media/place.ts';
import { excessiveZip, excessOf, sharedName, unreadableZip, ZipFile } from '../zip.ts';

/** What a format reads at once: a file, a file in a zip, or a folder that is one export. */
export interface Source {
  /** As a person would write it. */
  path: string;
  /** The person named this very file, so that it must be an export. */
  named: boolean;
  /** Reads it from disk; nothing is kept. */
  read: () => Promise<ExportFile>;
}

/** A file that was found, on disk or in a zip. */
interface Found {
  path: string;
  named: boolean;
  read: () => Promise<Uint8Array>;
}

/** What there is to read, and where the media of it may lie. */
export interface FoundSources {
  sources: Source[];
  places: MediaPlace[];
  problems: Problem[];
}

/**
 * Finds what there is to read below the paths given, sorted, each once. A zip is a folder; hidden files and
 * files that cannot hold messages are left out.
 * @throws {UsageError} when there is no such path
 */
export async function findSources(
  paths: readonly string[],
  formats: readonly Format[],
): Promise<FoundSources> {
  const found: Found[] = [];
  const places = new Map<string, MediaPlace>();
  const problems: Problem[] = [];
  for (const { path, named } of await listFiles(paths)) {
    if (!/\.zip$/i.test(path)) {
      found.push({ path: shownPath(path), named, read: async () => new Uint8Array(await readFile(path)) });
      if (named) places.set(dirname(path), neighbourPlace(dirname(path)));
      continue;
    }
    const zip = await openZip(path, problems);
    if (!zip) continue;
    places.set(path, zipPlace(zip));
    const entries = zip.entries.filter(({ name }) => mayHoldMessages(name));
    for (const entry of entries) {
      const inner = `${shownPath(path)}/${entry.name}`;
      found.push({ path: inner, named: named && entries.length === 1, read: () => zip.read(entry) });
    }
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
  return { sources, places: [...places.values()], problems };
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
      if (entry.isFile() && !hidden && mayHoldMessages(below) && !files.has(below)) files.set(below, false);
    }
  }
  return [...files].map(([path, named]) => ({ path, named })).sort((a, b) => (a.path < b.path ? -1 : 1));
}
