import { labelOf } from '../../label.ts';
import { unmarked } from './marks.ts';

/** A telephone number as phones show it: digits, with a plus, spaces, points, dashes and brackets. */
const phone = /^\+?[\d(][\d\s().\u2010-\u2015-]{5,24}\d$/;
const phoneWithin = /\+\d[\d\s().\u2010-\u2015-]{5,20}\d/g;

export interface Person {
  speaker: string;
  accountId?: string;
}

/** Returns a speaker's label; a telephone number becomes the same pseudonym every time, and the account's id. */
export function personOf(name: string): Person {
  const label = unmarked(name).replace(/\s+/gu, ' ').trim().replace(/^~\s*/u, '');
  const number = numberOf(label);
  return number === undefined ? { speaker: label } : { speaker: labelOf(number), accountId: `+${number}` };
}

/** Returns the digits of a telephone number, with those of its country; nothing for what is none. */
export function numberOf(text: string): string | undefined {
  const number = text.replace(/\s+/gu, ' ').trim();
  if (!phone.test(number)) return undefined;
  const digits = number.replace(/\D/g, '').replace(/^00/, '');
  return digits.length >= 7 && digits.length <= 15 ? digits : undefined;
}

/**
 * Returns what somebody said, without marks of direction. A mention, which an export sets between isolates, ends with
 * U+2005, and does not show a telephone number.
 */
export function wordsOf(text: string): string {
  if (!text.includes('@')) return unmarked(text);
  return unmarked(
    text
      .replace(
        /@\u2068([^\u2068\u2069\n]{1,80})\u2069 ?/gu,
        (_, name: string) => `@${personOf(name).speaker}\u2005`,
      )
      .replace(/(?<![\w.])@\+?(\d{9,15})(?!\w)/g, (_, number: string) => `@${labelOf(number)}`),
  );
}

/** Returns a notice, without marks of direction, telephone numbers, and the sign of names that people give themselves. */
export const noticeWords = (text: string): string =>
  unmarked(text)
    .replace(/~[\u00a0\u202f ](?=\S)/g, '')
    .replace(phoneWithin, (number) => personOf(number).speaker);
