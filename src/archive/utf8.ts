import { pointAt, type Problem, problem } from './problem.ts';

/**
 * Decodes a content file. A file that is not UTF-8 gives no text but a problem at the first byte that
 * does not fit. A byte order mark is dropped.
 */
export function decodeUtf8(bytes: Uint8Array, file: string): { text: string } | { problem: Problem } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // What stands whole before the bad byte; a sign that it cut in two begins the bad part.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const good = decoder.decode(bytes.subarray(0, firstBadByte(bytes)), { stream: true });
    const offset = new TextEncoder().encode(good).length;
    const hex = [...bytes.subarray(offset, offset + 4)].map((byte) => byte.toString(16).padStart(2, '0'));
    const actual = `bytes ${hex.join(' ')} that are not UTF-8`;
    return { problem: problem('encoding', { file, start: pointAt(good, good.length) }, { actual }) };
  }
}

/** Offset of the first byte from which the input is not UTF-8, by halving the prefix that decodes. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return bytes.length === 0 ? 0 : bad - 1;
}
