import { existsSync } from 'node:fs';
import { displayPath } from '../../archive/disk/file.ts';
import { type PeopleFile, writePeople } from '../../archive/disk/people.ts';
import { dayFilePath, listDays, readDayFile, readDays } from '../../archive/disk/read.ts';
import { indexPeople, type PeopleIndex } from '../../archive/people.ts';
import { type Problem, problem } from '../../archive/problem.ts';
import type { Day } from '../../archive/schema.ts';
import { type AccountPair, AccountLabels } from '../accounts.ts';
import { DuplicatedLabels, type DuplicatedPair } from '../doubled.ts';
import { KnownLabels } from '../known-labels.ts';
import type { Ledger } from '../ledger.ts';
import { ownerLabel } from '../owner.ts';
import { joinPeople, type LabelPair } from '../people.ts';
import { repairText } from '../repairs/index.ts';
import { fingerprint, keyOf } from '../sameness.ts';
import type { Progress } from './progress.ts';
import type { Inputs } from './inputs.ts';
import { readLedgerFile } from './ledger-file.ts';
import { ReplyTargets } from './reply-targets.ts';

/** What the second going over the exports tells. */
export interface LabelSurvey {
  labels: KnownLabels;
  /** Labels that are one person, because they sent the same messages or bore the same account. */
  pairs: (DuplicatedPair | AccountPair)[];
  /** Messages of other days that are answered. */
  targets: ReplyTargets;
}

/** Goes over exports and the days that they touch, to learn labels and who is who. Memory holds one day. */
export async function collectLabels(
  inputs: Inputs,
  content: string,
  { people }: PeopleFile,
  progress: Progress,
): Promise<LabelSurvey> {
  const { days } = inputs;
  const labels = new KnownLabels(people);
  const doubled = new DuplicatedLabels();
  const accounts = new AccountLabels();
  const targets = new ReplyTargets();
  for (const [number, { room, date }] of days.entries()) {
    progress.show('comparing day', number, days.length);
    const parts = (await inputs.dayOf(room, date)).map((part) => repairText(part, () => undefined));
    const path = dayFilePath(content, room, date);
    const day = existsSync(path) ? (await readDayFile(path)).day : undefined;
    for (const part of parts) {
      labels.add(part);
      targets.request(part);
      for (const { accountId, speaker } of part.messages)
        if (accountId) accounts.add(room, `${part.format ?? ''}:${accountId}`, speaker);
    }
    if (day) {
      labels.addSpeakers(room, day.messages);
      parts.push({ room, date, messages: day.messages });
    }
    doubled.add(room, parts);
  }
  const rooms = new Set(days.map(({ room }) => room));
  const imported = new Set(days.map(({ room, date }) => `${room}/${date}`));
  const files = (await listDays(content)).filter(({ room }) => rooms.has(room));
  for await (const { day } of readDays(files)) {
    if (!day) continue;
    const { room, date } = day;
    // One new day is repaired as well as a whole archive.
    if (!imported.has(`${room}/${date}`)) labels.add(day);
    const { ledger } = await readLedgerFile(content, room, date);
    targets.add(room, date, ledger);
    addAccounts(accounts, day, ledger);
  }
  return { labels, pairs: [...doubled.pairs(), ...accounts.pairs()], targets };
}

/** Adds the accounts that earlier imports saw, under the labels that they saw: not those that a person has given. */
function addAccounts(accounts: AccountLabels, { room, messages }: Day, ledger: Ledger): void {
  for (const message of messages) {
    const known = ledger.get(message.id);
    if (!known || known.accounts.length === 0) continue;
    if (!known.fingerprints.includes(fingerprint(message.speaker, keyOf(message)))) continue;
    for (const account of known.accounts) accounts.add(room, account, message.speaker);
  }
}

/**
 * Adds the people that were learnt to those who are known, and to `people.yaml` unless there are errors in it.
 * @param problems given what stands against joining two people
 */
export async function collectPeople(
  known: PeopleFile,
  pairs: readonly LabelPair[],
  { dryRun, problems }: { dryRun: boolean; problems: Problem[] },
): Promise<PeopleIndex> {
  const others = pairs.filter(({ a, b }) => a !== ownerLabel && b !== ownerLabel);
  const joined = joinPeople(known.people, others);
  problems.push(...joined.conflicts.map((pair) => conflictProblem(known.path, pair)));
  const sound = known.problems.every((problem) => problem.severity !== 'error');
  if (!dryRun && sound) await writePeople(known, joined.added);
  return indexPeople(joined.people);
}

const conflictProblem = (path: string, { room, a, b }: { room: string; a: string; b: string }): Problem => {
  const actual = `“${a}” and “${b}” of ${room} with the same messages or the same account, though they are two people here`;
  return problem('people-apart', { file: displayPath(path) }, { actual });
};
