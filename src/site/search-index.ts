import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRooms, readTerms } from '../archive/list.ts';
import { readPeople } from '../archive/people.ts';
import { type DayFile, listDays, readDayFile } from '../archive/read.ts';
import { talkPath } from '../core/permalink.ts';
import type { Day } from '../core/schema.ts';
import type { BundleEntry, BundleList } from '../core/search/bundle.ts';
import { Lexicon } from './lexicon.ts';
import { readDigestPage } from './passages.ts';
import { BundleWriter, type PlacedDigest } from './search-bundle.ts';
import { shareWasm } from './token-index.ts';

/**
 * A bundle that holds as many messages takes no further year. Every bundle must be asked for every word, so
 * that few large ones answer quicker; memory and what a new day changes grow with their size. Measured: see
 * docs/search.md.
 */
const fullBundle = 100_000;

/** What an index turned out to be. */
export interface IndexReport {
  bundles: BundleEntry[];
}

/**
 * Builds the search index of a content folder into `<outDir>/pagefind/`, in bundles of calendar years.
 * Reads one month of a room at a time; memory is bounded by the largest bundle. Digests are read from the pages
 * that stand in `outDir`.
 * @param full how many messages make a bundle full
 * @throws when Pagefind reports an error
 */
export async function buildSearchIndex({
  content,
  outDir,
  full = fullBundle,
}: {
  content: string;
  outDir: string;
  full?: number;
}): Promise<IndexReport> {
  const folder = join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const files = await listDays(content);
  const { rooms } = await readRooms(content, files);
  const { terms } = await readTerms(content);
  const { people } = await readPeople(content);
  const lexicon = new Lexicon({ people, terms });
  const digests = await readDigestPages(outDir);
  const years = new Set([...files, ...digests].map(({ date }) => yearOf(date)));
  const bundles: BundleEntry[] = [];
  let writer = new BundleWriter(join(folder, 'open'));
  let held: string[] = [];
  const close = async (): Promise<void> => {
    const ofYears = digests.filter(({ date }) => held.includes(yearOf(date)));
    if (writer.isEmpty && ofYears.length === 0) return;
    const name = [...new Set([held[0], held.at(-1)])].join('-');
    bundles.unshift(await writer.close(name, ofYears, folder));
    await rename(join(folder, 'open'), join(folder, name));
    writer = new BundleWriter(join(folder, 'open'));
    held = [];
  };
  for (const year of [...years].sort()) {
    held.push(year);
    for (const group of recordsOf(files.filter(({ date }) => yearOf(date) === year))) {
      const days = await readDays(group);
      for (const day of days) lexicon.add(day);
      await writer.addDays(days);
    }
    if (writer.messages >= full) await close();
  }
  await close();
  const [newest] = bundles;
  if (newest) await shareWasm(folder, join(folder, newest.name, 'pairs'));
  const list: BundleList = {
    rooms: rooms.map(({ slug, title }) => ({ slug, title })),
    terms: terms.map(({ name, synonyms, definition }) => ({ name, synonyms, definition })),
    lexicon: await lexicon.write(folder),
    bundles,
  };
  await writeFile(join(folder, 'bundles.json'), JSON.stringify(list));
  return { bundles };
}

const yearOf = (date: string): string => date.slice(0, 4);

/** Divides a year's days into the records of the index: a room's month each, oldest first. */
function recordsOf(files: readonly DayFile[]): DayFile[][] {
  const groups = Map.groupBy(files, ({ room, date }) => `${date.slice(0, 7)} ${room}`);
  return [...groups.keys()]
    .sort()
    .map((key) => (groups.get(key) ?? []).sort((a, b) => (a.date < b.date ? -1 : 1)));
}

async function readDays(files: readonly DayFile[]): Promise<Day[]> {
  const days: Day[] = [];
  for (const { path } of files) {
    const { day } = await readDayFile(path);
    if (day) days.push(day);
  }
  return days;
}

async function readDigestPages(outDir: string): Promise<PlacedDigest[]> {
  const folder = join(outDir, 'talks');
  if (!existsSync(folder)) return [];
  const digests: PlacedDigest[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name, 'index.html');
    if (!entry.isDirectory() || !existsSync(file)) continue;
    const page = readDigestPage(await readFile(file, 'utf8'));
    if (page) digests.push({ ...page, path: talkPath(entry.name) });
  }
  return digests.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.path < b.path ? -1 : 1));
}
