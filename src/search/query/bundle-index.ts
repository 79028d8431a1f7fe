import type { BundleDay, BundleDays, BundleDigest } from '../format/bundle.ts';
import { type Match, newestFirst, sectionAt } from './match.ts';
import { type Messages, messagesOf } from './messages.ts';
import type { TalkEntry } from './offer.ts';
import type { Postings } from '../format/postings.ts';
import { type Located, messageOfSlot, readSlots, slotLength } from '../format/slot.ts';

/** What a bundle holds (`days.json`), by number: days, and after them digests. */
export class BundleIndex {
  readonly #bundle: string;
  readonly #days: readonly BundleDay[];
  readonly #digests: readonly BundleDigest[];
  /** The days, or the digests, of each record of the index: the number of the first, and how many. */
  readonly #records: readonly { first: number; count: number }[];
  /** For each record that was asked for, whose message each of its slots holds. */
  readonly #located = new Map<number, Located[]>();
  /** What `slots` gave, by number. */
  readonly #slots = new Map<number, number[]>();

  /** @param bundle its name */
  constructor(bundle: string, { records, digests }: BundleDays) {
    this.#bundle = bundle;
    this.#days = records.flat();
    this.#digests = digests;
    let first = 0;
    this.#records = [...records, digests].map((texts) => {
      const record = { first, count: texts.length };
      first += texts.length;
      return record;
    });
  }

  /** Gives the messages and passages in which positions of the index lie. */
  messagesAt(places: Postings): Messages {
    const located: Located[] = [];
    for (const [number, positions] of places) {
      const ofSlot = this.#slotsOf(number);
      for (const position of positions) located.push(ofSlot[Math.floor(position / slotLength)] as Located);
    }
    return messagesOf(located);
  }

  /** Says of messages where they stand: newest day first, within a day in order. Passages are left out. */
  matchesOf(messages: Messages): Match[] {
    return this.#newestOf(this.#days, 0, messages).flatMap(({ number, occurrences, text: day }) => {
      const { room, date } = day;
      const placeOf = sectionAt(day);
      const slots = this.slots(number);
      const files = new Set(day.files);
      return Array.from(occurrences, ([message, count]) => ({
        bundle: this.#bundle,
        day: number,
        message,
        room,
        date,
        ...placeOf(message),
        slots: slots[message] ?? 1,
        occurrences: count,
        file: files.has(message),
      }));
    });
  }

  /** Says of passages where they stand: newest digest first, within a digest in order. Messages are left out. */
  passages(messages: Messages): Match[] {
    return this.#newestOf(this.#digests, this.#days.length, messages).flatMap(
      ({ number, occurrences, text }) => {
        const { path, title, room, date } = text;
        const slots = this.slots(number);
        return Array.from(occurrences, ([message, count]) => ({
          bundle: this.#bundle,
          day: number,
          message,
          room,
          date,
          place: 'digest' as const,
          session: title,
          path,
          slots: slots[message] ?? 1,
          occurrences: count,
          file: false,
        }));
      },
    );
  }

  /** The slots of each message of a day, or of each passage of a digest. */
  slots(number: number): number[] {
    const known = this.#slots.get(number);
    if (known) return known;
    const { slots: written = '' } = this.#days[number] ?? this.#digests[number - this.#days.length] ?? {};
    const slots = readSlots(written);
    this.#slots.set(number, slots);
    return slots;
  }

  /** Whether a message was removed. */
  isRemoved(day: number, message: number): boolean {
    return this.#days[day]?.removed.includes(message) ?? false;
  }

  /** The talks of its days. */
  talks(): TalkEntry[] {
    return this.#days.flatMap(({ room, date, sessions }) =>
      sessions.map((session) => ({ ...session, room, date })),
    );
  }

  /** @param first the number of the first of the texts */
  #newestOf<Text extends BundleDay | BundleDigest>(
    texts: readonly Text[],
    first: number,
    messages: Messages,
  ): { number: number; occurrences: ReadonlyMap<number, number>; text: Text }[] {
    return [...messages]
      .flatMap(([number, occurrences]) => {
        const text = texts[number - first];
        return text ? [{ number, occurrences, text }] : [];
      })
      .sort((a, b) => newestFirst(a.text, b.text) || a.number - b.number);
  }

  #slotsOf(number: number): Located[] {
    const known = this.#located.get(number);
    if (known) return known;
    const { first = 0, count = 0 } = this.#records[number] ?? {};
    const days = Array.from({ length: count }, (_, index) => this.slots(first + index));
    const located = messageOfSlot(days, first);
    this.#located.set(number, located);
    return located;
  }
}
