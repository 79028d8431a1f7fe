import type { PinyinList } from '../format/lexicon.ts';

/**
 * Pinyin: what a query in Latin letters may mean. `yufuka`, `yfk`, `yufk` and `yufu` all may mean 预付卡.
 */

/** A character of a name, or a word in Latin letters within it. */
export interface Syllable {
  /** How it is read: without tones, `v` for ü. */
  readings: readonly string[];
  latin: boolean;
}

/** How each character is read. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** Reads the readings of a list: by character, for a character may have more than one. */
export function readingsOf({ readings }: PinyinList): Readings {
  const found = new Map<string, string[]>();
  for (const [syllable, characters] of readings) {
    for (const character of characters) {
      const known = found.get(character);
      if (known) known.push(syllable);
      else found.set(character, [syllable]);
    }
  }
  return found;
}

/** Syllables of a name that are looked at: longer ones are no names. */
const maxNameCharacters = 40;

/** Gives the syllables of a name: of its Chinese characters, and the words in Latin letters between. */
export function syllablesOf(name: string, readings: Readings): Syllable[] {
  const parts = name.slice(0, maxNameCharacters).match(/[a-z]+|[\u3400-\u9fff]/gi) ?? [];
  return parts.flatMap((part): Syllable[] => {
    if (/[a-z]/i.test(part)) return [{ readings: [part.toLowerCase()], latin: true }];
    const known = readings.get(part);
    return known ? [{ readings: known, latin: false }] : [];
  });
}

/** Longest query that is taken for pinyin, in letters: some ten syllables. */
const maxQueryCharacters = 60;
const letters = /^[a-züv][a-züv' ]*$/;

/** Gives the letters of a query that may be pinyin, at least two; nothing for any other. @param terms folded */
export function pinyinLetters(terms: readonly string[]): string | undefined {
  const typed = terms.join(' ');
  if (!letters.test(typed) || typed.length > maxQueryCharacters) return undefined;
  const joined = typed.replace(/[' ]/g, '').replaceAll('ü', 'v');
  return joined.length >= 2 ? joined : undefined;
}

/** How a query meets syllables, the best first: `yufu` and `yufuk`; `yfk`; `yufk`. */
export const pinyinRanks = ['full', 'initials', 'partial'] as const;
export type PinyinRank = (typeof pinyinRanks)[number];

/** A way in which letters meet syllables. */
export interface PinyinMatch {
  rank: PinyinRank;
  /** The syllable at which it begins, and how many it takes. */
  start: number;
  count: number;
}

/**
 * Gives the best way in which letters meet a name: a beginning of each syllable in turn, from any syllable on,
 * until all letters are used up. At least one of the syllables must be a Chinese character's.
 */
export function matchPinyin(typed: string, syllables: readonly Syllable[]): PinyinMatch | undefined {
  let best: PinyinMatch | undefined;
  for (let start = 0; start < syllables.length; start++) {
    const match = matchFrom(typed, syllables, start);
    if (match && (!best || pinyinRanks.indexOf(match.rank) < pinyinRanks.indexOf(best.rank))) best = match;
  }
  return best;
}

/** How the syllables before were typed; kept as bits, so that the ways to a place are few. */
const wasCut = 1;
const wasLong = 2;
const wasHan = 4;

/** Follows all ways at once, syllable by syllable: the places reached, each with the kinds of ways that lead there. */
function matchFrom(typed: string, syllables: readonly Syllable[], start: number): PinyinMatch | undefined {
  let best: PinyinMatch | undefined;
  let reached = new Set([0]);
  for (let at = start; at < syllables.length && reached.size > 0; at++) {
    const { readings, latin } = syllables[at] as Syllable;
    const next = new Set<number>();
    const ranks = new Set<PinyinRank>();
    for (const state of reached) {
      const place = state >> 3;
      for (const reading of readings) {
        const common = commonLength(typed, place, reading);
        for (let length = 1; length <= common; length++) {
          const whole = length === reading.length;
          const kinds =
            (state & 7) |
            (whole ? 0 : wasCut) |
            (length > initialLength(reading) ? wasLong : 0) |
            (latin ? 0 : wasHan);
          if (place + length < typed.length) next.add(((place + length) << 3) | kinds);
          else if (kinds & wasHan) ranks.add(rankOf(state & 7, kinds, at === start));
        }
      }
    }
    // A way over more syllables may fit better: `xia` is the beginning of `xian`, and all of `xi a`.
    const rank = pinyinRanks.find((one) => ranks.has(one));
    if (rank && (!best || pinyinRanks.indexOf(rank) < pinyinRanks.indexOf(best.rank))) {
      best = { rank, start, count: at - start + 1 };
    }
    reached = next;
  }
  return best;
}

/** Of the last syllable, as of a word that is still being typed, a beginning is enough. */
function rankOf(before: number, kinds: number, only: boolean): PinyinRank {
  if (only ? !(kinds & wasCut) : !(before & wasCut)) return 'full';
  return kinds & wasLong ? 'partial' : 'initials';
}

/** Letters of a syllable that input methods take for its initial. */
const initialLength = (reading: string): number => (/^[zcs]h/.test(reading) ? 2 : 1);

function commonLength(typed: string, from: number, reading: string): number {
  let length = 0;
  while (length < reading.length && typed[from + length] === reading[length]) length++;
  return length;
}
