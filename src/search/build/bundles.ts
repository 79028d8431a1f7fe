import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../../archive/schema.ts';
import type { BundleEntry } from '../format/bundle.ts';
import { stopPagefind } from '../pagefind/writer.ts';
import type { SpeakerOf } from '../../view/speaker.ts';
import { BundleWriter, type PlacedDigest } from './bundle.ts';
import type { DaySource, IndexedDay } from './day-source.ts';

/**
 * A bundle that holds as many messages takes no further year. Every bundle must be asked for every word, so
 * that few large ones answer quicker; memory and what a new day changes grow with their size. Measured: see
 * docs/search.md.
 */
const fullBundle = 100_000;

/** What goes into bundles. */
interface BundleSources {
  source: DaySource;
  /** Who bears which label. */
  speakerOf: SpeakerOf;
  digests?: readonly PlacedDigest[];
  /** How many messages make a bundle full. */
  full?: number | undefined;
  /** Before the years in the name of each bundle. */
  prefix?: string;
  /** Called with each day on its way into a bundle. */
  seen?: (day: Day) => void;
}

/**
 * Writes bundles of calendar years into the folder of the index. Reads one month of a room at a time; memory is
 * bounded by the largest bundle.
 * @returns newest first
 */
export async function writeBundles(
  folder: string,
  { source, speakerOf, digests = [], full = fullBundle, prefix = '', seen = () => undefined }: BundleSources,
): Promise<BundleEntry[]> {
  const years = new Set([...source.days, ...digests].map(({ date }) => yearOf(date)));
  const bundles: BundleEntry[] = [];
  const open = join(folder, 'open');
  let writer = new BundleWriter(open, speakerOf);
  let held: string[] = [];
  const close = async (): Promise<void> => {
    const ofYears = digests.filter(({ date }) => held.includes(yearOf(date)));
    if (writer.isEmpty && ofYears.length === 0) return;
    const name = prefix + [...new Set([held[0], held.at(-1)])].join('-');
    bundles.unshift(await writer.close(name, ofYears, folder));
    await rename(open, join(folder, name));
    writer = new BundleWriter(open, speakerOf);
    held = [];
  };
  try {
    for (const year of [...years].sort()) {
      held.push(year);
      for (const record of recordsOf(source.days.filter(({ date }) => yearOf(date) === year))) {
        const days: Day[] = [];
        for await (const day of source.read(record)) {
          seen(day);
          days.push(day);
        }
        await writer.addDays(days);
      }
      if (writer.messages >= full) await close();
    }
    await close();
  } finally {
    await stopPagefind();
  }
  return bundles;
}

const yearOf = (date: string): string => date.slice(0, 4);

/** Divides a year's days into the records of the index: a room's month each, oldest first. */
function recordsOf(days: readonly IndexedDay[]): IndexedDay[][] {
  const groups = Map.groupBy(days, ({ room, date }) => `${date.slice(0, 7)} ${room}`);
  return [...groups.keys()]
    .sort()
    .map((key) => (groups.get(key) ?? []).sort((a, b) => (a.date < b.date ? -1 : 1)));
}
