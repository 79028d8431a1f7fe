import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRooms, readTerms } from '../../archive/disk/list.ts';
import { readPeople } from '../../archive/disk/people.ts';
import { type DayFile, listDays } from '../../archive/disk/read.ts';
import { indexPeople } from '../../archive/people.ts';
import { talkPath } from '../../archive/permalink.ts';
import type { BundleEntry, BundleList } from '../format/bundle.ts';
import { writeBundles } from './bundles.ts';
import { type DaySource, daysOnDisk } from './day-source.ts';
import { requireWhole, takeParts } from './parts.ts';
import { LexiconWriter } from './lexicon.ts';
import { readDigestPage } from './passages.ts';
import type { PlacedDigest } from './bundle.ts';
import { shareWasm } from '../pagefind/writer.ts';
import { speakersOf } from '../../view/speaker.ts';

/** What an index turned out to be. */
export interface IndexReport {
  bundles: BundleEntry[];
}

/**
 * Builds the search index of a content folder into `<outDir>/pagefind/`. Digests are read from the pages that
 * stand in `outDir`.
 * @param order `full`: how many messages make a bundle full; `parts`: folders with parts of the index that were
 * built apart, whose bundles are taken over; `source`: the days, where they were read already
 * @throws when Pagefind reports an error
 * @throws {ContentError} when parts are given and are not of this archive
 */
export async function buildSearchIndex({
  content,
  outDir,
  full,
  parts = [],
  source,
}: {
  content: string;
  outDir: string;
  full?: number;
  parts?: readonly string[];
  source?: DaySource;
}): Promise<IndexReport> {
  const folder = await emptyFolder(outDir);
  const files = await listDays(content);
  const { terms } = await readTerms(content);
  const { people } = await readPeople(content);
  const index = indexPeople(people);
  const speakerOf = speakersOf(index);
  const indexed = source ?? (await daysOnDisk(content, files, index));
  const lexicon = new LexiconWriter({ speakerOf, terms });
  const seen = lexicon.add.bind(lexicon);
  const digests = await readDigestPages(outDir);
  for (const { text } of digests.flatMap(({ passages }) => passages)) lexicon.addText(text);
  let bundles: BundleEntry[];
  if (parts.length === 0)
    bundles = await writeBundles(folder, { source: indexed, speakerOf, digests, full, seen });
  else {
    bundles = await takeParts(folder, parts);
    await requireWhole(bundles, { source: indexed, speakerOf, seen });
    const apart = { source: { ...indexed, days: [] }, speakerOf, digests, full, prefix: '_digests-' };
    bundles.push(...(await writeBundles(folder, apart)));
  }
  const { rooms } = await readRooms(content, files);
  await writeList(folder, {
    rooms: rooms.map(({ slug, title }) => ({ slug, title })),
    terms: terms.map(({ name, synonyms, definition }) => ({ name, synonyms, definition })),
    lexicon: await lexicon.write(folder),
    bundles,
  });
  return { bundles };
}

/**
 * Builds a part of the index: the days given, which are all of a room, of a year, or of a room's year.
 * @param order `room`: the only room of the part, if it is one
 * @throws when Pagefind reports an error
 */
export async function buildIndexPart({
  content,
  files,
  outDir,
  room,
}: {
  content: string;
  files: readonly DayFile[];
  outDir: string;
  room?: string | undefined;
}): Promise<IndexReport> {
  const folder = await emptyFolder(outDir);
  const people = indexPeople((await readPeople(content)).people);
  const prefix = room === undefined ? '' : `${room}-`;
  const source = await daysOnDisk(content, files, people);
  const bundles = await writeBundles(folder, { source, speakerOf: speakersOf(people), prefix });
  await writeList(folder, { bundles });
  return { bundles };
}

async function emptyFolder(outDir: string): Promise<string> {
  const folder = join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

async function writeList(
  folder: string,
  list: Pick<BundleList, 'bundles'> & Partial<BundleList>,
): Promise<void> {
  await shareWasm(folder, list.bundles);
  await writeFile(join(folder, 'bundles.json'), JSON.stringify(list));
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
