import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { displayPath } from '../../archive/disk/file.ts';
import { UsageError } from '../../archive/problem.ts';
import { ZipFile } from '../zip.ts';

/** A file that may be what a message shows. */
export interface MediaFile {
  /** As a person would write it. */
  path: string;
  /** Below its place, with forward slashes. */
  below: string;
  /** Its size in bytes. */
  size: () => Promise<number>;
  read: () => Promise<Uint8Array>;
}

/**
 * Where media may lie: a folder, a zip, or what lies beside a file. A path of an export is never opened: it is looked
 * up among the files that are there, so that none leads out of the place, and links are not followed.
 */
export interface MediaPlace {
  /** As a person would write it. */
  path: string;
  /** Returns the file at a path below the place; the path has no `.` or `..` in it. */
  at: (path: string) => Promise<MediaFile | undefined>;
  /** Returns all files of a name. */
  named: (name: string) => Promise<readonly MediaFile[]>;
}

/**
 * Returns the place that a person has named: a folder or a zip.
 * @throws {UsageError} when it is not there, or neither
 */
export async function openPlace(path: string): Promise<MediaPlace> {
  if (!existsSync(path)) throw new UsageError(`no folder or zip ${path}`);
  if ((await stat(path)).isDirectory()) return folderPlace(path);
  try {
    return zipPlace(await ZipFile.open(path));
  } catch (error) {
    throw new UsageError(`${path} is neither a folder nor a zip (${(error as Error).message})`);
  }
}

/** Returns the place of all files below a folder; it is listed when it is first looked at. */
export function folderPlace(folder: string): MediaPlace {
  return listedPlace(displayPath(folder), async () => {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries.flatMap((entry): MediaFile[] => {
      const path = join(entry.parentPath, entry.name);
      const below = relative(folder, path).split(sep).join('/');
      if (!entry.isFile() || /(?:^|\/)\./.test(below)) return [];
      return [fileOnDisk(path, below)];
    });
  });
}

/** Returns the place of all files in a zip. */
export function zipPlace(zip: ZipFile): MediaPlace {
  const shown = displayPath(zip.path);
  return listedPlace(shown, () =>
    Promise.resolve(
      zip.entries.map((entry): MediaFile => ({
        path: `${shown}/${entry.name}`,
        below: entry.name,
        size: () => Promise.resolve(entry.size),
        read: () => zip.read(entry),
      })),
    ),
  );
}

/** Returns the place of what an export in a folder refers to, without listing the folder, which may be anybody's home. */
export function neighbourPlace(folder: string): MediaPlace {
  const at = async (path: string): Promise<MediaFile | undefined> => {
    const whole = join(folder, ...path.split('/'));
    try {
      const [real, root, found] = [await realpath(whole), await realpath(folder), await lstat(whole)];
      if (!found.isFile() || real !== join(root, ...path.split('/'))) return undefined;
      return fileOnDisk(whole, path);
    } catch {
      return undefined;
    }
  };
  return {
    path: displayPath(folder),
    at,
    named: async (name) => [await at(name)].filter((file) => file !== undefined),
  };
}

function fileOnDisk(path: string, below: string): MediaFile {
  return {
    path: displayPath(path),
    below,
    size: async () => (await stat(path)).size,
    read: async () => new Uint8Array(await readFile(path)),
  };
}

/** Returns the place of files that are listed when they are first looked for. */
export function listedPlace(path: string, list: () => Promise<readonly MediaFile[]>): MediaPlace {
  let listed: Promise<{ byPath: Map<string, MediaFile>; byName: Map<string, MediaFile[]> }> | undefined;
  const files = () => (listed ??= list().then(indexFiles));
  return {
    path,
    at: async (below) => (await files()).byPath.get(below.normalize('NFC')),
    named: async (name) => (await files()).byName.get(name.normalize('NFC')) ?? [],
  };
}

/** Macs write names decomposed, exports mostly composed. */
function indexFiles(files: readonly MediaFile[]) {
  const byPath = new Map<string, MediaFile>();
  const byName = new Map<string, MediaFile[]>();
  for (const file of files) {
    const below = file.below.normalize('NFC');
    byPath.set(below, file);
    const name = posix.basename(below);
    const same = byName.get(name);
    if (same) same.push(file);
    else byName.set(name, [file]);
  }
  return { byPath, byName };
}
