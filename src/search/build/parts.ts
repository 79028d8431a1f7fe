import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError, problem, type ProblemDetails } from '../../archive/problem.ts';
import type { RuleId } from '../../archive/rules/index.ts';
import type { Day } from '../../archive/schema.ts';
import type { BundleEntry, BundleList } from '../format/bundle.ts';
import type { DaySource } from './day-source.ts';
import { addFingerprints, fingerprintOf } from './fingerprint.ts';
import { takeShared } from '../pagefind/writer.ts';
import type { SpeakerOf } from '../../view/speaker.ts';

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
      throw wrong('index-part', listed, { actual: 'nothing' });
    }
    const list = await readList(listed);
    for (const entry of list.bundles) {
      if (bundles.some(({ name }) => name === entry.name)) {
        const actual = `the bundle ${entry.name}, which another part holds too`;
        throw wrong('index-part-duplicate', listed, { actual });
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
    throw wrong('index-part', path, { actual: 'what is no JSON', fix: 'build the part again' });
  }
}

/**
 * Makes sure that parts are of this archive, as it is now and all of it.
 * @throws {ContentError} when they hold other days, messages or names
 */
export async function requireWhole(
  bundles: readonly BundleEntry[],
  { source, speakerOf, seen }: { source: DaySource; speakerOf: SpeakerOf; seen: (day: Day) => void },
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
    fingerprints.push(fingerprintOf(day, speakerOf));
  }
  const list = 'pagefind/bundles.json';
  const numbers = (ofDays: number, ofMessages: number): string =>
    `${ofDays} days with ${ofMessages} messages`;
  const actual = numbers(
    sum((entry) => entry.days),
    sum((entry) => entry.messages),
  );
  const expected = numbers(days, messages);
  if (actual !== expected) throw wrong('index-stale', list, { actual, expected });
  if (addFingerprints(bundles.map(({ fingerprint }) => fingerprint)) !== addFingerprints(fingerprints)) {
    throw wrong('index-stale', list, {
      actual: 'days or names that have changed since',
      expected: `${expected} as they are now`,
    });
  }
}

const wrong = (rule: RuleId, file: string, its: ProblemDetails): ContentError =>
  new ContentError([problem(rule, { file }, its)]);
