import { finding } from '../../archive/problem.ts';
import { notice } from '../../message/content.ts';
import { type LocalDateTime, localDateTime, readLocalDateTime } from '../clock.ts';
import { csvColumns, readCsv } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { ExportFile, Format } from '../format.ts';
import { labelOfName } from '../label.ts';
import { ownerLabel } from '../owner.ts';
import { buildExport, stemOf, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { readLine } from './kakaotalk-line.ts';
import { contentIn, eventOf } from './kakaotalk-words.ts';

const title =
  /^\ufeff?(?:(.{1,100}?) ?님과의? 카카오톡 대화|KakaoTalk Chats with (.{1,100})|(.{1,100}?) (?:with )?(?:Kakao)?Talk Chats)\s*$/;
const saved = /^(?:저장한 날짜|Date Saved|Saved Date) ?:/;

/**
 * A chat that KakaoTalk has saved, in Korean or English: the texts of Android, iPhone and Windows, the table of macOS.
 * @see https://github.com/uoneway/kakaotalk_msg_preprocessor tests/datasets
 * @see https://github.com/meringue5/chaextractor AGENTS.md: an iPhone’s
 */
export const kakaotalk: Format = {
  name: 'kakaotalk',
  signs: 'a `.txt` with 저장한 날짜 or `Date Saved` above it, or a `.csv` of Date, User, Message',
  keepsMentions: true,
  detect: ({ path, bytes }) => {
    const head = headOf(bytes);
    if (/\.csv$/i.test(path)) return csvColumns(head).join() === 'Date,User,Message' ? 1 : 0;
    if (!/\.txt$/i.test(path)) return 0;
    const lines = head.split(/\r?\n/);
    if (!lines.some(readLine)) return 0;
    const top = lines.slice(0, 6);
    return top.some((line) => saved.test(line)) || top.some((line) => title.test(line)) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const text = transcript.textOf(file);
    const lines = text.split(/\r\n|\n|\r/);
    const room = transcript.roomOf(chatOf(lines, file));
    if (room === undefined) return transcript.finish();
    if (/^\ufeff?"?Date"?,/.test(text.slice(0, 10))) readTable(text, room, transcript);
    else readLines(lines, room, transcript);
    return transcript.finish();
  },
};

/** The chat’s name above it, without how many are in it; else in the name of the file, of which phones say nothing. */
function chatOf(lines: readonly string[], file: ExportFile): string {
  const named = lines
    .slice(0, 6)
    .map((line) => title.exec(line.slice(0, 200))?.slice(1).find(Boolean))
    .find(Boolean);
  if (named !== undefined) return named.replace(/ \d{1,4}$/, '').trim();
  const stem = stemOf(file.path).replace(/^KakaoTalk_Chat_(.+)_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d$/, '$1');
  return /^(?:Talk|KakaoTalk)/.test(stem) ? '' : stem;
}

/** The table of macOS, with seconds. */
function readTable(text: string, room: string, transcript: ExportBuilder): void {
  const csv = readCsv(text);
  if ('finding' in csv) return transcript.report(csv.finding, csv.place);
  for (const { cells, line } of csv.rows) {
    const { Date: date = '', User: user = '', Message: words = '' } = cells;
    const moment = readLocalDateTime(date);
    if (!moment) transcript.report(unlikelyTime(date), { line, column: 1 });
    else write({ moment, speaker: user, words, line }, room, transcript, moment.minuteOnly);
  }
}

interface Entry {
  moment: LocalDateTime;
  /** Nobody, of a notice. */
  speaker: string | undefined;
  words: string;
  line: number;
}

function readLines(lines: readonly string[], room: string, transcript: ExportBuilder): void {
  const entries: Entry[] = [];
  let date: string | undefined;
  let time = '00:00:00';
  let dateless: number | undefined;
  const windows = isWindows(lines);
  lines.forEach((raw, index) => {
    const line = index + 1;
    const read = readLine(raw);
    if (read && 'date' in read && isDivider(lines, index)) {
      if (date !== read.date) time = '00:00:00';
      date = read.date;
    } else if (read && 'moment' in read) {
      date = read.moment.date;
      entries.push({ ...read, line });
    } else if (read && 'clock' in read) {
      if (date === undefined) return void (dateless ??= line);
      const [year, month, day] = date.split('-').map(Number) as [number, number, number];
      const moment = localDateTime(year, month, day, read.clock.hour, read.clock.minute, 0);
      if (!moment) return;
      time = moment.time;
      entries.push({ moment, speaker: read.speaker, words: read.words, line });
    } else if (date !== undefined && windows && eventOf(raw) && isDone(lines, index)) {
      // Computers write notices without a time: it is that of the message before.
      entries.push({ moment: { date, time }, speaker: undefined, words: raw, line });
    } else {
      const open = entries.at(-1);
      if (open) open.words += `\n${raw}`;
    }
  });
  if (dateless !== undefined) {
    const missing = finding('export-date-missing', { actual: 'a time before any date' });
    transcript.report(missing, { line: dateless, column: 1 });
  }
  for (const entry of entries) write(entry, room, transcript, true);
}

/** A date among somebody’s words has no message below it. */
function isDivider(lines: readonly string[], index: number): boolean {
  if (/^-{5,}/.test(lines[index] ?? '')) return true;
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '');
  return next === undefined || readLine(next) !== undefined;
}

const isWindows = (lines: readonly string[]): boolean =>
  lines.slice(0, 12).some((line) => /^-{5,} .{1,60} -{5,}$/.test(line.trim()));

/** Whether the line after begins something new, so that this one is no part of somebody’s words. */
const isDone = (lines: readonly string[], index: number): boolean => {
  const next = lines[index + 1] ?? '';
  return next.trim() === '' || readLine(next) !== undefined || eventOf(next) !== undefined;
};

function write(
  { moment, speaker, words, line }: Entry,
  room: string,
  transcript: ExportBuilder,
  minuteOnly: boolean,
): void {
  const said = words.trim();
  const isNotice = speaker === undefined || (eventOf(said) !== undefined && speaker === '');
  const label = isOwner(speaker) ? ownerLabel : labelOfName(speaker?.trim() ?? '');
  const content = isNotice
    ? notice(said, eventOf(said))
    : contentIn(said, label, transcript.languageOf(room));
  transcript.post(room, moment, { speaker: isNotice ? '' : label, content, line, minuteOnly });
}

/** How phones call the one who exports. */
const isOwner = (speaker: string | undefined): boolean => /^(?:회원님|you)$/i.test(speaker?.trim() ?? '');
