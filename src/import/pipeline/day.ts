import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createTwoFilesPatch } from 'diff';
import { replaceFile, displayPath } from '../../archive/disk/file.ts';
import { dayFilePath, readDayFile } from '../../archive/disk/read.ts';
import { writeDay } from '../../archive/day-file.ts';
import type { PeopleIndex } from '../../archive/people.ts';
import { problem } from '../../archive/problem.ts';
import type { ExportDay } from '../format.ts';
import type { InputDay } from './inputs.ts';
import { type LabelsOf, mergeDay } from '../merge.ts';
import { ownerLabel } from '../owner.ts';
import { repairInContext, repairText } from '../repairs/index.ts';
import type { LabelSurvey } from './learn.ts';
import { checkLedgerFile, readLedgerFile, writeLedgerFile } from './ledger-file.ts';
import { ownersBy } from './owners.ts';
import { gapsOfDay } from './pieces.ts';
import type { MediaImport } from '../media/import.ts';
import { noteChange, type Report, type ReportChange, type ReportDay } from './report.ts';

/** What every day of an import needs. */
export interface ImportContext {
  content: string;
  survey: LabelSurvey;
  people: PeopleIndex;
  /** The exporter's label, when a person has said it. */
  owner: string | undefined;
  /** By room, the exporter's label as a person has said it in an earlier import, where nothing speaks against it. */
  rememberedOwners: ReadonlyMap<string, string>;
  media: MediaImport | undefined;
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
  context: ImportContext,
): Promise<void> {
  const { content, survey, people, dryRun, report } = context;
  const path = dayFilePath(content, room, date);
  const before = existsSync(path) ? await readDayFile(path) : undefined;
  const broken = before?.problems.filter((problem) => problem.severity === 'error') ?? [];
  if (broken.length > 0) {
    report.problems.push(...broken);
    return;
  }
  const isLabel = survey.labels.in(room);
  const parts: ExportDay[] = [];
  for (const part of exports) {
    const repaired = repairPart(part, isLabel, (change) => {
      const shown = noteChange(report, part.file, change);
      if (shown) context.onChange(shown);
    });
    const named = withOwnerNamed(repaired, context.rememberedOwners.get(room));
    parts.push(context.media ? await context.media.locate(named, part.file) : named);
  }
  const ledgerFile = await readLedgerFile(content, room, date);
  report.problems.push(...checkLedgerFile(ledgerFile));
  const merge = mergeDay(
    { day: before?.day, ledger: ledgerFile.ledger },
    { room, date },
    parts,
    withOwner((label) => people.labelsOf(room, label), ownersOf(room, context)),
    (source) => survey.targets.find(room, source),
  );
  await context.media?.keep(merge.day.messages, { write: !dryRun });
  report.gaps.push(...gapsOfDay(merge.day, exports, before?.day));
  survey.targets.add(room, date, merge.ledger);
  for (const id of merge.deleted) {
    const actual = `no message ${id}, which an earlier import wrote`;
    report.problems.push(problem('message-gone', { file: displayPath(path) }, { actual }));
  }

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
  if (!dryRun && merge.messagesIn > 0) await writeLedgerFile(ledgerFile, merge.ledger);
  for (const [name, number] of Object.entries(merge.updated)) {
    report.updated[name] = (report.updated[name] ?? 0) + number;
  }
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
  return repairInContext(repairText(part, note), mayLackEnd, note);
}

/** Returns the labels of 我: what the person who imports says, what the exports show, what was said before. */
const ownersOf = (room: string, { owner, survey, rememberedOwners }: ImportContext): string[] =>
  [owner, rememberedOwners.get(room), ...ownersBy(survey.pairs, room)].filter((label) => label !== undefined);

/** Returns an export's part of a day with the exporter's own messages under their name. */
function withOwnerNamed(part: ExportDay, owner: string | undefined): ExportDay {
  if (owner === undefined) return part;
  const messages = part.messages.map((message) =>
    message.speaker === ownerLabel ? { ...message, speaker: owner } : message,
  );
  return { ...part, messages };
}

/** The exporter's own label is one of the labels of whoever it is. */
function withOwner(labelsOf: LabelsOf, owners: readonly string[]): LabelsOf {
  return (label) => {
    if (label === ownerLabel) return [label, ...owners];
    const labels = labelsOf(label);
    return labels.some((other) => owners.includes(other)) ? [...labels, ownerLabel] : labels;
  };
}

async function diffOf(path: string, text: string): Promise<string> {
  const old = existsSync(path) ? await readFile(path, 'utf8') : '';
  return createTwoFilesPatch(
    old === '' ? '/dev/null' : displayPath(path),
    displayPath(path),
    old,
    text,
    '',
    '',
    {
      context: 2,
    },
  );
}
