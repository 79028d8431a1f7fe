import { particle } from '../../language/zh/prose.ts';
import { count, type Counts, mostFirst } from './counts.ts';

/** Chinese characters that are looked at; more of the same talk changes little, and takes time. */
const sampleLength = 150_000;
/** In words of more characters hardly anybody is looking for something by pinyin. */
const longestWord = 5;
/** Parts that a word may be made of: 二, 维 and 码. */
const mostParts = 3;
/** Fewer occurrences than this are chance, of parts put together rather more so. */
const fewestTimes = 3;
const fewestTogether = 5;
/** Words that are kept, about 7 kB on the wire. */
const mostWords = 1500;
/** 维码 is no word, for nearly every time it is a piece of 二维码. */
const pieceShare = 0.8;

/** Longer stretches than sentences are cut, so that one message cannot be the sample. */
const stretch = /[\u3400-\u9fff]{2,200}/g;

/** Finds the words of which an archive mostly speaks, without a dictionary of its own. */
export class Vocabulary {
  #sample: string[] = [];
  #length = 0;
  /** Of so many stretches one is taken. It doubles when the sample is full, which halves the sample. */
  #every = 1;
  #seen = 0;

  /** Takes in a text. */
  add(text: string): void {
    for (const [characters] of text.matchAll(stretch)) {
      if (this.#seen++ % this.#every !== 0) continue;
      this.#sample.push(characters);
      this.#length += characters.length;
      if (this.#length <= sampleLength) continue;
      this.#sample = this.#sample.filter((_, index) => index % 2 === 0);
      this.#length = this.#sample.reduce((sum, one) => sum + one.length, 0);
      this.#every *= 2;
    }
  }

  /** Gives the words, the most frequent first. */
  words(): string[] {
    const words = new Map<string, number>();
    const together = new Map<string, number>();
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    for (const characters of this.#sample) {
      const before: string[] = [];
      for (const { segment } of segmenter.segment(characters)) {
        if (segment.length > 1 && segment.length <= longestWord) count(words, segment);
        let word = particle.test(segment) ? '' : segment;
        for (const part of word === '' ? [] : before.toReversed()) {
          word = part + word;
          if (word.length > longestWord) break;
          count(together, word);
        }
        if (particle.test(segment)) before.length = 0;
        else before.push(segment);
        if (before.length >= mostParts) before.shift();
      }
    }
    for (const [word, times] of together) {
      if (times >= fewestTogether) words.set(word, (words.get(word) ?? 0) + times);
    }
    return mostFirst(withoutPieces(words))
      .filter(([, times]) => times >= fewestTimes)
      .slice(0, mostWords)
      .map(([word]) => word);
  }
}

/** Leaves out what occurs nearly only within one longer word. */
function withoutPieces(words: ReadonlyMap<string, number>): Counts {
  const pieces = new Set<string>();
  for (const [word, times] of words) {
    if (times < fewestTimes) continue;
    for (let length = 2; length < word.length; length++) {
      for (let at = 0; at + length <= word.length; at++) {
        const piece = word.slice(at, at + length);
        if ((words.get(piece) ?? 0) * pieceShare <= times) pieces.add(piece);
      }
    }
  }
  return new Map([...words].filter(([word]) => !pieces.has(word)));
}
