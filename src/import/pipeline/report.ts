import type { NewRoom } from '../../archive/disk/rooms.ts';
import type { Problem } from '../../archive/problem.ts';
import type { Gap } from '../gaps.ts';
import type { MediaReport } from '../media/import.ts';
import type { Change } from '../repairs/index.ts';
import type { ImportedDigest } from './digests.ts';

/** What an import did; `messagesIn` is always `messagesOut + merged`. */
export interface Report {
  files: number;
  /** How many files were read as which format. */
  formats: Record<string, number>;
  /** Files that are no exports. */
  skipped: string[];
  messagesIn: number;
  messagesOut: number;
  merged: number;
  problems: Problem[];
  repairs: Record<string, number>;
  redactions: Record<string, number>;
  /** What was learnt of messages that were there: how often words, pictures, replies, reactions and other facts. */
  updated: Record<string, number>;
  media: MediaReport;
  /** Labels that were found to be one person. */
  aliases: { room: string; a: string; b: string; count: number; confidence: number }[];
  /** Rooms that were not there before. */
  rooms: NewRoom[];
  /** Stretches that are in nobody's export, as far as can be told. */
  gaps: Gap[];
  days: ReportDay[];
  /** Digests of an old site that became digests of ours. */
  digests: ImportedDigest[];
}

export interface ReportDay {
  room: string;
  date: string;
  in: number;
  out: number;
  merged: number;
  /** Messages of the day, now that the import is done. */
  total: number;
  /** With `--dry-run`: what would change in the day's file. */
  diff?: string;
}

/** One change of a text, as the report lists it. */
export interface ReportChange {
  rule: string;
  file: string;
  line: number | undefined;
  before: string;
  after: string;
}

export const emptyReport = (): Report => ({
  files: 0,
  formats: {},
  skipped: [],
  messagesIn: 0,
  messagesOut: 0,
  merged: 0,
  problems: [],
  repairs: {},
  redactions: {},
  updated: {},
  media: { copied: 0, missing: 0, leftOut: {} },
  aliases: [],
  rooms: [],
  gaps: [],
  days: [],
  digests: [],
});

/** Counts a change; gives what the report lists of it, or nothing where the text stayed as it was. */
export function noteChange(report: Report, file: string, change: Change): ReportChange | undefined {
  const { rule, line, before, after, withheld } = change;
  const counts = withheld ? report.redactions : report.repairs;
  counts[rule] = (counts[rule] ?? 0) + 1;
  if (before === after && !withheld) return undefined;
  if (withheld) return { rule, file, line, before: '(withheld)', after: '' };
  return { rule, file, line, ...around(before, after) };
}

/** Characters shown on both sides of what differs in a long text. */
const contextLength = 30;

/** The part of two texts in which they differ, with what is around it. */
function around(before: string, after: string): { before: string; after: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const cut = (text: string): string => {
    const first = Math.max(0, start - contextLength);
    const last = Math.min(text.length, text.length - end + contextLength);
    return `${first > 0 ? '…' : ''}${text.slice(first, last)}${last < text.length ? '…' : ''}`.toWellFormed();
  };
  return { before: cut(before), after: cut(after) };
}

/** Days named in a summary before it says how many more there are. */
const listedDays = 5;

/** Gives the report as a person reads it: what was read, merged, repaired, withheld; what to decide; what next. */
export function summarise(report: Report, dryRun: boolean): string {
  const lines: string[] = [];
  const written = report.days.filter((day) => day.out > 0);
  const rooms = new Set(report.days.map((day) => day.room));
  const formats = Object.entries(report.formats)
    .map((one) => one.join(' '))
    .join(', ');
  lines.push(
    `Read      ${count(report.messagesIn, 'message')} of ${count(report.days.length, 'day')} in ${count(rooms.size, 'room')}, from ${count(report.files, 'file')}${formats === '' ? '' : ` (${formats})`}` +
      (report.skipped.length > 0 ? `; ${count(report.skipped.length, 'other file')} left alone` : ''),
    ...report.rooms.map(
      ({ slug, title, language, timeZone }, index) =>
        `${index === 0 ? 'New rooms' : '         '} ${slug} “${title}”, ${language ?? 'language not known'}, clock of ${timeZone ?? ''} (rooms.yaml)`,
    ),
    `${dryRun ? 'Would add' : 'Added    '} ${count(report.messagesOut, 'message')} to ${count(written.length, 'day')}`,
    `Merged    ${count(report.merged, 'message')} that the content folder has, or that came twice`,
    ...table('Updated  ', report.updated),
    ...mediaLines(report.media, dryRun),
    ...table('Repaired ', report.repairs),
    ...table('Withheld ', report.redactions),
  );
  if (report.aliases.length > 0)
    lines.push(
      `People    ${count(report.aliases.length, 'pair')} of labels that are one person${dryRun ? '' : ', kept in people.yaml'}`,
    );
  lines.push(...gapLines(report.gaps));
  if (report.digests.length > 0) {
    const sum = (name: 'cited' | 'passages'): number =>
      report.digests.reduce((total, { citing }) => total + citing[name], 0);
    lines.push(
      `Digests   ${count(report.digests.length, 'digest')}; ${sum('cited')} of ${count(sum('passages'), 'passage')} cite the messages behind them`,
    );
  }
  const errors = report.problems.filter((problem) => problem.severity === 'error').length;
  if (report.problems.length > 0) {
    lines.push(
      '',
      `To decide: ${count(report.problems.length, 'problem')} (${errors} of them stop something), shown above with how to fix them`,
    );
  }
  lines.push('', 'Next:');
  if (dryRun) lines.push('  run the same command without --dry-run');
  else if (written.length > 0 || Object.keys(report.updated).length > 0) {
    const names = written
      .slice(0, listedDays)
      .map((day) => `${day.room}/${day.date}`)
      .join(', ');
    const more = written.length > listedDays ? ` and ${written.length - listedDays} more` : '';
    if (names !== '') lines.push(`  look at ${names}${more}`);
    lines.push(
      '  qunlu aliases --write   find who is mentioned under which name',
      '  qunlu suggest           find the talks',
      '  qunlu build             build the site',
    );
  } else if (report.digests.length > 0)
    lines.push('  look at talks/', '  qunlu build             build the site');
  else if (report.messagesIn > 0) lines.push('  nothing: everything was there already');
  else
    lines.push('  no message was read: see the problems above, or qunlu inspect FILE for how a file is read');
  return lines.join('\n');
}

function gapLines(gaps: readonly Gap[]): string[] {
  const lines = gaps
    .slice(0, listedDays)
    .map(({ room, date, from, to, after, before, atMost, members }, index) => {
      const head = index === 0 ? 'Gaps      ' : '          ';
      const most = atMost === undefined ? '' : `, at most ${count(atMost, 'message')}`;
      const whose =
        members.length === 0
          ? ''
          : `; ${members.join(', ')} spoke before and after: an export of theirs fills it`;
      return `${head}${room}/${date} ${from} to ${to} is in nobody’s export${most} (${after} ends, ${before} begins${whose})`;
    });
  return gaps.length > listedDays ? [...lines, `          and ${gaps.length - listedDays} more`] : lines;
}

function mediaLines({ copied, missing, leftOut }: MediaReport, dryRun: boolean): string[] {
  const parts = [
    ...(copied > 0 ? [`${count(copied, 'file')} ${dryRun ? 'to copy' : 'in the content folder'}`] : []),
    ...(missing > 0 ? [`${missing} not found`] : []),
    ...Object.entries(leftOut).map(([reason, number]) => `${number} left out (${reason})`),
  ];
  return parts.length === 0 ? [] : [`Media     ${parts.join(', ')}`];
}

function table(title: string, counts: Readonly<Record<string, number>>): string[] {
  const entries = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return entries.map(
    ([rule, number], index) => `${index === 0 ? title : ' '.repeat(title.length)} ${rule} ${number}`,
  );
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
