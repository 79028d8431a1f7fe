import { particle } from '../../language/zh/prose.ts';
import { count, type Counts, byCount } from './counts.ts';

/** Chinese characters that are looked at; more of the same talk changes little, and takes time. */
const sampleLength = 150_000;
/** In words of more characters hardly anybody is looking for something by pinyin. */
const maxWordCharacters = 5;
/** Parts that a word may be made of: 二, 维 and 码. */
const maxParts = 3;
/** Fewer occurrences than this are chance, of parts put together rather more so. */
const minOccurrences = 3;
const minCooccurrences = 5;
/** Words that are kept, about 7 kB on the wire. */
const maxWords = 1500;
/** 维码 is no word, for nearly every time it is a piece of 二维码. */
const partShare = 0.8;

/** Longer stretches than sentences are cut, so that one message cannot be the sample. */
const hanRun = /[\u3400-\u9fff]{2,200}/g;

/** Finds the words of which an archive mostly speaks, without a dictionary of its own. */
export class Vocabulary {
  #sample: string[] = [];
  #length = 0;
  /** Of so many stretches one is taken. It doubles when the sample is full, which halves the sample. */
  #every = 1;
  #seen = 0;

  /** Takes in a text. */
  add(text: string): void {
    for (const [characters] of text.matchAll(hanRun)) {
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
        if (segment.length > 1 && segment.length <= maxWordCharacters) count(words, segment);
        let word = particle.test(segment) ? '' : segment;
        for (const part of word === '' ? [] : before.toReversed()) {
          word = part + word;
          if (word.length > maxWordCharacters) break;
          count(together, word);
        }
        if (particle.test(segment)) before.length = 0;
        else before.push(segment);
        if (before.length >= maxParts) before.shift();
      }
    }
    for (const [word, times] of together) {
      if (times >= minCooccurrences) words.set(word, (words.get(word) ?? 0) + times);
    }
    return byCount(withoutParts(words))
      .filter(([, times]) => times >= minOccurrences)
      .slice(0, maxWords)
      .map(([word]) => word);
  }
}

/** Leaves out what occurs nearly only within one longer word. */
function withoutParts(words: ReadonlyMap<string, number>): Counts {
  const pieces = new Set<string>();
  for (const [word, times] of words) {
    if (times < minOccurrences) continue;
    for (let length = 2; length < word.length; length++) {
      for (let at = 0; at + length <= word.length; at++) {
        const piece = word.slice(at, at + length);
        if ((words.get(piece) ?? 0) * partShare <= times) pieces.add(piece);
      }
    }
  }
  return new Map([...words].filter(([word]) => !pieces.has(word)));
}
