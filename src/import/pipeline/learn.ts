import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../../archive/disk/file.ts';
import { type PeopleFile, writePeople } from '../../archive/disk/people.ts';
import { listDays, readDayFile, readDays } from '../../archive/disk/read.ts';
import { indexPeople, type PeopleIndex } from '../../archive/people.ts';
import type { Problem } from '../../archive/problem.ts';
import { DoubledLabels, type DoubledPair } from '../doubled.ts';
import { KnownLabels } from '../known-labels.ts';
import { ownerLabel } from '../owner.ts';
import { joinPeople } from '../people.ts';
import { repairPlainly } from '../repairs/index.ts';
import type { Progress } from './progress.ts';
import type { Inputs } from './inputs.ts';

/** Where a day's file stands. */
export const dayPath = (content: string, room: string, date: string): string =>
  join(content, 'days', room, `${date}.md`);

/** What the second going over the exports tells. */
export interface Learnt {
  labels: KnownLabels;
  /** Labels that are one person, because they sent the same messages. */
  pairs: DoubledPair[];
}

/** Goes over exports and the days that they touch, to learn labels and who is who. Memory holds one day. */
export async function learnLabels(
  inputs: Inputs,
  content: string,
  { people }: PeopleFile,
  progress: Progress,
): Promise<Learnt> {
  const { days } = inputs;
  const labels = new KnownLabels(people);
  const doubled = new DoubledLabels();
  for (const [number, { room, date }] of days.entries()) {
    progress.show('comparing day', number, days.length);
    const parts = (await inputs.dayOf(room, date)).map((part) => repairPlainly(part, () => undefined));
    const path = dayPath(content, room, date);
    const day = existsSync(path) ? (await readDayFile(path)).day : undefined;
    for (const part of parts) labels.add(part);
    if (day) {
      labels.addSpeakers(room, day.messages);
      parts.push({ room, date, messages: day.messages });
    }
    doubled.add(room, parts);
  }
  await addDaysOnDisk(labels, content, days);
  return { labels, pairs: doubled.pairs() };
}

/**
 * Adds the people that were learnt to those who are known, and to `people.yaml` unless there are errors in it.
 * @param problems given what stands against joining two people
 */
export async function learnPeople(
  known: PeopleFile,
  pairs: readonly DoubledPair[],
  { dryRun, problems }: { dryRun: boolean; problems: Problem[] },
): Promise<PeopleIndex> {
  const others = pairs.filter(({ a, b }) => a !== ownerLabel && b !== ownerLabel);
  const joined = joinPeople(known.people, others);
  problems.push(...joined.conflicts.map((pair) => conflictProblem(known.path, pair)));
  const sound = known.problems.every((problem) => problem.severity !== 'error');
  if (!dryRun && sound) await writePeople(known, joined.added);
  return indexPeople(joined.people);
}

/** What the rooms' other days know of labels, so that one new day is repaired as well as a whole archive. */
async function addDaysOnDisk(
  labels: KnownLabels,
  content: string,
  imported: readonly { room: string; date: string }[],
): Promise<void> {
  const rooms = new Set(imported.map(({ room }) => room));
  const names = new Set(imported.map(({ room, date }) => `${room}/${date}`));
  const others = (await listDays(content)).filter(
    ({ room, date }) => rooms.has(room) && !names.has(`${room}/${date}`),
  );
  for await (const { day } of readDays(others)) if (day) labels.add(day);
}

const conflictProblem = (path: string, { room, a, b }: { room: string; a: string; b: string }): Problem => ({
  severity: 'warning',
  rule: 'people-apart',
  file: shownPath(path),
  line: 1,
  column: 1,
  found: `“${a}” and “${b}” of ${room} with the same messages, though they are two people here`,
  expected: 'one person, or two who say different things',
  mend: 'if they are one, put their labels into one entry',
});
