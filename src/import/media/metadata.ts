import type { PictureType } from './file-type.ts';

/**
 * Returns a picture without what tells where, when, by whom and with which camera it was taken, the picture itself to
 * the bit as it was: EXIF, XMP, IPTC, comments, and whatever phones append behind its end. Colour profiles stay, and so
 * does the orientation of a JPEG, without which it would lie on its side.
 */
export function withoutMetadata(bytes: Uint8Array, type: PictureType): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'jpeg') return stripJpeg(buffer);
  if (type === 'png') return stripPng(buffer);
  return type === 'webp' ? stripWebp(buffer) : bytes;
}

/** @see ITU-T T.81 B.1 and CIPA DC-008 (EXIF) 4.5 */
function stripJpeg(bytes: Buffer): Uint8Array {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  const orientation = orientationOf(bytes);
  if (orientation > 1) kept.push(orientationSegment(orientation));
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, end);
    if (isPictureSegment(marker, segment)) kept.push(segment);
    at = end;
    if (marker === 0xda) {
      const scanEnd = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, scanEnd));
      at = scanEnd;
    }
  }
  kept.push(Buffer.from([0xff, 0xd9]));
  return Buffer.concat(kept);
}

/** Application data is left out, but for the header, the colour profile and Adobe's note of the colour space. */
function isPictureSegment(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0 || marker === 0xee) return true;
  return marker === 0xe2 && segment.subarray(4, 15).toString('latin1') === 'ICC_PROFILE';
}

/** Where the compressed data ends: at a marker that neither stands for a byte of it nor restarts it. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** The orientation that EXIF tells, 1 to 8; 1 where there is none. */
export function orientationOf(bytes: Buffer): number {
  const at = bytes.indexOf('Exif\0\0', 0, 'latin1');
  if (at < 0 || at > 0x20000 || at + 20 > bytes.length) return 1;
  const tiff = bytes.subarray(at + 6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (from: number): number => {
    if (from < 0 || from + 2 > tiff.length) return 0;
    return little ? tiff.readUInt16LE(from) : tiff.readUInt16BE(from);
  };
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let nth = 0; nth < short(first); nth++) {
    const entry = first + 2 + 12 * nth;
    if (short(entry) !== 0x0112) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const orientationSegment = (orientation: number): Buffer =>
  Buffer.from([
    ...[0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM\0*', 'latin1'), 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

/** @see https://www.w3.org/TR/png-3/#11Ancillary-chunks */
function stripPng(bytes: Buffer): Uint8Array {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!/^(?:eXIf|tEXt|zTXt|iTXt|tIME)$/.test(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return Buffer.concat(kept);
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function stripWebp(bytes: Buffer): Uint8Array {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const name = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    // The flags of EXIF and XMP.
    if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] as number) & ~0x0c;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
