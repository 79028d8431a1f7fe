import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { Day, Term } from '../../archive/schema.ts';
import { fold } from '../format/fold.ts';
import {
  type LexiconEntry,
  type LexiconFile,
  lexiconPath,
  type PersonEntry,
  type PinyinList,
  type ScriptPairs,
  type WordEntry,
} from '../format/lexicon.ts';
import { searchableText } from '../../render/record.ts';
import { han } from '../format/script.ts';
import { latinWord, maxWordCharacters } from '../format/spelling.ts';
import { count, byCount } from './counts.ts';
import { Vocabulary } from './vocabulary.ts';
import type { SpeakerOf } from '../../view/speaker.ts';

/** Who said fewer messages is found by their words alone: half the names, and few that anybody looks for. */
const minMessages = 5;
/** A word that occurs once is as often a mistake. */
const minOccurrences = 2;
/** Words that are kept, the most frequent: about 20 kB on the wire. */
const maxWords = 6000;

const address = /\b[a-z]{2,10}:\/\/\S+/gi;

/** The blocks of Chinese characters in which forms of both scripts stand. */
const firstHan = 0x3400;
const lastHan = 0x9fff;

/** Collects what a query may mean from the days of an archive, and writes it for the browser. */
export class LexiconWriter {
  readonly #terms: readonly Term[];
  readonly #speakerOf: SpeakerOf;
  readonly #messages = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #vocabulary = new Vocabulary();
  readonly #topics = new Set<string>();
  /** How many times each UTF-16 unit occurs in the texts. */
  readonly #units = new Uint32Array(0x10000);

  constructor({ speakerOf, terms }: { speakerOf: SpeakerOf; terms: readonly Term[] }) {
    this.#speakerOf = speakerOf;
    this.#terms = terms;
  }

  /** Takes in a day. Of a removed message only who said it counts, as the site shows it. */
  add({ room, messages, frontMatter: { sessions = [] } }: Day): void {
    for (const topic of sessions.flatMap(({ topics = [] }) => topics)) this.#topics.add(topic);
    for (const message of messages) {
      if (message.speaker !== '' && message.kind !== 'notice')
        count(this.#messages, this.#speakerOf(room, message.speaker).name);
      this.addText(searchableText(message));
    }
  }

  /** Takes in a text that is searched, of a message or a digest. */
  addText(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      this.#units[unit] = (this.#units[unit] as number) + 1;
    }
    this.#vocabulary.add(text);
    const words = text.includes('://') ? text.replace(address, ' ') : text;
    for (const [word] of words.normalize('NFKC').matchAll(latinWord)) {
      if (word.length <= maxWordCharacters) count(this.#words, word);
    }
  }

  /** Writes the files. @param folder the folder of the index */
  async write(folder: string): Promise<LexiconEntry> {
    const people = this.#peopleList();
    const { scripts, traditional } = this.#scripts();
    const files: Record<LexiconFile, unknown> = {
      people,
      pinyin: this.#pinyin(people),
      words: this.#wordList(),
      scripts,
    };
    const hash = createHash('sha256');
    await mkdir(join(folder, dirname(lexiconPath('people'))), { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      const text = JSON.stringify(content);
      hash.update(text);
      await writeFile(join(folder, lexiconPath(name as LexiconFile)), text);
    }
    return { version: hash.digest('hex').slice(0, 10), traditional };
  }

  #peopleList(): PersonEntry[] {
    return byCount(this.#messages).filter(([, messages]) => messages >= minMessages);
  }

  /** Words that differ in case are one, written as most write it. */
  #wordList(): WordEntry[] {
    const written = new Map<string, string>();
    const times = new Map<string, number>();
    for (const [word, count] of byCount(this.#words)) {
      const key = fold(word);
      if (!written.has(key)) written.set(key, word);
      times.set(key, (times.get(key) ?? 0) + count);
    }
    return byCount(times)
      .filter(([, count]) => count >= minOccurrences)
      .slice(0, maxWords)
      .map(([key, count]) => [written.get(key) as string, count]);
  }

  #pinyin(people: readonly PersonEntry[]): PinyinList {
    const terms = [
      ...new Set([...this.#terms.flatMap(({ name, synonyms }) => [name, ...synonyms]), ...this.#topics]),
    ].filter((term) => han.test(term));
    const words = this.#vocabulary.words().filter((word) => !terms.includes(word));
    const readings = new Map<string, string>();
    for (const character of new Set([...terms, ...words, ...people.map(([name]) => name)].join(''))) {
      if (!han.test(character)) continue;
      for (const syllable of readingsOf(character)) {
        readings.set(syllable, `${readings.get(syllable) ?? ''}${character}`);
      }
    }
    return { terms, words, readings: [...readings] };
  }

  #scripts(): Record<'scripts' | 'traditional', ScriptPairs> {
    const simplify = Converter({ from: 't', to: 'cn' });
    const held = (character: string): number => this.#units[character.charCodeAt(0)] as number;
    const pairs: [traditional: string, simplified: string][] = [];
    for (let unit = firstHan; unit <= lastHan; unit++) {
      const character = String.fromCharCode(unit);
      const simplified = simplify(character);
      // A few have a simplified form beyond the first plane, which nobody can type.
      if (simplified !== character && simplified.length === 1) pairs.push([character, simplified]);
    }
    const inUse = pairs.filter(([character]) => held(character) > 0).sort(([a], [b]) => held(b) - held(a));
    // Some simplified characters are traditional ones too: 干 stays in 干預.
    const alsoTraditional = big5Characters();
    const both = [...new Set(inUse.map(([, simplified]) => simplified))].filter((one) =>
      alsoTraditional.has(one),
    );
    return {
      scripts: pairsOf(pairs.filter((pair) => pair.some((one) => held(one) > 0))),
      traditional: pairsOf([...inUse, ...both.map((one): [string, string] => [one, one])]),
    };
  }
}

/** Gives all the ways in which a character is read, as they are typed: `lǚ` as `lv`. */
function readingsOf(character: string): Set<string> {
  const read = pinyin(character, { type: 'array', multiple: true });
  const typed = read.map((reading) =>
    reading.normalize('NFD').replaceAll('u\u0308', 'v').replace(/\p{M}/gu, ''),
  );
  return new Set(typed.filter((reading) => /^[a-z]+$/.test(reading)));
}

const pairsOf = (pairs: readonly [string, string][]): ScriptPairs => ({
  traditional: pairs.map(([traditional]) => traditional).join(''),
  simplified: pairs.map(([, simplified]) => simplified).join(''),
});

/** The characters of Big5, the character set of traditional Chinese. */
function big5Characters(): Set<string> {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail <= 0x7e || trail >= 0xa1) bytes.push(lead, trail);
    }
  }
  return new Set(new TextDecoder('big5').decode(new Uint8Array(bytes)));
}
