import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { displayPath } from '../archive/disk/file.ts';
import { type Problem, problem } from '../archive/problem.ts';
import { mayHoldMessages } from './choose.ts';
import {
  type DirectoryPlace,
  endLength,
  findDirectory,
  readDirectory,
  readEnd64,
  type ZipEntry,
} from './zip-directory.ts';

const inflate = promisify(inflateRaw);

/** What a zip may hold before it is taken for a bomb: beyond any real chat export, below any machine's memory. */
export const zipLimits = {
  entries: 500_000,
  /** Of the directory itself. */
  directoryBytes: 256 * 1024 * 1024,
  /** Of all that may hold messages, inflated. */
  textBytes: 1024 * 1024 * 1024,
  /** Chat text shrinks to a tenth; to a hundredth only in jest. */
  ratio: 200,
};

/** A zip of which the directory is in memory, and of whose files those that are asked for. */
export class ZipFile {
  readonly path: string;
  readonly entries: readonly ZipEntry[];

  private constructor(path: string, entries: readonly ZipEntry[]) {
    this.path = path;
    this.entries = entries;
  }

  /** @throws {Error} saying what is wrong when it is no zip, or half of one */
  static async open(path: string, limits = zipLimits): Promise<ZipFile> {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      const tail = await readAt(handle, Math.max(0, size - endLength), Math.min(size, endLength));
      const found = findDirectory(tail);
      const place = found && 'end64At' in found ? readEnd64(await readAt(handle, found.end64At, 56)) : found;
      if (!place) throw new Error('no end of a zip');
      checkPlace(place, size, limits);
      const entries = readDirectory(await readAt(handle, place.offset, place.size));
      if (entries.length > limits.entries) throw new Error(`more than ${limits.entries} files`);
      return new ZipFile(path, entries.filter(isOrdinary));
    } finally {
      await handle.close();
    }
  }

  /**
   * Reads one file; it is inflated to the size that the directory tells and no further.
   * @throws {Error} when it is encrypted, damaged or longer than that
   */
  async read(entry: ZipEntry): Promise<Uint8Array> {
    if (entry.encrypted) throw new Error(`${entry.name} needs a password`);
    if (entry.method !== 0 && entry.method !== 8)
      throw new Error(`${entry.name} is packed in an unusual way`);
    const handle = await open(this.path);
    try {
      const head = await readAt(handle, entry.offset, 30);
      if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50)
        throw new Error(`${entry.name} is not there`);
      const begin = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
      const packed = await readAt(handle, begin, entry.packed);
      const bytes =
        entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, entry.size) });
      if (bytes.length !== entry.size || crc32(bytes) !== entry.crc)
        throw new Error(`${entry.name} is damaged`);
      return bytes;
    } finally {
      await handle.close();
    }
  }
}

/** What makes a zip dangerous to read whole, or nothing. */
export function excessOf({ entries }: ZipFile, limits = zipLimits): string | undefined {
  let bytes = 0;
  for (const { name, size, packed } of entries) {
    if (!mayHoldMessages(name)) continue;
    bytes += size;
    if (size > 1_000_000 && size > packed * limits.ratio)
      return `${name}, which inflates ${Math.round(size / packed)} times`;
  }
  return bytes > limits.textBytes ? `more than ${limits.textBytes} bytes of text` : undefined;
}

/** Returns a name that two files of a zip bear which may hold messages: only one of them could be named. */
export function sharedName({ entries }: ZipFile): string | undefined {
  const names = new Set<string>();
  return entries.find(({ name }) => mayHoldMessages(name) && names.size === names.add(name).size)?.name;
}

/** Says why a zip was not read. */
export const unreadableZip = (path: string, reason: string): Problem =>
  problem('export-zip', { file: displayPath(path) }, { actual: `a zip that cannot be read (${reason})` });

/** Says why a zip was not unpacked. */
export const excessiveZip = (path: string, actual: string): Problem =>
  problem('export-zip-size', { file: displayPath(path) }, { actual });

function checkPlace(
  { entries, offset, size }: DirectoryPlace,
  fileSize: number,
  limits: typeof zipLimits,
): void {
  if (entries > limits.entries) throw new Error(`more than ${limits.entries} files`);
  if (offset + size > fileSize) throw new Error('a directory beyond its end');
  if (size > limits.directoryBytes) throw new Error('a directory that is too large');
}

/** Nothing that a Mac adds, nothing hidden, no path that leads out of the zip. */
const isOrdinary = ({ name }: ZipEntry): boolean =>
  !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name) && !/^(?:\/|[A-Za-z]:)/.test(name);

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
