import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../../archive/file.ts';
import type { Problem } from '../../core/problem.ts';
import type { ExportDay, ExportReading, Format } from '../../import/format.ts';
import { UsageError } from '../command.ts';

/** One day of one export file. */
export interface InputDay extends ExportDay {
  file: string;
}

/** Bytes of export files whose reading is kept for the next day that they hold. */
const keptBytes = 64 << 20;

/**
 * The export files of an import. Which file holds which day is known after `index`; the messages are read
 * again when their day's turn comes, so that memory holds few files whatever the size of the whole.
 */
export class Inputs {
  readonly #paths: readonly string[];
  readonly #formats: readonly Format[];
  readonly #told: Format | undefined;
  readonly #room: string | undefined;
  readonly #owner: string | undefined;
  readonly #chosen = new Map<string, Format>();
  readonly #days = new Map<string, Set<string>>();
  readonly #kept = new Map<string, { reading: ExportReading; bytes: number }>();

  /** @param told the format that a person has named; else each file's is found */
  constructor(
    paths: readonly string[],
    formats: readonly Format[],
    told?: Format,
    room?: string,
    owner?: string,
  ) {
    this.#paths = paths;
    this.#formats = formats;
    this.#told = told;
    this.#room = room;
    this.#owner = owner;
  }

  /**
   * Reads every file once, to learn which days there are.
   * @param onFile called before each file with its number and the number of all
   */
  async index(
    onFile: (done: number, all: number) => void,
  ): Promise<{ skipped: string[]; problems: Problem[] }> {
    const skipped: string[] = [];
    const problems: Problem[] = [];
    for (const [number, path] of this.#paths.entries()) {
      onFile(number, this.#paths.length);
      const reading = await this.#read(path);
      if (!reading) {
        skipped.push(path);
        continue;
      }
      problems.push(...reading.problems);
      for (const { room, date } of reading.days) {
        const key = `${room}/${date}`;
        const files = this.#days.get(key) ?? new Set<string>();
        this.#days.set(key, files.add(path));
      }
    }
    return { skipped, problems };
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
    for (const path of this.#days.get(`${room}/${date}`) ?? []) {
      const reading = await this.#read(path);
      for (const day of reading?.days ?? []) {
        if (day.room === room && day.date === date) found.push({ ...day, file: shownPath(path) });
      }
    }
    return found;
  }

  async #read(path: string): Promise<ExportReading | undefined> {
    const kept = this.#kept.get(path);
    if (kept) return kept.reading;
    const file = { path: shownPath(path), bytes: new Uint8Array(await readFile(path)) };
    const format = this.#chosen.get(path) ?? this.#told ?? detect(this.#formats, file);
    if (!format) return undefined;
    this.#chosen.set(path, format);
    const reading = format.parse(file, { room: this.#room });
    if (this.#owner !== undefined) nameOwner(reading, this.#owner);
    this.#keep(path, reading, file.bytes.length);
    return reading;
  }

  #keep(path: string, reading: ExportReading, bytes: number): void {
    // A file of one day is needed again only a whole pass later.
    if (reading.days.length < 2) return;
    this.#kept.set(path, { reading, bytes });
    let total = [...this.#kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [oldest, one] of this.#kept) {
      if (total <= keptBytes || oldest === path) break;
      total -= one.bytes;
      this.#kept.delete(oldest);
    }
  }
}

function detect(formats: readonly Format[], file: { path: string; bytes: Uint8Array }): Format | undefined {
  const sure = formats.map((format) => ({ format, certainty: format.detect(file) }));
  const best = sure.sort((a, b) => b.certainty - a.certainty)[0];
  return best && best.certainty > 0 ? best.format : undefined;
}

function nameOwner(reading: ExportReading, owner: string): void {
  for (const { messages } of reading.days) {
    for (const message of messages) if (message.speaker === '我') message.speaker = owner;
  }
}

/**
 * The files below the paths given, sorted, each once; hidden files and folders are left out.
 * @throws {UsageError} when there is no such path
 */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const path of paths) {
    if (!existsSync(path)) throw new UsageError(`no file or folder ${path}`);
    if (!(await stat(path)).isDirectory()) {
      files.add(path);
      continue;
    }
    for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
      const below = join(entry.parentPath, entry.name);
      if (
        entry.isFile() &&
        !below
          .slice(path.length)
          .split(/[/\\]/)
          .some((part) => part.startsWith('.'))
      )
        files.add(below);
    }
  }
  return [...files].sort();
}
