import { decodeText } from './decode.ts';

/** One file of a zip, as the zip's directory tells it. */
export interface ZipEntry {
  /** With forward slashes, in its real encoding. */
  name: string;
  /** Inflated and packed size, in bytes. */
  size: number;
  packed: number;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  crc: number;
  /** Where its local header begins. */
  offset: number;
}

/** Where a zip's directory is. */
export interface DirectoryPlace {
  entries: number;
  offset: number;
  size: number;
}

/** Bytes in which the end of a directory stands: its record, and a comment of at most 64 KB. */
export const endLength = 22 + 0xffff + 20;

const signatures = { entry: 0x02014b50, end: 0x06054b50, end64Locator: 0x07064b50, end64: 0x06064b50 };

/**
 * Returns where the directory is by the end of a zip, or the place of the record that tells it in large zips.
 * @param tail the last `endLength` bytes, or all
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.14 to 4.3.16
 */
export function findDirectory(tail: Buffer): DirectoryPlace | { end64At: number } | undefined {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== signatures.end) continue;
    const place = {
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const large = place.entries === 0xffff || place.offset === 0xffffffff || place.size === 0xffffffff;
    if (!large || at < 20 || tail.readUInt32LE(at - 20) !== signatures.end64Locator) return place;
    return { end64At: Number(tail.readBigUInt64LE(at - 12)) };
  }
  return undefined;
}

/** Returns where the directory of a large zip is. @param record 56 bytes */
export function readEnd64(record: Buffer): DirectoryPlace | undefined {
  if (record.length < 56 || record.readUInt32LE(0) !== signatures.end64) return undefined;
  return {
    entries: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

/** Returns the entries of a directory; folders are left out. */
export function readDirectory(bytes: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === signatures.entry;) {
    const flags = bytes.readUInt16LE(at + 8);
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const entry: ZipEntry = {
      name: nameOf(name, (flags & 0x800) !== 0, extra),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (flags & 1) !== 0,
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    readSizes64(entry, extra);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The flag says that a name is UTF-8; so does a field of Info-ZIP. Else Chinese systems write GBK there. */
function nameOf(name: Buffer, isUtf8: boolean, extra: Buffer): string {
  const unicode = fieldOf(extra, 0x7075)?.subarray(5);
  const plain = isUtf8 || unicode ? (unicode ?? name).toString('utf8') : decodeText(name).text;
  return plain.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** Sizes of 4 GB and more stand in a field of their own, only those that need it. */
function readSizes64(entry: ZipEntry, extra: Buffer): void {
  const field = fieldOf(extra, 0x0001);
  let at = 0;
  for (const key of ['size', 'packed', 'offset'] as const) {
    if (!field || entry[key] !== 0xffffffff || at + 8 > field.length) continue;
    entry[key] = Number(field.readBigUInt64LE(at));
    at += 8;
  }
}

function fieldOf(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return undefined;
}
