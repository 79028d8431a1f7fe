import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../../archive/disk/file.ts';
import type { Problem } from '../../archive/problem.ts';
import { groupFiles, mayHoldMessages } from '../choose.ts';
import type { ExportFile, Format } from '../format.ts';
import { unzip } from '../zip.ts';
import { UsageError } from '../../archive/problem.ts';

/** What a format reads at once: a file, a file in a zip, or a folder that is one export. */
export interface Source {
  /** As a person would write it. */
  path: string;
  /** The person named this very file, so that it must be an export. */
  named: boolean;
  /** Reads it from disk; nothing is kept. */
  read: () => Promise<ExportFile>;
}

/** A file that was found; one in a zip shares the archive's opening with its neighbours. */
interface Found {
  path: string;
  named: boolean;
  read: () => Promise<Uint8Array>;
}

/**
 * Finds what there is to read below the paths given, sorted, each once. A zip is a folder; hidden files and
 * files that cannot hold messages are left out.
 * @throws {UsageError} when there is no such path
 */
export async function findSources(
  paths: readonly string[],
  formats: readonly Format[],
): Promise<{ sources: Source[]; problems: Problem[] }> {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { path, named } of await listFiles(paths)) {
    if (!/\.zip$/i.test(path)) {
      found.push({ path: shownPath(path), named, read: async () => new Uint8Array(await readFile(path)) });
      continue;
    }
    const opened = await openZip(path);
    problems.push(...opened.problems);
    for (const inner of opened.files) {
      const read = async (): Promise<Uint8Array> =>
        (await openZip(path)).files.find((file) => file.path === inner.path)?.bytes ?? new Uint8Array();
      found.push({ path: inner.path, named: named && opened.files.length === 1, read });
    }
  }
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
  return { sources, problems };
}

/** The zip opened last, because its files are read one after the other. */
let lastZip: { path: string; opened: ReturnType<typeof unzip> } | undefined;

async function openZip(path: string): Promise<ReturnType<typeof unzip>> {
  if (lastZip?.path !== path) {
    lastZip = { path, opened: unzip({ path: shownPath(path), bytes: new Uint8Array(await readFile(path)) }) };
  }
  return lastZip.opened;
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
