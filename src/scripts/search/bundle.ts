import {
  type BundleDay,
  type BundleDays,
  type BundleDigest,
  type BundleEntry,
  type BundleSpeakers,
  blockPath,
  type TextBlock,
} from '../../core/search/bundle.ts';
import { type Found, newestFirst, placesOf } from '../../core/search/found.ts';
import type { TermMessages } from '../../core/search/neighbours.ts';
import { intersect, type Places } from '../../core/search/position.ts';
import type { TalkEntry } from '../../core/search/offer.ts';
import type { Query } from '../../core/search/query.ts';
import { blockStarts, type Located, messageOfSlot, readSlots, slotLength } from '../../core/search/slot.ts';
import { type TokenKind, tokensOfTerm } from '../../core/search/token.ts';
import type { TokenIndex } from './pagefind.ts';

/** How many times a message holds the terms, by day and message, ascending: both are numbers within a bundle. */
type Messages = Map<number, Map<number, number>>;

/** A record of the index: days, or digests. */
interface Record {
  /** The number of its first text in the bundle. */
  first: number;
  /** Slots of each. */
  slots: string[];
}

/** What `days.json` says, by number. */
interface Contents {
  records: Record[];
  days: BundleDay[];
  digests: BundleDigest[];
}

/** What answers a query. */
export interface BundleAnswer {
  /** Messages: newest day first, within a day in order. */
  found: Found[];
  /** Passages of digests: newest first, within a digest in order. */
  passages: Found[];
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
const rememberedTokens = 64;

/** One bundle of the index, in the browser. */
export class Bundle {
  readonly entry: BundleEntry;
  readonly #folder: string;
  readonly #indexes: { [kind in TokenKind]: () => Promise<TokenIndex> };
  readonly #contents: Promise<Contents>;
  readonly #slots = new Map<Record, Located[]>();
  readonly #lengths = new Map<number, number[]>();
  readonly #places = new Map<string, Promise<Places>>();
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
    this.#contents = this.#json<BundleDays>('days.json').then(contentsOf);
    this.#contents.catch(() => undefined);
  }

  /** Finds every message, and every passage of a digest, that answers the query. */
  async search({ all, none }: Query): Promise<BundleAnswer> {
    const [first, ...rest] = await Promise.all(all.map((term) => this.messagesWith(term)));
    let messages: Messages = first ?? new Map<number, Map<number, number>>();
    for (const more of rest) messages = combine(messages, more, true);
    if (messages.size === 0) return { found: [], passages: [] };
    for (const without of await Promise.all(none.map((term) => this.messagesWith(term)))) {
      messages = combine(messages, without, false);
    }
    const { days, digests } = await this.#contents;
    const passages = [...messages]
      .flatMap(([number, times]) => {
        const digest = digests[number - days.length];
        return digest ? [{ number, times, digest }] : [];
      })
      .sort((a, b) => newestFirst(a.digest, b.digest) || a.number - b.number)
      .flatMap(({ number, times, digest }) => this.#passagesIn(number, digest, times));
    return { found: await this.found(messages), passages };
  }

  /** Says of messages, ascending within each day, where they stand: newest day first, within a day in order. */
  async found(messages: TermMessages): Promise<Found[]> {
    const { days } = await this.#contents;
    return [...messages]
      .flatMap(([number, times]) => {
        const day = days[number];
        return day ? [{ number, times, day }] : [];
      })
      .sort((a, b) => newestFirst(a.day, b.day) || a.number - b.number)
      .flatMap(({ number, times, day }) => this.#foundIn(number, day, times));
  }

  /** How many messages one of its days holds. */
  async dayLength(day: number): Promise<number> {
    return readSlots((await this.#contents).days[day]?.slots ?? '').length;
  }

  /** Loads who said what. */
  speakers(): Promise<BundleSpeakers> {
    this.#speakers ??= this.#json<BundleSpeakers>('speakers.json');
    this.#speakers.catch(() => (this.#speakers = undefined));
    return this.#speakers;
  }

  #passagesIn(number: number, digest: BundleDigest, times: ReadonlyMap<number, number>): Found[] {
    const { path, title, room, date } = digest;
    const slots = readSlots(digest.slots);
    return Array.from(times, ([message, count]) => ({
      ...{ bundle: this.entry.name, day: number, message, room, date, path },
      ...{ place: 'digest' as const, session: title, file: false },
      slots: slots[message] ?? 1,
      times: count,
    }));
  }

  #foundIn(number: number, day: BundleDay, times: ReadonlyMap<number, number>): Found[] {
    const { room, date } = day;
    const placeOf = placesOf(day);
    const slots = this.#lengthsOf(number, day.slots);
    const files = new Set(day.files);
    return Array.from(times, ([message, count]) => ({
      bundle: this.entry.name,
      day: number,
      message,
      room,
      date,
      slots: slots[message] ?? 1,
      times: count,
      file: files.has(message),
      ...placeOf(message),
    }));
  }

  /** The talks of its days. */
  async talks(): Promise<TalkEntry[]> {
    const { days } = await this.#contents;
    return days.flatMap(({ room, date, sessions }) =>
      sessions.map((session) => ({ ...session, room, date })),
    );
  }

  /** Loads a message or passage, with the text block that holds it. @param day number of the day or digest */
  async message(day: number, message: number): Promise<StoredMessage> {
    const { days, digests } = await this.#contents;
    const { slots = '' } = days[day] ?? digests[day - days.length] ?? {};
    const starts = blockStarts(this.#lengthsOf(day, slots));
    const block = starts.findLastIndex((start) => start <= message);
    const path = blockPath(day, block);
    const { speakers, messages } = await remembered(this.#blocks, path, () => this.#json<TextBlock>(path));
    const [id, speaker, text] = messages[message - (starts[block] ?? 0)] ?? ['', 0, ''];
    const removed = days[day]?.removed.includes(message) ?? false;
    return { id, speaker: speakers[speaker] ?? '', text, removed };
  }

  /** Finds the messages, and the passages of digests, that hold a term. */
  async messagesWith(term: string): Promise<Messages> {
    const tokens = await Promise.all(
      tokensOfTerm(term).map(async ({ kind, token, offset }) => ({
        offset,
        places: await this.#placesOf(kind, token),
      })),
    );
    const { records } = await this.#contents;
    const messages: Messages = new Map();
    for (const [number, positions] of intersect(tokens)) {
      const record = records[number] as Record;
      const ofSlot = this.#slotsOf(record);
      for (const position of positions) {
        const located = ofSlot[Math.floor(position / slotLength)] as Located;
        const day = record.first + located.day;
        let times = messages.get(day);
        if (!times) messages.set(day, (times = new Map<number, number>()));
        times.set(located.message, (times.get(located.message) ?? 0) + 1);
      }
    }
    return messages;
  }

  /** How many slots each message of a day, or passage of a digest, takes. */
  #lengthsOf(number: number, written: string): number[] {
    const known = this.#lengths.get(number);
    if (known) return known;
    const lengths = readSlots(written);
    this.#lengths.set(number, lengths);
    return lengths;
  }

  #slotsOf(record: Record): Located[] {
    const known = this.#slots.get(record);
    if (known) return known;
    const slots = messageOfSlot(record.slots.map(readSlots));
    this.#slots.set(record, slots);
    return slots;
  }

  #placesOf(kind: TokenKind, token: string): Promise<Places> {
    // Tokens of the two kinds are of different length.
    const load = async (): Promise<Places> => (await this.#indexes[kind]()).placesOf(token);
    return remembered(this.#places, token, load, rememberedTokens);
  }

  async #json<T>(path: string): Promise<T> {
    const address = `${this.#folder}${path}?v=${this.entry.version}`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} for ${address}`);
    return (await response.json()) as T;
  }
}

function contentsOf({ records, digests }: BundleDays): Contents {
  const days = records.flat();
  let first = 0;
  const read = [...records, ...(digests.length > 0 ? [digests] : [])].map((texts) => {
    const record = { first, slots: texts.map(({ slots }) => slots) };
    first += texts.length;
    return record;
  });
  return { records: read, days, digests };
}

/** Keeps the messages that are in both (`both`), or in the first alone. */
function combine(messages: Messages, others: Messages, both: boolean): Messages {
  const kept: Messages = new Map();
  for (const [day, found] of messages) {
    const other = others.get(day);
    const left = new Map<number, number>();
    for (const [message, times] of found) {
      const more = other?.get(message);
      if ((more !== undefined) === both) left.set(message, times + (more ?? 0));
    }
    if (left.size > 0) kept.set(day, left);
  }
  return kept;
}

/** Gives what was loaded before, or loads it; what fails is not remembered, so that it can be tried again. */
function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  load: () => Promise<T>,
  limit = Infinity,
): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const loading = load();
  known.set(key, loading);
  loading.catch(() => known.delete(key));
  if (known.size > limit) known.delete(known.keys().next().value as string);
  return loading;
}
