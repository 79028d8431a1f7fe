import { lengthBefore, plain } from './marks.ts';
import { readStamp, type Stamp } from './stamp.ts';

/** How a phone writes the beginning of a message: `[date] `, `date - `, `date: `. */
export type Family = 'bracket' | 'dash' | 'colon';

/** A line that begins a message. */
export interface Header extends Stamp {
  family: Family;
  /** What stands behind the header. */
  rest: string;
  line: number;
}

/** A line that looks like a header and is none that can be read. */
export interface UnreadHeader {
  unread: true;
  line: number;
}

/** Signs of a line among which a header ends. */
const reach = 100;

/**
 * Reads the beginning of a message; nothing for a line that continues one. iPhone: `[11/05/2017, 7:33:16 PM] Name:
 * text`; Android: `11/05/17, 19:33 - Name: text`; old iPhones: `11.05.17 19:33:16: Name: text`.
 */
export function readHeader(raw: string, line: number): Header | UnreadHeader | undefined {
  // Only what can be a header is cleaned, so that the words keep every sign.
  const start = plain(raw.slice(0, reach));
  if (!/\d[:.h]\d\d|\dh |\d h/i.test(start)) return undefined;
  for (const [family, stamp, length] of beginnings(start)) {
    const read = readStamp(stamp);
    if (!read || (family === 'colon' && read.second === undefined)) continue;
    return { ...read, family, rest: raw.slice(lengthBefore(raw, length)), line };
  }
  return looksLikeHeader(start) ? { unread: true, line } : undefined;
}

export const isRead = (header: Header | UnreadHeader | undefined): header is Header =>
  header !== undefined && !('unread' in header);

/** Where a header may end: its family, the stamp, and how long it is with all around it. */
function* beginnings(start: string): Generator<readonly [Family, string, number]> {
  const bracketed = /^\[([^[\]]{8,60})\] ?(?:[-–] )?/.exec(start);
  if (bracketed) yield ['bracket', bracketed[1] as string, bracketed[0].length];
  if (start.startsWith('[')) return;
  for (const end of start.matchAll(/ [-–—] | [-–—]$|: /g)) {
    const stamp = start.slice(0, end.index);
    if (stamp.length >= 8) yield [end[0] === ': ' ? 'colon' : 'dash', stamp, end.index + end[0].length];
  }
}

const numericDate = /\d{1,4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,4}/;

/** Whether a line begins with a date and a time, in brackets or before a dash; a month by its name only in brackets. */
function looksLikeHeader(start: string): boolean {
  const bracketed = /^\[([^[\]]{8,60})\]/.exec(start)?.[1];
  const stamp = bracketed ?? /^(\d.{7,60}?) [-–—] /.exec(start)?.[1];
  if (stamp === undefined || (stamp.match(/\p{L}/gu)?.length ?? 0) > 30) return false;
  const numeric = numericDate.test(stamp);
  const named = bracketed !== undefined && (stamp.match(/\d+/g)?.length ?? 0) > 3;
  return (numeric || named) && /\d{1,2}[:.]\d{2}/.test(numeric ? stamp.replace(numericDate, ' ') : stamp);
}
