import { posix } from 'node:path';
import type { MediaFile, MediaPlace } from './place.ts';

/**
 * Finds the file that a message of an export names: by its path from the export on; else by its name, below the
 * export's folder and in the places that a person has named. Of several of a name it is the one whose folder the path
 * names too; where that tells nothing, none, since a wrong picture is worse than none. An address names its file beside
 * the export only with an id: `…/T1-F8/map.png` is there as `F8-map.png` or `F8/map.png`.
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
  for (const place of own) {
    for (const folder of foldersIn(place, exportPath)) {
      const ofFolder = (named: string) => below(place, folder, named);
      const found = address
        ? await byId(ofFolder, path)
        : ((await at(place, folder, path)) ??
          (await byId(ofFolder, path)) ??
          one(await ofFolder(name), path));
      if (found) return found;
    }
  }
  for (const place of others) {
    const found =
      (address ? undefined : await at(place, '', path)) ??
      (await byId((named) => place.named(named), path)) ??
      one(await place.named(name), path);
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
  const ids = idsIn(path);
  const possible = files.filter((file) => {
    const [other] = idsIn(file.below);
    return other === undefined || ids.length === 0 || ids.includes(other);
  });
  if (possible.length < 2) return possible[0];
  const near = possible.filter((file) => path.endsWith(file.below.split('/').slice(-2).join('/')));
  return near.length === 1 ? near[0] : undefined;
}

/** Returns the file that has the path's id before its name, or for the name of its folder. */
async function byId(
  named: (name: string) => Promise<readonly MediaFile[]>,
  path: string,
): Promise<MediaFile | undefined> {
  const name = posix.basename(path);
  for (const id of idsIn(path)) {
    const inFolder = (await named(name)).filter((file) => file.below.split('/').at(-2) === id);
    const found = [...inFolder, ...(await named(`${id}-${name}`))];
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** A file's id in Slack (`F01ABC`) or a snowflake, as Discord has it. */
const fileId = /^(?:[A-Z](?=[A-Z0-9]*\d)[A-Z0-9]+|\d{15,20})$/;

/** Returns the ids in the name of the folder above a file: the last part of `T1-F8`. */
function idsIn(path: string): string[] {
  const id = path.split('/').at(-2)?.split('-').at(-1) ?? '';
  return fileId.test(id) ? [id] : [];
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
