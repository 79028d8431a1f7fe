import { posix } from 'node:path';
import type { MediaFile, MediaPlace } from './place.ts';

/**
 * Finds the file that a message of an export names: by its path from the export on; else by its name, below the
 * export's folder and in the places that a person has named. Of several of a name it is the one whose folder the path
 * names too; where that tells nothing, none, since a wrong picture is worse than none.
 * @param src a path or an address; @param exportPath the file or the folder that is the export
 * @param own where exports are; @param others where a person has said to look
 */
export async function findFile(
  src: string,
  exportPath: string,
  own: readonly MediaPlace[],
  others: readonly MediaPlace[],
): Promise<MediaFile | undefined> {
  const address = /^[a-z][a-z0-9+.-]+:\/\//i.test(src);
  const path = address ? pathOf(src) : src;
  const name = posix.basename(path);
  if (name === '' || name === '.' || name === '..') return undefined;
  if (!address) {
    for (const place of own) {
      for (const folder of foldersIn(place, exportPath)) {
        const found = (await at(place, folder, path)) ?? one(await below(place, folder, name), path);
        if (found) return found;
      }
    }
  }
  for (const place of others) {
    const found = (address ? undefined : await at(place, '', path)) ?? one(await place.named(name), path);
    if (found) return found;
  }
  return undefined;
}

/** The export's own folder below a place: of a claimed folder itself, of a file the one that it lies in. */
function foldersIn({ path }: MediaPlace, exportPath: string): string[] {
  const root = path === '.' ? '' : `${path.replace(/[/\\]$/, '')}/`;
  const shown = exportPath.replaceAll('\\', '/');
  if (shown === path) return [''];
  if (!shown.startsWith(root.replaceAll('\\', '/')) || (root === '' && shown.startsWith('/'))) return [];
  const inside = shown.slice(root.length);
  const folder = posix.dirname(inside);
  return [folder === '.' ? '' : folder, inside];
}

async function at(place: MediaPlace, folder: string, path: string): Promise<MediaFile | undefined> {
  const whole = posix.normalize(posix.join(folder, path));
  if (path.startsWith('/') || whole === '..' || whole.startsWith('../')) return undefined;
  return place.at(whole);
}

async function below(place: MediaPlace, folder: string, name: string): Promise<readonly MediaFile[]> {
  const files = await place.named(name);
  return folder === '' ? files : files.filter((file) => file.below.startsWith(`${folder}/`));
}

function one(files: readonly MediaFile[], path: string): MediaFile | undefined {
  if (files.length < 2) return files[0];
  const near = files.filter((file) => path.endsWith(file.below.split('/').slice(-2).join('/')));
  return near.length === 1 ? near[0] : undefined;
}

/** A stranger may have written anything after the protocol. */
function pathOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { pathname } = new URL(address);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
