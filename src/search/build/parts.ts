import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError, type Problem } from '../../archive/problem.ts';
import type { Day } from '../../archive/schema.ts';
import type { BundleEntry, BundleList } from '../format/bundle.ts';
import type { DaySource } from './day-source.ts';
import { addFingerprints, fingerprintOf } from './fingerprint.ts';
import { takeShared } from './token-index.ts';

const rule = 'search-part';

/**
 * Takes over the bundles of parts that were built apart.
 * @param parts folders, each with a `pagefind` folder in it
 * @throws {ContentError} when one is no part, or two hold the same bundle
 */
export async function takeParts(folder: string, parts: readonly string[]): Promise<BundleEntry[]> {
  const bundles: BundleEntry[] = [];
  for (const part of parts) {
    const source = join(part, 'pagefind');
    const listed = join(source, 'bundles.json');
    if (!existsSync(listed)) {
      throw wrong(listed, 'nothing', 'part of an index', 'build it with `qunlu index --out DIR`');
    }
    const list = await readList(listed);
    for (const entry of list.bundles) {
      if (bundles.some(({ name }) => name === entry.name)) {
        const mend = 'give each part once, each of another room or year';
        throw wrong(listed, `the bundle ${entry.name}, which another part holds too`, 'another bundle', mend);
      }
      await cp(join(source, entry.name), join(folder, entry.name), { recursive: true });
      bundles.push(entry);
    }
    await takeShared(source, folder, list.bundles);
  }
  return bundles.sort((a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0));
}

async function readList(path: string): Promise<BundleList> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as BundleList;
  } catch {
    throw wrong(path, 'what is no JSON', 'the list that `qunlu index` wrote', 'build the part again');
  }
}

/**
 * Makes sure that parts are of this archive, as it is now and all of it.
 * @throws {ContentError} when they hold other days or messages
 */
export async function requireWhole(
  bundles: readonly BundleEntry[],
  source: DaySource,
  seen: (day: Day) => void,
): Promise<void> {
  const sum = (count: (entry: BundleEntry) => number): number =>
    bundles.reduce((total, entry) => total + count(entry), 0);
  let days = 0;
  let messages = 0;
  const fingerprints: number[] = [];
  for await (const day of source.read(source.days)) {
    seen(day);
    if (day.messages.length === 0) continue;
    days++;
    messages += day.messages.length;
    fingerprints.push(fingerprintOf(day));
  }
  const mend = 'build the parts again, and give all of them';
  const list = 'pagefind/bundles.json';
  const numbers = (ofDays: number, ofMessages: number): string =>
    `${ofDays} days with ${ofMessages} messages`;
  const found = numbers(
    sum((entry) => entry.days),
    sum((entry) => entry.messages),
  );
  const expected = numbers(days, messages);
  if (found !== expected) throw wrong(list, found, expected, mend);
  if (addFingerprints(bundles.map(({ fingerprint }) => fingerprint)) !== addFingerprints(fingerprints)) {
    throw wrong(list, 'days that have changed since', `${expected} as they are now`, mend);
  }
}

function wrong(file: string, found: string, expected: string, mend: string): ContentError {
  const problem: Problem = { severity: 'error', rule, file, line: 1, column: 1, found, expected, mend };
  return new ContentError([problem]);
}
