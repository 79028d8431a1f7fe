import { finding } from '../../archive/problem.ts';
import { type LocalDateTime, localDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { labelOfName } from '../label.ts';
import { buildExport, stemOf, type ExportBuilder } from '../transcript.ts';
import { halves, hourOf } from '../twelve-hours.ts';
import { contentIn, isPlaceholder, noticeIn } from './line-words.ts';

/** `10:23`, `上午10:23`, `10:23PM`, and what stands behind it: a tab on phones, a space on computers. */
const header = new RegExp(`^(${halves})? ?(\\d{1,2}):(\\d{2}) ?([AaPp][Mm])?([\\t ])`);
/** `2024/08/01(木)`, `2024.08.01 木曜日`, `2024/8/1（四）`, `2026/1/30周五`. */
const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})[ ]?[(（]?([^\d\s()（）\t]{1,16})[)）]?$/;
/** `Thu, 8/1/2024`; which number is the month, the name of the day tells. */
const yearLast = /^([A-Z][a-z]{2})[a-z]{0,6}, (\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const title =
  /^(?:\[LINE\] ?)(?:Chat history (?:with|in) (.+)|(.+?)(?:との|の)トーク履歴|[与與](.+)的聊天[记記][录錄]|(.+)的聊天[记記][录錄]|ประวัติการ(?:สนทนา|แชท)(?:กับ|ใน)? ?(.+)|(.+))$/;
/** A line longer than this is no header of a chat; nothing is matched against more of it. */
const headerCharacters = 200;

interface Header {
  hour: number;
  minute: number;
  tabbed: boolean;
  rest: string;
}
interface Entry extends Header {
  date: string;
  line: number;
  body: string[];
}

/**
 * A chat of LINE sent or saved as text, by a phone (tabs) or a computer (spaces).
 * @see https://github.com/hellodigua/ChatLab electron/main/parser/formats/line-native-txt.ts
 * @see https://github.com/Bruce1986/line_parser line_parser.py: the computer's form
 */
export const line: Format = {
  name: 'line',
  signs: 'a `.txt` that begins with `[LINE]`, or dates alone on a line above times with tabs',
  keepsMentions: true,
  detect: ({ path, bytes }) => {
    if (!/\.txt$/i.test(path)) return 0;
    const lines = linesOf(headOf(bytes)).filter((one) => one.trim() !== '');
    const dated = lines.findIndex(
      (one, index) => dateOf(one) !== undefined && readHeader(lines[index + 1] ?? ''),
    );
    if (dated < 0) return 0;
    if (/^\[LINE\]/.test(lines[0] ?? '')) return 1;
    return dated < 3 && readHeader(lines[dated + 1] ?? '')?.tabbed ? 0.8 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const lines = linesOf(transcript.textOf(file));
    const named = title
      .exec((lines[0] ?? '').slice(0, headerCharacters))
      ?.slice(1)
      .find(Boolean);
    const name = named?.replace(/^["“「](.+)["”」]$/, '$1');
    const room = transcript.roomOf(name?.trim() ?? stemOf(file.path).replace(/^\[LINE\] ?/, ''));
    if (room === undefined) return transcript.finish();
    const entries = entriesIn(lines, transcript);
    const desktop = entries.length > 0 && entries.every(({ tabbed }) => !tabbed);
    const names = desktop ? namesOf(entries.map(({ rest }) => rest)) : undefined;
    for (const entry of entries) {
      const moment = momentIn(entry);
      if (!moment) continue;
      const { speaker, words } = names ? apartBySpaces(entry, names) : apartByTabs(entry);
      const content =
        speaker === '' ? noticeIn(words) : contentIn(words, speaker, transcript.languageOf(room), desktop);
      transcript.post(room, moment, { speaker, content, line: entry.line, minuteOnly: true });
    }
    return transcript.finish();
  },
};

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

function readHeader(raw: string): Header | undefined {
  const [all, before, hour, minute, after, separator] = header.exec(raw.slice(0, 24)) ?? [];
  if (all === undefined) return undefined;
  return {
    hour: hourOf(Number(hour), before ?? after),
    minute: Number(minute),
    tabbed: separator === '\t',
    rest: raw.slice(all.length),
  };
}

/** Returns the date of a line that is nothing but a date. */
function dateOf(raw: string): string | undefined {
  if (raw.length > 40) return undefined;
  const [, year, month, day] = yearFirst.exec(raw.trim()) ?? [];
  if (year !== undefined) return localDateTime(Number(year), Number(month), Number(day), 0, 0, 0)?.date;
  const [, weekday, first, second, last] = yearLast.exec(raw.trim()) ?? [];
  if (weekday === undefined) return undefined;
  const [a, b] = [Number(first), Number(second)];
  const readings = [
    localDateTime(Number(last), a, b, 0, 0, 0)?.date,
    localDateTime(Number(last), b, a, 0, 0, 0)?.date,
  ];
  return readings.find((date) => date !== undefined && weekdayOf(date) === weekday);
}

const weekdayOf = (date: string): string => new Date(`${date}T00:00:00Z`).toUTCString().slice(0, 3);

function momentIn({ date, hour, minute }: Entry): LocalDateTime | undefined {
  const [year, month, day] = date.split('-').map(Number);
  return localDateTime(year as number, month as number, day as number, hour, minute, 0);
}

/** Puts lines together to messages, each with its date. */
function entriesIn(lines: readonly string[], transcript: ExportBuilder): Entry[] {
  const entries: Entry[] = [];
  let date: string | undefined;
  let dateless: number | undefined;
  lines.forEach((raw, index) => {
    const day = dateOf(raw);
    // A date among somebody's words has no message right below it, or is of an earlier day.
    const next = lines.slice(index + 1, index + 3).find((one) => one.trim() !== '') ?? '';
    if (day !== undefined && (readHeader(next) || dateOf(next)) && (date === undefined || day >= date)) {
      date = day;
      return;
    }
    const read = readHeader(raw);
    if (!read) {
      if (date !== undefined) entries.at(-1)?.body.push(raw);
    } else if (date === undefined) dateless ??= index + 1;
    else entries.push({ ...read, date, line: index + 1, body: [] });
  });
  if (dateless !== undefined) {
    const missing = finding('export-date-missing', { actual: 'a time before any date' });
    transcript.report(missing, { line: dateless, column: 1 });
  }
  return entries;
}

/** `NAME`, a tab, the words; a notice has no name. Words of several lines stand in quotation marks. */
function apartByTabs({ rest, body }: Entry): { speaker: string; words: string } {
  const end = rest.indexOf('\t');
  const speaker = end < 0 ? '' : rest.slice(0, end).trim();
  const words = [end < 0 ? rest : rest.slice(end + 1), ...body].join('\n').trim();
  const quoted = body.length > 0 && words.length > 1 && words.startsWith('"') && words.endsWith('"');
  return {
    speaker: speaker === '' ? '' : labelOfName(speaker),
    words: quoted ? words.slice(1, -1).replaceAll('""', '"') : words,
  };
}

/**
 * Returns the names that begin the messages, by their first word. A name of several words is told by that all messages
 * of its first word go on with the same words.
 */
function namesOf(messages: readonly string[]): Map<string, string> {
  const names = new Map<string, { words: string[]; count: number }>();
  for (const message of messages) {
    if (isNotice(message)) continue;
    const words = message.slice(0, headerCharacters).split(' ');
    const [first = ''] = words;
    const known = names.get(first);
    const placeholder = words.findIndex((word, index) => index > 0 && isPlaceholder(word));
    // The last word, and what stands for a picture, is never part of the name.
    const own = words.slice(0, placeholder > 0 ? placeholder : Math.max(1, words.length - 1));
    if (!known) names.set(first, { words: own, count: 1 });
    else {
      const differs = known.words.findIndex((word, index) => word !== own[index]);
      if (differs >= 0) known.words.length = Math.max(1, differs);
      known.count++;
    }
  }
  return new Map([...names].map(([first, { words, count }]) => [first, count > 2 ? words.join(' ') : first]));
}

const isNotice = (message: string): boolean => {
  const content = noticeIn(message.slice(0, headerCharacters));
  return message.length < headerCharacters && content.kind === 'notice' && content.event !== undefined;
};

function apartBySpaces(
  { rest, body }: Entry,
  names: ReadonlyMap<string, string>,
): { speaker: string; words: string } {
  if (body.every((one) => one.trim() === '') && isNotice(rest)) return { speaker: '', words: rest.trim() };
  const speaker = names.get(rest.split(' ', 1)[0] ?? '') ?? '';
  return {
    speaker: labelOfName(speaker),
    words: [rest.slice(speaker.length), ...body].join('\n').trim(),
  };
}
