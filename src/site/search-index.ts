import { createHash, type Hash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { readRooms, readTerms } from '../archive/list.ts';
import { type DayFile, listDays, readDayFile } from '../archive/read.ts';
import type { Day } from '../core/schema.ts';
import {
  type BundleDay,
  type BundleDays,
  type BundleEntry,
  type BundleList,
  type BundleSpeakers,
  blockPath,
  type TextBlock,
} from '../core/search/bundle.ts';
import { recordOf, searchableText } from '../core/search/record.ts';
import { blockStarts, writeSlots } from '../core/search/slot.ts';
import { segmentsOf } from '../core/segment.ts';

/**
 * Postings per file of the index. Pagefind's own 20,000 makes every query load much that it does not need.
 * Measured on 123,000 messages: see docs/search.md.
 */
const chunkSize = 2000;

/** Language of the index. Pagefind neither segments nor stems a language that it does not know. */
export const indexLanguage = 'xx';

/** What the browser needs of what Pagefind writes; the rest is its own interface, and texts that we keep better. */
const wanted = /^(?:index|text|.*\.json|.*\.pf_meta)$/;
const script = 'pagefind.js';
const wasm = 'wasm.unknown.pagefind';

/** What Pagefind takes for a WebAssembly file when one is there already: its signature, and nothing. */
const emptyWasm = 'pagefind_dcd';

/** What an index turned out to be. */
export interface IndexReport {
  bundles: BundleEntry[];
}

/**
 * Builds the search index of a content folder into `<outDir>/pagefind/`: a bundle for each calendar year.
 * Reads one day at a time; memory is bounded by the largest year.
 * @throws when Pagefind reports an error
 */
export async function buildSearchIndex({
  content,
  outDir,
}: {
  content: string;
  outDir: string;
}): Promise<IndexReport> {
  const folder = join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= String(chunkSize);

  const files = await listDays(content);
  const { rooms } = await readRooms(content, files);
  const { terms } = await readTerms(content);
  const years = Map.groupBy(files, ({ date }) => date.slice(0, 4));
  const bundles: BundleEntry[] = [];
  for (const year of [...years.keys()].sort().reverse()) {
    const entry = await buildBundle(year, years.get(year) ?? [], folder);
    if (entry.days === 0) await rm(join(folder, year), { recursive: true });
    else {
      await keepWanted(join(folder, year), folder, bundles.length === 0);
      bundles.push(entry);
    }
  }
  const list: BundleList = {
    rooms: rooms.map(({ slug, title }) => ({ slug, title })),
    terms: terms.map(({ name, synonyms, definition }) => ({ name, synonyms, definition })),
    bundles,
  };
  await writeJson(join(folder, 'bundles.json'), list);
  return { bundles };
}

/** Divides a year's days into the records of the index: a room's month each, oldest first. */
function recordsOf(files: readonly DayFile[]): DayFile[][] {
  const groups = Map.groupBy(files, ({ room, date }) => `${date.slice(0, 7)} ${room}`);
  return [...groups.keys()]
    .sort()
    .map((key) => (groups.get(key) ?? []).sort((a, b) => (a.date < b.date ? -1 : 1)));
}

async function buildBundle(name: string, files: readonly DayFile[], folder: string): Promise<BundleEntry> {
  const target = join(folder, name);
  await mkdir(join(target, 'text'), { recursive: true });
  const { index } = checked(await pagefind.createIndex({ forceLanguage: indexLanguage }));
  if (!index) throw new Error('Pagefind made no index');
  const hash = createHash('sha256');
  const records: BundleDay[][] = [];
  const who = new SpeakerTable();
  let days = 0;
  let messages = 0;
  let adding: Promise<unknown> = Promise.resolve();
  for (const group of recordsOf(files)) {
    const record: BundleDay[] = [];
    const contents: string[] = [];
    for (const file of group) {
      const { day } = await readDayFile(file.path);
      if (!day || day.messages.length === 0) continue;
      const { content, slots } = recordOf(day.messages);
      contents.push(content);
      record.push(bundleDay(day, slots));
      who.add(day);
      await writeBlocks(day, days, blockStarts(slots), target, hash);
      days++;
      messages += day.messages.length;
    }
    if (record.length === 0) continue;
    // Pagefind takes one record while the next is being made.
    await adding;
    adding = index
      .addCustomRecord({
        url: `/${records.length}/`,
        content: contents.join(' '),
        language: indexLanguage,
        sort: { record: String(records.length) },
      })
      .then(checked);
    adding.catch(() => undefined);
    records.push(record);
  }
  await adding;
  const written: BundleDays = { records };
  hash.update(JSON.stringify(written));
  await writeJson(join(target, 'days.json'), written);
  await writeJson(join(target, 'speakers.json'), who.table);
  if (days > 0) checked(await index.writeFiles({ outputPath: target }));
  await index.deleteIndex();
  await pagefind.close();
  return { name, version: hash.digest('hex').slice(0, 10), days, messages };
}

function checked<T extends { errors: string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}

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
  return { room: day.room, date: day.date, slots: writeSlots(slots), sessions };
}

/** Numbers for the speakers of a bundle. */
class SpeakerTable {
  readonly table: BundleSpeakers = { speakers: [], days: [] };
  readonly #numbers = new Map<string, number>();

  add({ messages }: Day): void {
    this.table.days.push(
      messages.map(({ speaker }) => {
        const known = this.#numbers.get(speaker);
        if (known !== undefined) return known;
        const next = this.table.speakers.push(speaker) - 1;
        this.#numbers.set(speaker, next);
        return next;
      }),
    );
  }
}

async function writeBlocks(
  day: Day,
  number: number,
  starts: readonly number[],
  target: string,
  hash: Hash,
): Promise<void> {
  const writing = starts.map((start, block) => {
    const messages = day.messages.slice(start, starts[block + 1]);
    const speakers = [...new Set(messages.map(({ speaker }) => speaker))];
    const content: TextBlock = {
      speakers,
      messages: messages.map((message) => [
        message.id.slice('m-'.length),
        speakers.indexOf(message.speaker),
        searchableText(message),
      ]),
    };
    const text = JSON.stringify(content);
    hash.update(text);
    return writeFile(join(target, blockPath(number, block)), text);
  });
  await Promise.all(writing);
}

const writeJson = (path: string, value: BundleList | BundleDays | BundleSpeakers): Promise<void> =>
  writeFile(path, JSON.stringify(value));

/**
 * Moves Pagefind's script up, and drops what the browser never asks for. The newest bundle keeps the
 * WebAssembly, which all instances in a browser share; the others get an empty one.
 */
async function keepWanted(target: string, folder: string, newest: boolean): Promise<void> {
  for (const file of await readdir(target)) {
    const path = join(target, file);
    if (file === script) await rename(path, join(folder, script));
    else if (file === wasm) {
      if (!newest) await writeFile(path, emptyWasm);
    } else if (!wanted.test(file)) await rm(path, { recursive: true });
  }
}
