import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { replaceFile, shownPath } from '../../archive/file.ts';
import { readPeople, writePeople } from '../../archive/people.ts';
import { listDays, readDayFile, readDays } from '../../archive/read.ts';
import { writeDay } from '../../core/day-file.ts';
import { indexPeople } from '../../core/people.ts';
import type { Problem } from '../../core/problem.ts';
import { DoubledLabels, type DoubledPair } from '../../import/doubled.ts';
import type { ExportDay, Format } from '../../import/format.ts';
import { KnownLabels } from '../../import/known-labels.ts';
import { readLedger, writeLedger } from '../../import/ledger.ts';
import { type LabelsOf, mergeDay, type Merge, ownerLabel } from '../../import/merge.ts';
import { joinPeople } from '../../import/people.ts';
import { repairKnowingly, repairPlainly } from '../../import/repairs/index.ts';
import { UsageError } from '../command.ts';
import { importDigests, partDigests } from '../digests.ts';
import type { Progress } from '../progress.ts';
import { type InputOptions, Inputs } from './inputs.ts';
import { Media } from './media.ts';
import { emptyReport, noteChange, type Report, type ReportChange, type ReportDay } from './report.ts';
import { findSources } from './sources.ts';

/** What a person has asked an import to do. */
export interface Order {
  paths: readonly string[];
  content: string;
  /** The formats that come into question; one alone when a person has named it. */
  formats: readonly Format[];
  options: InputOptions;
  media: string | undefined;
  dryRun: boolean;
}

/**
 * Brings exports into a content folder. It goes over them three times, a day at a time: to learn which file
 * holds which day; to learn labels and who is who; to repair, merge and write. Memory holds one day.
 * @param onChange is given each change of a text as it is made
 * @throws {UsageError} when there is nothing to import
 */
export async function runImport(
  order: Order,
  progress: Progress,
  onChange: (change: ReportChange) => void,
): Promise<Report> {
  const { content, dryRun } = order;
  const report = emptyReport();
  const found = await findSources(order.paths, order.formats);
  // With one format alone, a person has said that every file is of it.
  const { sources, posts } =
    order.formats.length > 1 ? await partDigests(found.sources) : { ...found, posts: [] };
  const inputs = new Inputs(sources, order.formats, order.options);
  const index = await inputs.index((done, all) => {
    progress.show('reading file', done, all);
  });
  report.problems.push(...found.problems, ...index.problems);
  report.skipped = index.skipped;
  report.files = inputs.files;
  report.formats = inputs.formats;
  if (report.files + posts.length === 0 && report.problems.length === 0) {
    const tried = order.formats.map((format) => format.name).join(', ');
    throw new UsageError(`nothing to import in ${order.paths.join(', ')}; the formats tried were ${tried}`);
  }
  const media = order.media === undefined ? undefined : await Media.open(order.media, content);
  const people = await readPeople(content);
  report.problems.push(...people.problems);

  const days = inputs.days;
  const labels = new KnownLabels(people.people);
  const doubled = new DoubledLabels();
  for (const [number, { room, date }] of days.entries()) {
    progress.show('comparing day', number, days.length);
    const parts: ExportDay[] = (await inputs.dayOf(room, date)).map((part) =>
      repairPlainly(part, () => undefined),
    );
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
  report.aliases = doubled.pairs();
  const joined = joinPeople(
    people.people,
    report.aliases.filter(({ a, b }) => a !== ownerLabel && b !== ownerLabel),
  );
  report.problems.push(...joined.conflicts.map((pair) => conflictProblem(people.path, pair)));
  // People come before days: should the program be stopped here, no label of a merged message is lost.
  if (!dryRun && people.problems.every((problem) => problem.severity !== 'error'))
    await writePeople(people, joined.added);
  const index2 = indexPeople(joined.people);

  for (const [number, { room, date }] of days.entries()) {
    progress.show('writing day', number, days.length);
    const path = dayPath(content, room, date);
    const before = existsSync(path) ? await readDayFile(path) : undefined;
    const broken = before?.problems.filter((problem) => problem.severity === 'error') ?? [];
    if (broken.length > 0) {
      report.problems.push(...broken);
      continue;
    }
    const isLabel = labels.in(room);
    const exports = (await inputs.dayOf(room, date)).map((part) => {
      const note = (change: Parameters<typeof noteChange>[2]): void => {
        const shown = noteChange(report, part.file, change);
        if (shown) onChange(shown);
      };
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
    });
    const ledgerPath = join(content, 'imports', room, `${date}.txt`);
    const ledgerBefore = existsSync(ledgerPath) ? await readFile(ledgerPath, 'utf8') : '';
    const labelsOf = withOwner(
      room,
      (label) => index2.labelsOf(room, label),
      report.aliases,
      order.options.owner,
    );
    const merge = mergeDay(
      { day: before?.day, ledger: readLedger(ledgerBefore) },
      { room, date },
      exports,
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
  if (media) {
    report.problems.push(...media.problems);
    if (media.count > 0) report.repairs['local-image'] = media.count;
  }
  if (posts.length > 0) {
    const { room } = order.options;
    const { digests, problems } = await importDigests(posts, content, { room, dryRun });
    report.files += posts.length;
    report.digests = digests;
    report.problems.push(...problems);
  }
  progress.clear();
  return report;
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

const dayPath = (content: string, room: string, date: string): string =>
  join(content, 'days', room, `${date}.md`);

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
