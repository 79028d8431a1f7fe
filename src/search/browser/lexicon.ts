import {
  type LexiconEntry,
  type LexiconFile,
  lexiconPath,
  type PersonEntry,
  type PinyinList,
  type ScriptPairs,
  type WordEntry,
} from '../format/lexicon.ts';
import type { Query } from '../query/query.ts';
import { han, inSimplified, inTraditional } from '../format/script.ts';
import { loadJson, memoized } from './load.ts';

/** The lexicon in the browser: each of its files is loaded when it is first asked for. */
export class Lexicon {
  readonly #entry: LexiconEntry;
  readonly #root: string;
  readonly #files = new Map<LexiconFile, Promise<unknown>>();

  /** @param root the folder of the index, ending in a slash */
  constructor(entry: LexiconEntry, root: string) {
    this.#entry = entry;
    this.#root = root;
  }

  people = (): Promise<PersonEntry[]> => this.#file<PersonEntry[]>('people');
  pinyin = (): Promise<PinyinList> => this.#file<PinyinList>('pinyin');
  words = (): Promise<WordEntry[]> => this.#file<WordEntry[]>('words');

  /** Gives a query in the other script: in simplified characters, or in the traditional ones that the archive holds. */
  async inOtherScript(query: Query): Promise<Query[]> {
    const typed = query.all.join('');
    if (!han.test(typed)) return [];
    const traditional = inTraditional(query, this.#entry.traditional);
    if (!Array.from(typed).some(mayBeTraditional)) return traditional;
    const simplified = inSimplified(query, await this.#file<ScriptPairs>('scripts'));
    return simplified ? [simplified, ...traditional] : traditional;
  }

  #file<T>(name: LexiconFile): Promise<T> {
    const address = `${this.#root}${lexiconPath(name)}?v=${this.#entry.version}`;
    return memoized(this.#files, name, () => loadJson(address)) as Promise<T>;
  }
}

let simplified: Set<string> | undefined;

/** Whether a Chinese character is not one of GB2312, the character set of simplified Chinese, which browsers know. */
function mayBeTraditional(character: string): boolean {
  simplified ??= gb2312Characters();
  return han.test(character) && !simplified.has(character);
}

function gb2312Characters(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)));
}
