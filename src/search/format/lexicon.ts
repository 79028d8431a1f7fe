/**
 * The files of the lexicon, as the build writes and the browser reads them: what a query may mean beside the
 * very words. Each is loaded when it can matter, and never before the messages found are shown.
 *
 *     pagefind/lexicon/people.json    `PersonEntry[]`: who said at least a few messages, the most first
 *     pagefind/lexicon/pinyin.json    `PinyinList`: terms and words, and how these and the people are read
 *     pagefind/lexicon/words.json     `WordEntry[]`: words in Latin letters, the most frequent first
 *     pagefind/lexicon/scripts.json   `ScriptPairs`: traditional and simplified forms of the archive's characters
 */

/** What the list of bundles says of the lexicon. */
export interface LexiconEntry {
  /** Changes when any of its files does; part of their addresses. */
  version: string;
  /**
   * The traditional characters that it holds, the most frequent first: in these a query in simplified ones
   * may be asked too. An archive in simplified Chinese has a few dozen, which are not worth a request.
   */
  traditional: ScriptPairs;
}

/** A person's shown name, and how many messages are theirs. */
export type PersonEntry = [name: string, messages: number];

/** `pinyin.json`. */
export interface PinyinList {
  /** Names and synonyms of the glossary, and topics of talks. */
  terms: string[];
  /** Words of which the archive mostly speaks, the most frequent first. */
  words: string[];
  /** How the characters of all these and of the people's names are read: without tones, `v` for ü. */
  readings: [syllable: string, characters: string][];
}

/** A word as it is mostly written, and how many times it occurs. */
export type WordEntry = [word: string, times: number];

/** Two strings of the same length: each character, and its simplified form. */
export interface ScriptPairs {
  traditional: string;
  simplified: string;
}

/** The address of a file of the lexicon below the folder of the index. */
export const lexiconPath = (name: LexiconFile): string => `lexicon/${name}.json`;

export type LexiconFile = 'people' | 'pinyin' | 'words' | 'scripts';
