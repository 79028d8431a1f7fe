import { fold } from './fold.ts';
import type { WordEntry } from './lexicon.ts';
import type { Query } from '../query/query.ts';

/** Words in Latin letters that are long enough to be told from others when a letter is wrong. */
export const latinWord = /[a-zà-ÿ]{3,}/gi;

/** Longest word that is looked at; longer ones are not words. */
export const maxWordCharacters = 30;

/** How many mistakes a word of so many letters may have. In a short one two would make any word of any other. */
const mistakesIn = (length: number): number => (length <= 5 ? 1 : 2);

/** Whether a query has a word in Latin letters, which may be misspelled. */
export const hasLatinWord = ({ all }: Query): boolean => all.some((term) => term.search(latinWord) >= 0);

/**
 * Gives the query with the words that the archive does not know put right: each by the word with the fewest
 * mistakes between, among these the most frequent. Nothing when there is none to put right.
 * @param words the most frequent first
 */
export function spelledRight({ all, none }: Query, words: readonly WordEntry[]): Query | undefined {
  const known = words.map(([word]) => fold(word));
  const written = (at: number, typed: string): string => words[at]?.[0] ?? typed;
  const right = all.map((term) =>
    term.replace(latinWord, (word) => {
      const whole = known.indexOf(word);
      if (whole >= 0 || word.length > maxWordCharacters || known.some((one) => one.includes(word)))
        return written(whole, word);
      return written(nearestWord(word, known), word);
    }),
  );
  return right.every((term, index) => fold(term) === all[index]) ? undefined : { all: right, none };
}

/** Gives its number, or -1. */
function nearestWord(word: string, words: readonly string[]): number {
  let nearest = -1;
  let limit = mistakesIn(word.length);
  words.forEach((known, index) => {
    if (limit < 0 || Math.abs(known.length - word.length) > limit) return;
    const distance = mistakesBetween(word, known);
    if (distance > limit) return;
    nearest = index;
    // Those that follow are rarer: only fewer mistakes make one better.
    limit = distance - 1;
  });
  return nearest;
}

/**
 * Counts the letters to insert, leave out, change or swap with their neighbour to make one word of the other.
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance (optimal string alignment)
 */
export function mistakesBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2];
      if (swapped && one[row - 2] === other[column - 1]) {
        least = Math.min(least, (before[column - 2] as number) + 1);
      }
      current.push(least);
    }
    before = last;
    last = current;
  }
  return last[other.length] as number;
}
