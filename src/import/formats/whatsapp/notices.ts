import type { Family } from './header.ts';
import { unmarked } from './marks.ts';
import { omittedPhrases, phraseKey } from './phrases.ts';
import { eventOf, isDeleted } from './sentences.ts';

/** What stands behind a header: who speaks and the words, or what WhatsApp itself says. */
export type Part = { name: string; words: string } | { notice: string; event?: string | undefined };

/** A message as it is cut out of the file. */
export interface Cut {
  family: Family;
  /** All that stands behind its header, with marks of direction. */
  text: string;
}

/** Letters that a name has at most; what is longer is a sentence. */
const longestName = 80;

/**
 * Tells notices from words, for all messages of a chat at once: a notice may hold a colon, and iPhones give it the name
 * of the group or of whoever acted.
 * @param title the chat's name, as its file tells it
 */
export function partsOf(cuts: readonly Cut[], title: string): Part[] {
  const split = cuts.map(({ text }) => splitName(text));
  const counts = new Map<string, number>();
  for (const { name } of split.filter((one) => one !== undefined))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const sentences = new Map<string, boolean>();
  const android = (index: number): Part => {
    const text = (cuts[index] as Cut).text;
    const parts = split[index];
    if (!parts) return notice(text);
    const isSentence = sentences.get(parts.name) ?? nameIsSentence(parts.name, text, counts);
    sentences.set(parts.name, isSentence);
    return isSentence || eventOf(unmarked(parts.words).trim(), 'sure') === 'call'
      ? notice(isSentence ? text : parts.words)
      : parts;
  };
  const group = groupName(cuts, split, title);
  return cuts.map(({ family }, index): Part => {
    const parts = split[index];
    if (family === 'dash' || !parts) return android(index);
    return isNotice(parts, parts.name === group) ? notice(parts.words) : parts;
  });
}

const notice = (text: string): Part => ({ notice: text.trim(), event: eventOf(text.trim()) });

/** Cuts the name off; nothing where there is none. */
function splitName(text: string): { name: string; words: string } | undefined {
  const line = text.slice(0, 160);
  for (const colon of line.matchAll(/[:：][\u200e\u200f\u202c\u2069]*(?= |\n|$)|\n/g)) {
    if (colon[0] === '\n') return undefined;
    const name = unmarked(line.slice(0, colon.index)).trim();
    const end = colon.index + colon[0].length;
    return name === '' ? undefined : { name, words: text.slice(text[end] === ' ' ? end + 1 : end) };
  }
  return undefined;
}

/** Whether what stands before a colon is the beginning of a notice: `Lea changed the group name to Garden: South`. */
function nameIsSentence(name: string, text: string, counts: ReadonlyMap<string, number>): boolean {
  if (name.length > longestName || endsInQuotation(name)) return true;
  if (eventOf(text.split('\n', 1)[0] as string, 'worded') !== undefined) return true;
  // In a language that is not known: a sentence that was said once, with words as names seldom have them.
  const words = name.split(/\s+/u);
  if ((counts.get(name) ?? 0) > 1 || words.length < 5) return false;
  const followsName = [...counts].some(
    ([other, count]) =>
      count > 1 && name.startsWith(`${other} `) && name.slice(other.length + 1).split(/\s+/u).length >= 4,
  );
  return followsName || words.filter((word) => /^\p{Ll}/u.test(word)).length >= 4;
}

/** Whether a quotation was begun in a text and not ended: what follows a colon in it belongs to the quotation. */
function endsInQuotation(text: string): boolean {
  const count = (signs: string): number => [...text].filter((sign) => signs.includes(sign)).length;
  return (
    count('"＂') % 2 === 1 ||
    count('«') > count('»') ||
    count('「『') > count('」』') ||
    count('„') > count('“”') ||
    (!text.includes('„') && !text.startsWith('”') && count('“') > count('”'))
  );
}

/** Whether what an iPhone gives a name is a notice and no word of that person. */
function isNotice({ name, words }: { name: string; words: string }, byGroup: boolean): boolean {
  if (byGroup) return true;
  const plain = unmarked(words).trim();
  if (plain.length > 600) return false;
  const marked = /^[\u200e\u200f]/.test(words);
  const actor =
    plain.startsWith(name) || plain.startsWith(`~ ${name}`) || plain.startsWith(name.replace(/^~\s*/u, ''));
  if (marked && !isMedia(plain)) {
    return (
      eventOf(plain) !== undefined || (actor && plain.length > name.length + 2) || namesActor(name, plain)
    );
  }
  if (marked) return false;
  if (eventOf(plain, 'sure') !== undefined) return true;
  return plain.startsWith(name.split(/\s/u, 1)[0] as string) && toldOfOthers.has(eventOf(plain) ?? '');
}

/** What nobody tells of oneself by name, so that it needs no mark of WhatsApp's. */
const toldOfOthers: ReadonlySet<string> = new Set(
  'create rename icon description settings timer security-code'.split(' '),
);

/** Whether a text that WhatsApp marks as its own speaks of the person under whose name it stands. */
const namesActor = (name: string, plain: string): boolean => plain.includes(name) && !plain.includes('\n');

/** Whether a marked text stands for something that was sent. */
const isMedia = (plain: string): boolean =>
  plain.startsWith('<') ||
  omittedPhrases.has(phraseKey(plain.split('\n', 1)[0] as string)) ||
  isDeleted(phraseKey(plain)) ||
  /<[^<>\n]{2,40}>$|https?:\/\/\S+$/u.test(plain) ||
  /^[^:：\n]{2,30}[:：]\s*(?:\n|$)/u.test(plain);

/** The name of the group, where notices stand under it: nobody with this name ever says anything. */
function groupName(
  cuts: readonly Cut[],
  split: readonly ({ name: string; words: string } | undefined)[],
  title: string,
): string | undefined {
  const first = split[0];
  const names = new Set([title]);
  if (first && eventOf(unmarked(first.words).trim()) === 'encryption') names.add(first.name);
  for (const name of names) {
    const own = split.filter((one, index) => one?.name === name && (cuts[index] as Cut).family !== 'dash');
    const silent = own.every((one) => {
      const words = one?.words ?? '';
      const plain = unmarked(words).trim();
      return (/^[\u200e\u200f]/.test(words) && !isMedia(plain)) || eventOf(plain) !== undefined;
    });
    if (own.length > 0 && silent) return name;
  }
  return undefined;
}
