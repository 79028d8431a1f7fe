import {
  type BundleDays,
  type BundleEntry,
  type BundleSpeakers,
  blockPath,
  type TextBlock,
} from '../format/bundle.ts';
import { BundleIndex } from '../query/bundle-index.ts';
import type { Match } from '../query/match.ts';
import { inBoth, type Messages, without } from '../query/messages.ts';
import { intersect, type Postings } from '../format/postings.ts';
import type { Query } from '../query/query.ts';
import { blockStarts } from '../format/slot.ts';
import { type TokenKind, tokensOfTerm } from '../format/token.ts';
import { loadJson, memoized } from './load.ts';
import type { TokenIndex } from '../pagefind/reader.ts';

/** What answers a query. */
export interface BundleAnswer {
  /** Messages: newest day first, within a day in order. */
  found: Match[];
  /** Passages of digests: newest first, within a digest in order. */
  passages: Match[];
}

/** A message as a text block keeps it. */
interface StoredMessage {
  /** Permalink anchor without `m-`. */
  id: string;
  speaker: string;
  text: string;
  removed: boolean;
}

/** How many tokens' places a bundle remembers; typing on asks for most of them again. */
const maxCachedTokens = 64;

/** One bundle of the index, in the browser: loads what is asked for, and remembers it. */
export class Bundle {
  readonly entry: BundleEntry;
  /** What it holds; loaded at once. */
  readonly contents: Promise<BundleIndex>;
  readonly #folder: string;
  readonly #indexes: { [kind in TokenKind]: () => Promise<TokenIndex> };
  readonly #postings = new Map<string, Promise<Postings>>();
  #speakers: Promise<BundleSpeakers> | undefined;
  readonly #blocks = new Map<string, Promise<TextBlock>>();

  /**
   * @param folder the bundle's address, ending in a slash
   * @param indexes open the bundle's indexes, each when it is first needed
   */
  constructor(
    entry: BundleEntry,
    folder: string,
    indexes: { [kind in TokenKind]: () => Promise<TokenIndex> },
  ) {
    this.entry = entry;
    this.#folder = folder;
    this.#indexes = indexes;
    this.contents = this.#json<BundleDays>('days.json').then((days) => new BundleIndex(entry.name, days));
    this.contents.catch(() => undefined);
  }

  /** Finds every message, and every passage of a digest, that answers the query. */
  async search({ all, none }: Query): Promise<BundleAnswer> {
    const [first, ...rest] = await Promise.all(all.map((term) => this.messagesWith(term)));
    let messages = rest.reduce(inBoth, first ?? new Map());
    if (messages.size === 0) return { found: [], passages: [] };
    messages = (await Promise.all(none.map((term) => this.messagesWith(term)))).reduce(without, messages);
    const contents = await this.contents;
    return { found: contents.matchesOf(messages), passages: contents.passages(messages) };
  }

  /** Loads who said what. */
  speakers(): Promise<BundleSpeakers> {
    this.#speakers ??= this.#json<BundleSpeakers>('speakers.json');
    this.#speakers.catch(() => (this.#speakers = undefined));
    return this.#speakers;
  }

  /** Loads a message or passage, with the text block that holds it. @param day number of the day or digest */
  async message(day: number, message: number): Promise<StoredMessage> {
    const contents = await this.contents;
    const starts = blockStarts(contents.slots(day));
    const block = starts.findLastIndex((start) => start <= message);
    const path = blockPath(day, block);
    const { speakers, messages } = await memoized(this.#blocks, path, () => this.#json<TextBlock>(path));
    const [id, speaker, text] = messages[message - (starts[block] ?? 0)] ?? ['', 0, ''];
    return { id, speaker: speakers[speaker] ?? '', text, removed: contents.isRemoved(day, message) };
  }

  /** Finds the messages, and the passages of digests, that hold a term. */
  async messagesWith(term: string): Promise<Messages> {
    const tokens = await Promise.all(
      tokensOfTerm(term).map(async ({ kind, token, offset }) => ({
        offset,
        postings: await this.#postingsOf(kind, token),
      })),
    );
    return (await this.contents).messagesAt(intersect(tokens));
  }

  #postingsOf(kind: TokenKind, token: string): Promise<Postings> {
    // Tokens of the two kinds are of different length.
    const load = async (): Promise<Postings> => (await this.#indexes[kind]()).postingsOf(token);
    return memoized(this.#postings, token, load, maxCachedTokens);
  }

  #json<T>(path: string): Promise<T> {
    return loadJson<T>(`${this.#folder}${path}?v=${this.entry.version}`);
  }
}
