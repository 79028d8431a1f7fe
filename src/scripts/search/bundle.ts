import {
  type BundleDay,
  type BundleDays,
  type BundleEntry,
  blockPath,
  type TextBlock,
} from '../../core/search/bundle.ts';
import { type Found, placesOf } from '../../core/search/found.ts';
import { intersect, type Places } from '../../core/search/position.ts';
import type { TalkEntry } from '../../core/search/offer.ts';
import type { Query } from '../../core/search/query.ts';
import { blockStarts, type Located, messageOfSlot, readSlots, slotLength } from '../../core/search/slot.ts';
import { tokensOfTerm } from '../../core/search/token.ts';
import type { TokenIndex } from './pagefind.ts';

/** How many times a message holds the terms, by day and message, ascending: both are numbers within a bundle. */
type Messages = Map<number, Map<number, number>>;

/** A record of the index: the days of one room in one month. */
interface Record {
  /** The number of its first day in the bundle. */
  firstDay: number;
  days: BundleDay[];
}

/** A message as a text block keeps it. */
interface StoredMessage {
  /** Permalink anchor without `m-`. */
  id: string;
  speaker: string;
  text: string;
}

/** How many tokens' places a bundle remembers; typing on asks for most of them again. */
const rememberedTokens = 64;

/** One bundle of the index, in the browser. */
export class Bundle {
  readonly entry: BundleEntry;
  readonly #folder: string;
  readonly #index: Promise<TokenIndex>;
  readonly #records: Promise<Record[]>;
  readonly #slots = new Map<Record, Located[]>();
  readonly #places = new Map<string, Promise<Places>>();
  readonly #blocks = new Map<string, Promise<TextBlock>>();

  /** @param folder the bundle's address, ending in a slash */
  constructor(entry: BundleEntry, folder: string, index: Promise<TokenIndex>) {
    this.entry = entry;
    this.#folder = folder;
    this.#index = index;
    this.#records = this.#json<BundleDays>('days.json').then(recordsOf);
    this.#records.catch(() => undefined);
  }

  /** Finds every message that answers the query: newest day first, within a day in order. */
  async search({ all, none }: Query): Promise<Found[]> {
    const [first, ...rest] = await Promise.all(all.map((term) => this.#messagesWith(term)));
    let messages: Messages = first ?? new Map<number, Map<number, number>>();
    for (const more of rest) messages = combine(messages, more, true);
    if (messages.size === 0) return [];
    for (const without of await Promise.all(none.map((term) => this.#messagesWith(term)))) {
      messages = combine(messages, without, false);
    }
    const days = (await this.#records).flatMap((record) => record.days);
    return [...messages]
      .map(([number, found]) => ({ number, found, day: days[number] as BundleDay }))
      .sort((a, b) => (a.day.date === b.day.date ? a.number - b.number : a.day.date < b.day.date ? 1 : -1))
      .flatMap(({ number, found, day }) => {
        const { room, date } = day;
        const placeOf = placesOf(day);
        const slots = readSlots(day.slots);
        return Array.from(found, ([message, times]) => ({
          bundle: this.entry.name,
          day: number,
          message,
          room,
          date,
          slots: slots[message] ?? 1,
          times,
          ...placeOf(message),
        }));
      });
  }

  /** The talks of its days. */
  async talks(): Promise<TalkEntry[]> {
    const days = (await this.#records).flatMap((record) => record.days);
    return days.flatMap(({ room, date, sessions }) =>
      sessions.map((session) => ({ ...session, room, date })),
    );
  }

  /** Loads a message, with the text block that holds it. */
  async message(day: number, message: number): Promise<StoredMessage> {
    const slots = (await this.#records).flatMap((record) => record.days)[day]?.slots ?? '';
    const starts = blockStarts(readSlots(slots));
    const block = starts.findLastIndex((start) => start <= message);
    const path = blockPath(day, block);
    const { speakers, messages } = await remembered(this.#blocks, path, () => this.#json<TextBlock>(path));
    const [id, speaker, text] = messages[message - (starts[block] ?? 0)] ?? ['', 0, ''];
    return { id, speaker: speakers[speaker] ?? '', text };
  }

  async #messagesWith(term: string): Promise<Messages> {
    const tokens = await Promise.all(
      tokensOfTerm(term).map(async ({ token, offset }) => ({ offset, places: await this.#placesOf(token) })),
    );
    const records = await this.#records;
    const messages: Messages = new Map();
    for (const [number, positions] of intersect(tokens)) {
      const record = records[number] as Record;
      const ofSlot = this.#slotsOf(record);
      for (const position of positions) {
        const located = ofSlot[Math.floor(position / slotLength)] as Located;
        const day = record.firstDay + located.day;
        let times = messages.get(day);
        if (!times) messages.set(day, (times = new Map<number, number>()));
        times.set(located.message, (times.get(located.message) ?? 0) + 1);
      }
    }
    return messages;
  }

  #slotsOf(record: Record): Located[] {
    const known = this.#slots.get(record);
    if (known) return known;
    const slots = messageOfSlot(record.days.map((day) => readSlots(day.slots)));
    this.#slots.set(record, slots);
    return slots;
  }

  #placesOf(token: string): Promise<Places> {
    return remembered(this.#places, token, async () => (await this.#index).placesOf(token), rememberedTokens);
  }

  async #json<T>(path: string): Promise<T> {
    const address = `${this.#folder}${path}?v=${this.entry.version}`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} for ${address}`);
    return (await response.json()) as T;
  }
}

function recordsOf({ records }: BundleDays): Record[] {
  let firstDay = 0;
  return records.map((days) => {
    const record = { firstDay, days };
    firstDay += days.length;
    return record;
  });
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
