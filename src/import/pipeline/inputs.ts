import { type Problem, problem } from '../../archive/problem.ts';
import { LanguageSample } from '../../language/guess.ts';
import { Chats } from '../chats.ts';
import { chooseFormat, undecided } from '../choose.ts';
import type { ExportDay, ExportReading, Format, ImportOptions } from '../format.ts';
import { ownerLabel } from '../owner.ts';
import type { UnreadFile } from '../unread-file.ts';
import type { Source } from './sources.ts';

/** One day of one export file. */
export interface InputDay extends ExportDay {
  file: string;
  format: string;
  /** As its format says. */
  keepsMentions: boolean;
  /** The times of this day between which the whole file holds all that was said. */
  covers: { from: string; to: string };
}

/** What a person has said about the exports. */
export interface InputOptions extends ImportOptions {
  /** The label of the exporter, for messages that an export shows as their own. */
  owner?: string | undefined;
}

/** Bytes of export files whose reading is kept for the next day that they hold. */
const keptBytes = 64 << 20;

/**
 * The export files of an import. Which file holds which day is known after `index`; the messages are read
 * again when their day's turn comes, so that memory holds few files whatever the size of the whole.
 */
export class Inputs {
  readonly #sources: readonly Source[];
  readonly #formats: readonly Format[];
  readonly #options: InputOptions;
  readonly #chosen = new Map<Source, Format>();
  readonly #days = new Map<string, Set<Source>>();
  /** By file and room: its first and its last date and time. */
  readonly #spans = new Map<string, { first: string; last: string }>();
  /** The rooms of which an export has messages of its exporter, whom the person who imports has named. */
  readonly ownedRooms = new Set<string>();
  /** Which room each chat is. */
  readonly chats: Chats;
  /** What rooms write, by room. */
  readonly samples = new Map<string, LanguageSample>();
  /** Files that are no exports, with their first bytes. */
  readonly unread: UnreadFile[] = [];
  readonly #keepsDays: boolean;
  #keptBytes = 0;
  readonly #kept = new Map<Source, { reading: ExportReading; bytes: number }>();

  /**
   * @param formats those that come into question; with one alone, every file is of it
   * @param keepDays whether readings of files of one day are kept, too, as far as there is room
   */
  constructor(
    sources: readonly Source[],
    formats: readonly Format[],
    options: InputOptions,
    { keepDays = false }: { keepDays?: boolean } = {},
  ) {
    this.#keepsDays = keepDays;
    this.#sources = sources;
    this.#formats = formats;
    this.chats = options.chats ?? new Chats();
    this.#options = { ...options, chats: this.chats };
  }

  /**
   * Reads every file once, to learn which days there are.
   * @param onFile called before each file with its number and the number of all
   * @returns files that are no exports, and what is wrong with those that are
   */
  async index(
    onFile: (done: number, all: number) => void,
  ): Promise<{ skipped: string[]; problems: Problem[] }> {
    const skipped: string[] = [];
    const problems: Problem[] = [];
    for (const [number, source] of this.#sources.entries()) {
      onFile(number, this.#sources.length);
      let file;
      try {
        file = await source.read();
      } catch (error) {
        problems.push(unreadable(source.path, error));
        continue;
      }
      const { format = this.#only, tried } = chooseFormat(file, this.#formats);
      if (!format) {
        this.unread.push({ path: file.path, head: file.bytes.slice(0, 4096) });
        if (source.named || tried[0]?.certainty !== 0) problems.push(undecided(file, tried));
        else skipped.push(file.path);
        continue;
      }
      this.#chosen.set(source, format);
      const reading = await this.#read(source, format);
      problems.push(...reading.problems);
      for (const { room, date, messages } of reading.days) {
        const sample = this.samples.get(room) ?? new LanguageSample();
        this.samples.set(room, sample);
        for (const { kind, text } of messages) if (kind !== 'notice') sample.add(text);
        const key = `${room}/${date}`;
        this.#span(`${source.path}\n${room}`, date, messages);
        const sources = this.#days.get(key) ?? new Set<Source>();
        this.#days.set(key, sources.add(source));
      }
    }
    return { skipped, problems };
  }

  /** How many files were read as which format. */
  get formats(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { name } of this.#chosen.values()) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }

  /** How many of the files are exports. */
  get files(): number {
    return this.#chosen.size;
  }

  /** The days found, by room and date. */
  get days(): { room: string; date: string }[] {
    return [...this.#days.keys()].sort().map((key) => {
      const [room = '', date = ''] = key.split('/');
      return { room, date };
    });
  }

  /** Everything that the files hold of one day. */
  async dayOf(room: string, date: string): Promise<InputDay[]> {
    const found: InputDay[] = [];
    for (const source of this.#days.get(`${room}/${date}`) ?? []) {
      const format = this.#chosen.get(source) as Format;
      const { name, keepsMentions = false } = format;
      const reading = await this.#read(source, format);
      for (const day of reading.days) {
        if (day.room === room && day.date === date)
          found.push({
            ...{ ...day, file: source.path, format: name, keepsMentions },
            covers: this.#coverage(`${source.path}\n${room}`, date),
          });
      }
    }
    return found;
  }

  #span(key: string, date: string, messages: ExportDay['messages']): void {
    const [start, end] = [messages[0], messages.at(-1)];
    if (!start || !end) return;
    const [first, last] = [`${date} ${start.time}`, `${date} ${end.time}`];
    const span = this.#spans.get(key) ?? { first, last };
    this.#spans.set(key, {
      first: first < span.first ? first : span.first,
      last: last > span.last ? last : span.last,
    });
  }

  #coverage(key: string, date: string): InputDay['covers'] {
    const { first = '', last = '' } = this.#spans.get(key) ?? {};
    return {
      from: first < date ? '00:00:00' : first.slice(11),
      to: last.slice(0, 10) > date ? '23:59:59' : last.slice(11),
    };
  }

  /** Has every file read anew, as after its room's language became known. */
  forget(): void {
    this.#kept.clear();
    this.#keptBytes = 0;
  }

  get #only(): Format | undefined {
    return this.#formats.length === 1 ? this.#formats[0] : undefined;
  }

  async #read(source: Source, format: Format): Promise<ExportReading> {
    const kept = this.#kept.get(source);
    if (kept) return kept.reading;
    const file = await source.read();
    const reading = format.parse(file, this.#options);
    if (this.#options.owner !== undefined) nameOwner(reading, this.#options.owner, this.ownedRooms);
    const bytes = [file, ...(file.files ?? [])].reduce((sum, one) => sum + one.bytes.length, 0);
    this.#keep(source, reading, bytes);
    return reading;
  }

  #keep(source: Source, reading: ExportReading, bytes: number): void {
    // A file of one day is needed again only a whole pass later.
    if (reading.days.length < 2 && !this.#keepsDays) return;
    this.#kept.set(source, { reading, bytes });
    this.#keptBytes += bytes;
    for (const [oldest, one] of this.#kept) {
      if (this.#keptBytes <= keptBytes || oldest === source) break;
      this.#keptBytes -= one.bytes;
      this.#kept.delete(oldest);
    }
  }
}

const unreadable = (file: string, error: unknown): Problem =>
  problem('export-unreadable', { file }, { actual: error instanceof Error ? error.message : String(error) });

function nameOwner(reading: ExportReading, owner: string, ownedRooms: Set<string>): void {
  for (const { room, messages } of reading.days) {
    for (const message of messages) {
      if (message.speaker !== ownerLabel) continue;
      message.speaker = owner;
      ownedRooms.add(room);
    }
  }
}
