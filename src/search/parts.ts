import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DayFile, readDayFile } from '../archive/read.ts';
import { ContentError, type Problem } from '../core/problem.ts';
import type { Day } from '../core/schema.ts';
import type { BundleEntry, BundleList } from '../core/search/bundle.ts';
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
    const list = JSON.parse(await readFile(listed, 'utf8')) as BundleList;
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

/**
 * Makes sure that parts are of this archive, all of it.
 * @throws {ContentError} when they hold other numbers of days or messages
 */
export async function requireWhole(
  bundles: readonly BundleEntry[],
  files: readonly DayFile[],
  seen: (day: Day) => void,
): Promise<void> {
  const sum = (count: (entry: BundleEntry) => number): number =>
    bundles.reduce((total, entry) => total + count(entry), 0);
  let days = 0;
  let messages = 0;
  for (const { path } of files) {
    const { day } = await readDayFile(path);
    if (!day) continue;
    seen(day);
    if (day.messages.length > 0) days++;
    messages += day.messages.length;
  }
  const found = [sum((entry) => entry.days), sum((entry) => entry.messages)];
  if (found[0] === days && found[1] === messages) return;
  const numbers = (ofDays: number | undefined, ofMessages: number | undefined): string =>
    `${ofDays} days with ${ofMessages} messages`;
  const mend = 'build the parts again, and give all of them';
  throw wrong('pagefind/bundles.json', numbers(found[0], found[1]), numbers(days, messages), mend);
}

function wrong(file: string, found: string, expected: string, mend: string): ContentError {
  const problem: Problem = { severity: 'error', rule, file, line: 1, column: 1, found, expected, mend };
  return new ContentError([problem]);
}
