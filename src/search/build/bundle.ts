import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kind, Message } from '../../message/schema.ts';
import type { Day } from '../../archive/schema.ts';
import {
  type BundleDay,
  type BundleDays,
  type BundleEntry,
  type BundleSpeakers,
  blockPath,
  nobody,
  type TextBlock,
} from '../format/bundle.ts';
import { recordOf } from '../format/record.ts';
import { searchableText } from '../../render/record.ts';
import { blockStarts, writeSlots } from '../format/slot.ts';
import { segmentsOf } from '../../archive/segment.ts';
import type { SpeakerOf } from '../../view/speaker.ts';
import type { DigestPage } from './passages.ts';
import { addFingerprints, fingerprintOf } from './fingerprint.ts';
import { TokenIndexWriter } from '../pagefind/writer.ts';

/** Kinds of messages that carry something besides words. */
const fileKinds: readonly Kind[] = ['image', 'file', 'link'];

/** A digest with the address of its page. */
export interface PlacedDigest extends DigestPage {
  path: string;
}

/** Writes one bundle of the index. */
export class BundleWriter {
  readonly #folder: string;
  readonly #hash = createHash('sha256');
  readonly #written: BundleDays = { records: [], digests: [] };
  readonly #speakerOf: SpeakerOf;
  readonly #speakers: SpeakerTable;
  readonly #pairs = new TokenIndexWriter();
  /** Kept until the pairs are written, so that Pagefind never holds both. */
  readonly #singles: string[] = [];
  #texts = 0;
  #days = 0;
  #messages = 0;
  #fingerprint = 0;

  /** @param folder where it is written; made when something is  @param speakerOf who bears which label */
  constructor(folder: string, speakerOf: SpeakerOf) {
    this.#folder = folder;
    this.#speakerOf = speakerOf;
    this.#speakers = new SpeakerTable(speakerOf);
  }

  /** How many messages it holds so far. */
  get messages(): number {
    return this.#messages;
  }

  /** Whether there is nothing to write. */
  get isEmpty(): boolean {
    return this.#texts === 0;
  }

  /** Adds a record: days of one room, oldest first. Days without messages are left out. */
  async addDays(days: readonly Day[]): Promise<void> {
    const record: BundleDay[] = [];
    const parts: Contents[] = [];
    for (const day of days) {
      if (day.messages.length === 0) continue;
      const texts = day.messages.map(searchableText);
      const { contents, slots } = recordOf(texts);
      parts.push(contents);
      record.push(bundleDay(day, slots));
      this.#speakers.add(day);
      await this.#writeBlocks(
        slots,
        day.messages.map(({ id, speaker }, index) => [
          id.slice('m-'.length),
          this.#speakerOf(day.room, speaker).name,
          texts[index] ?? '',
        ]),
      );
      this.#days++;
      this.#messages += day.messages.length;
      this.#fingerprint = addFingerprints([this.#fingerprint, fingerprintOf(day, this.#speakerOf)]);
    }
    if (record.length === 0) return;
    await this.#addRecord(parts);
    this.#written.records.push(record);
  }

  /** Adds the digests, and writes everything. @param shared the folder for what all bundles share */
  async close(name: string, digests: readonly PlacedDigest[], shared: string): Promise<BundleEntry> {
    await this.#addDigests(digests);
    await this.#pairs.write(join(this.#folder, 'pairs'), shared);
    const singles = new TokenIndexWriter();
    for (const content of this.#singles) await singles.add(content);
    await singles.write(join(this.#folder, 'singles'), shared);
    await this.#writeJson('days.json', this.#written);
    await this.#writeJson('speakers.json', this.#speakers.table);
    const version = this.#hash.digest('hex').slice(0, 10);
    const dates = [...this.#written.records.flat(), ...this.#written.digests].map(({ date }) => date);
    const newest = dates.sort().at(-1) ?? '';
    return {
      name,
      version,
      newest,
      fingerprint: this.#fingerprint,
      days: this.#days,
      messages: this.#messages,
    };
  }

  async #addDigests(digests: readonly PlacedDigest[]): Promise<void> {
    const parts: Contents[] = [];
    for (const { passages, path, title, room, date } of digests) {
      const { contents, slots } = recordOf(passages.map(({ text }) => text));
      parts.push(contents);
      this.#written.digests.push({ path, title, room, date, slots: writeSlots(slots) });
      await this.#writeBlocks(
        slots,
        passages.map(({ anchor, heading, text }) => [anchor, heading, text]),
      );
    }
    if (parts.length > 0) await this.#addRecord(parts);
  }

  async #addRecord(parts: readonly Contents[]): Promise<void> {
    this.#singles.push(parts.map(({ singles }) => singles).join(' '));
    await this.#pairs.add(parts.map(({ pairs }) => pairs).join(' '));
  }

  /** @param texts of each message: anchor, speaker, text */
  async #writeBlocks(
    slots: readonly number[],
    texts: readonly [anchor: string, speaker: string, text: string][],
  ): Promise<void> {
    const number = this.#texts++;
    if (number === 0) await mkdir(join(this.#folder, 'text'), { recursive: true });
    const starts = blockStarts(slots);
    const writing = starts.map((start, block) => {
      const held = texts.slice(start, starts[block + 1]);
      const speakers = [...new Set(held.map(([, speaker]) => speaker))];
      const content: TextBlock = {
        speakers,
        messages: held.map(([anchor, speaker, text]) => [anchor, speakers.indexOf(speaker), text]),
      };
      return this.#writeJson(blockPath(number, block), content);
    });
    await Promise.all(writing);
  }

  #writeJson(path: string, value: BundleDays | BundleSpeakers | TextBlock): Promise<void> {
    const text = JSON.stringify(value);
    this.#hash.update(text);
    return writeFile(join(this.#folder, path), text);
  }
}

type Contents = ReturnType<typeof recordOf>['contents'];

function bundleDay(day: Day, slots: readonly number[]): BundleDay {
  const sessions = segmentsOf(day).flatMap((segment) => {
    if (segment.type !== 'session') return [];
    const { session, slug } = segment.span;
    const { title, lead, topics = [] } = session;
    const parts = segment.parts.map(
      ({ name, first, last }) => [name, first, last] satisfies [string, number, number],
    );
    return [{ slug, title, lead, topics, parts }];
  });
  const numbersOf = (kinds: readonly Kind[]): number[] =>
    day.messages.flatMap(({ kind }, index) => (kinds.includes(kind) ? [index] : []));
  return {
    room: day.room,
    date: day.date,
    slots: writeSlots(slots),
    sessions,
    files: numbersOf(fileKinds),
    removed: numbersOf(['removed']),
  };
}

/** Numbers for the people of a bundle, by the name that is shown for them. */
class SpeakerTable {
  readonly table: BundleSpeakers = { speakers: [], days: [] };
  readonly #speakerOf: SpeakerOf;
  readonly #numbers = new Map<string, number>();

  constructor(speakerOf: SpeakerOf) {
    this.#speakerOf = speakerOf;
  }

  add({ room, messages }: Day): void {
    this.table.days.push(messages.map((message) => this.#numberOf(room, message)));
  }

  #numberOf(room: string, { kind, speaker }: Message): number {
    if (kind === 'removed' || kind === 'notice' || speaker === '') return nobody;
    const { name } = this.#speakerOf(room, speaker);
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const next = this.table.speakers.push(name) - 1;
    this.#numbers.set(name, next);
    return next;
  }
}
