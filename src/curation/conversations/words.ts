import { functionWords } from '../../language/en.ts';
import { commonPairs } from '../../language/zh/term.ts';

/** By so much a common word counts less than it is rare. */
const commonShare = 4;
/** Latin words and numbers, Chinese runs, and addresses as wholes. */
const pieces =
  /https?:\/\/[\x21-\x7e]+|\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}'_.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu;
const han = /^\p{Script=Han}/u;

/** Returns the words of a text: Latin ones in small letters, pairs of neighbouring characters of Chinese ones. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [piece] of text.toLowerCase().matchAll(pieces)) {
    if (piece.length === 1 || !han.test(piece)) words.push(piece);
    else for (let at = 0; at + 2 <= piece.length; at++) words.push(piece.slice(at, at + 2));
  }
  return words;
}

/** Whether a word, as `wordsOf` gives it, may be what a text is about. */
export const isSubject = (word: string): boolean =>
  word.length > 1 && !commonPairs.has(word) && !functionWords.has(word);

/** Numbers for words, and how rare each is. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  /** In how many texts each word stands. */
  readonly #texts: number[] = [];
  #count = 0;

  /** Returns the numbers of a text's words, each once, and counts them. */
  add(words: readonly string[]): number[] {
    const numbers = new Set<number>();
    for (const word of words) {
      const number = this.#numbers.get(word) ?? this.#numbers.size;
      if (number === this.#texts.length) {
        this.#numbers.set(word, number);
        this.#texts.push(0);
      }
      numbers.add(number);
    }
    for (const number of numbers) (this.#texts[number] as number)++;
    this.#count++;
    return [...numbers];
  }

  /** Returns how many texts may have a term: as many as have the rarest of its words. */
  textsWith(term: string): number {
    const counts = wordsOf(term).map((word) => this.#texts[this.#numbers.get(word) ?? -1] ?? 0);
    return Math.min(...counts);
  }

  /**
   * Returns, by number, whether each word may be a subject, 1 or 0, and how rare it is: the logarithm of all texts to
   * those that have it; little for one that is no subject.
   */
  measure(): { subjects: Uint8Array; rarity: Float64Array } {
    const subjects = new Uint8Array(this.#texts.length);
    for (const [word, number] of this.#numbers) {
      subjects[number] = Number(isSubject(word) && !/^\d+$/.test(word));
    }
    const rarity = Float64Array.from(this.#texts, (texts, number) => {
      return Math.log((this.#count + 1) / texts) / (subjects[number] === 1 ? 1 : commonShare);
    });
    return { subjects, rarity };
  }
}
