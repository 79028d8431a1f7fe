import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { replaceFile, shownPath } from '../../archive/disk/file.ts';
import { readDayFile } from '../../archive/disk/read.ts';
import { writeDay } from '../../archive/day-file.ts';
import type { PeopleIndex } from '../../archive/people.ts';
import type { Problem } from '../../archive/problem.ts';
import type { DoubledPair } from '../doubled.ts';
import type { ExportDay } from '../format.ts';
import type { InputDay } from './inputs.ts';
import { readLedger, writeLedger } from '../ledger.ts';
import { type LabelsOf, mergeDay, type Merge } from '../merge.ts';
import { ownerLabel } from '../owner.ts';
import { repairKnowingly, repairPlainly } from '../repairs/index.ts';
import { dayPath, type Learnt } from './learn.ts';
import type { Media } from './media.ts';
import { noteChange, type Report, type ReportChange, type ReportDay } from './report.ts';

/** What every day of an import needs. */
export interface DaySetting {
  content: string;
  learnt: Learnt;
  people: PeopleIndex;
  /** The exporter's label, when a person has said it. */
  owner: string | undefined;
  media: Media | undefined;
  dryRun: boolean;
  report: Report;
  onChange: (change: ReportChange) => void;
}

/**
 * Repairs the exports of one day, merges them into the day on disk, and writes it. A day whose file has errors stays
 * as it is.
 */
export async function importDay(
  { room, date }: { room: string; date: string },
  exports: readonly InputDay[],
  { content, learnt, people, owner, media, dryRun, report, onChange }: DaySetting,
): Promise<void> {
  const path = dayPath(content, room, date);
  const before = existsSync(path) ? await readDayFile(path) : undefined;
  const broken = before?.problems.filter((problem) => problem.severity === 'error') ?? [];
  if (broken.length > 0) {
    report.problems.push(...broken);
    return;
  }
  const isLabel = learnt.labels.in(room);
  const repaired = exports.map((part) =>
    repairPart(part, isLabel, (change) => {
      const shown = noteChange(report, part.file, change);
      if (shown) onChange(shown);
    }),
  );
  const ledgerPath = join(content, 'imports', room, `${date}.txt`);
  const ledgerBefore = existsSync(ledgerPath) ? await readFile(ledgerPath, 'utf8') : '';
  const labelsOf = withOwner(room, (label) => people.labelsOf(room, label), learnt.pairs, owner);
  const merge = mergeDay(
    { day: before?.day, ledger: readLedger(ledgerBefore) },
    { room, date },
    repaired,
    labelsOf,
  );
  for (const id of merge.gone) report.problems.push(goneProblem(path, id));
  if (media) await localise(merge, media, !dryRun);

  const done: ReportDay = {
    room,
    date,
    in: merge.messagesIn,
    out: merge.messagesOut,
    merged: merge.merged,
    total: merge.day.messages.length,
  };
  if (merge.changed) {
    const text = writeDay(merge.day, before?.frontMatterSource);
    if (dryRun) done.diff = await diffOf(path, text);
    else await replaceFile(path, text);
  }
  const ledger = writeLedger(merge.ledger);
  if (!dryRun && ledger !== ledgerBefore && merge.messagesIn > 0) await replaceFile(ledgerPath, ledger);
  report.messagesIn += done.in;
  report.messagesOut += done.out;
  report.merged += done.merged;
  report.days.push(done);
}

/** Repairs one export's part of a day, and tells when it does not hold as many messages as it says. */
function repairPart(
  part: InputDay,
  isLabel: (text: string) => boolean,
  note: (change: Parameters<typeof noteChange>[2]) => void,
): ExportDay {
  const stated = part.frontMatter?.['lines'];
  if (typeof stated === 'number' && stated !== part.messages.length) {
    note({
      rule: 'line-count',
      line: 1,
      before: `lines: ${stated}`,
      after: `lines: ${part.messages.length}`,
      withheld: false,
    });
  }
  const mayLackEnd = part.keepsMentions ? (): boolean => false : isLabel;
  return repairKnowingly(repairPlainly(part, note), mayLackEnd, note);
}

/** The exporter's own label is whoever the evidence, or the person who imports, says it is. */
function withOwner(
  room: string,
  labelsOf: LabelsOf,
  pairs: readonly DoubledPair[],
  owner: string | undefined,
): LabelsOf {
  const owners = new Set(owner === undefined ? [] : [owner]);
  for (const pair of pairs) {
    if (pair.room === room && pair.a === ownerLabel) owners.add(pair.b);
    if (pair.room === room && pair.b === ownerLabel) owners.add(pair.a);
  }
  return (label) => {
    if (label === ownerLabel) return [label, ...owners];
    const labels = labelsOf(label);
    return labels.some((one) => owners.has(one)) ? [...labels, ownerLabel] : labels;
  };
}

async function localise(merge: Merge, media: Media, write: boolean): Promise<void> {
  for (const message of merge.day.messages) {
    if (message.kind === 'removed' || !message.text.includes('](http')) continue;
    const text = await media.localise(message.text, write);
    if (text !== message.text) merge.changed = true;
    message.text = text;
  }
}

async function diffOf(path: string, text: string): Promise<string> {
  const old = existsSync(path) ? await readFile(path, 'utf8') : '';
  return createTwoFilesPatch(old === '' ? '/dev/null' : shownPath(path), shownPath(path), old, text, '', '', {
    context: 2,
  });
}

const goneProblem = (path: string, id: string): Problem => ({
  severity: 'warning',
  rule: 'message-gone',
  file: shownPath(path),
  line: 1,
  column: 1,
  found: `no message ${id}, which an earlier import wrote`,
  expected: 'every message that was ever published, at least its tombstone',
  mend: 'nothing if its export was imported now: it is back; to withhold a message leave its header and write <!-- removed --> below',
});
