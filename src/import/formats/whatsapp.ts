import {
  attachment,
  bracket,
  fileName,
  image,
  stacked,
  sticker,
  systemSpeaker,
  video,
  voice,
} from '../body.ts';
import { type Finding, finding } from '../../archive/problem.ts';
import { type Moment, momentOf } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { DateOrder, Format } from '../format.ts';
import { startTranscript, stemOf } from '../transcript.ts';

/** Marks of writing direction, which WhatsApp puts before dates, notices and file names. */
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A line that begins a message. iPhone: `[11/05/2017, 7:33:16 PM] Name: text`; Android: `11/05/17, 19:33 - Name:
 * text`; old iPhones: `11.05.17 19:33:16: Name: text`. A half of the day stands after the time or, in Chinese, before.
 */
const header =
  /^(\[)?(\d{1,4})([-/.]) ?(\d{1,2})\3 ?(\d{1,4})\.?,? {1,2}(?:(?:klo|at|um|kl\.) )?(?:([上下中]午|凌晨|清晨|早上|傍晚|晚上) ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([ap])\.? ?m\.?)?(\]| [-–]|:) /i;

interface Line {
  numbers: readonly [number, number, number];
  dotted: boolean;
  hour: number;
  minute: number;
  second: number | undefined;
  rest: string;
  line: number;
}

/**
 * A chat exported from WhatsApp as text.
 * @see https://faq.whatsapp.com/1180414079177245 how it is exported
 * @see https://github.com/Pustur/whatsapp-chat-parser src/parser.ts and its tests: the forms that occur
 * @see https://github.com/PetengDedet/WhatsApp-Analyzer/issues/4 and
 *   https://github.com/mazen160/whatsapp-chat-parser/pull/3 what stands for media
 */
export const whatsapp: Format = {
  name: 'whatsapp',
  signs: 'a `.txt` whose lines begin with date, time and name',
  keepsMentions: true,
  detect: ({ path, bytes }) => {
    if (!/\.txt$/i.test(path)) return 0;
    const lines = headOf(bytes)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    if (lines[0] === undefined || !readLine(lines[0], 1)) return 0;
    return lines.slice(0, 50).filter((line) => readLine(line, 1)).length > 1 ? 0.95 : 0.7;
  },
  parse: (file, options) => {
    const transcript = startTranscript(file.path, options);
    const text = transcript.textOf(file);
    const room = transcript.roomOf(chatOf(file.path));
    if (room === undefined) return transcript.finish();
    const messages: { line: Line; body: string[] }[] = [];
    text.split(/\r\n|\n|\r/).forEach((raw, index) => {
      const line = readLine(raw, index + 1);
      if (line) messages.push({ line, body: [line.rest] });
      else messages.at(-1)?.body.push(raw);
    });
    const order = dateOrderOf(
      messages.map(({ line }) => line),
      options.dateOrder,
    );
    if (typeof order !== 'string') {
      transcript.report(order, { line: messages[0]?.line.line ?? 1, column: 1 });
      return transcript.finish();
    }
    for (const { line, body } of messages) {
      const moment = momentIn(line, order);
      if (!moment) {
        transcript.report(impossibleDate(line, order), { line: line.line, column: 1 });
        continue;
      }
      const { speaker, text: words } = apart(body.join('\n').trimEnd());
      transcript.add(room, moment, {
        speaker,
        text: speaker === systemSpeaker ? words.replace(marks, '') : bodyOf(words, moment),
        ...(line.second === undefined ? { minuteOnly: true } : {}),
      });
    }
    return transcript.finish();
  },
};

/** Reads the beginning of a message; nothing for a line that continues one. */
function readLine(raw: string, line: number): Line | undefined {
  // Only what can be a header is cleaned, so that the words keep every sign.
  const start = raw
    .slice(0, 80)
    .replace(marks, '')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ');
  const match = header.exec(start);
  if (!match) return undefined;
  const [all, bracketed, first, separator, second, third, chinese, hours, minutes, seconds, latin, end] =
    match;
  if ((bracketed !== undefined) !== (end === ']')) return undefined;
  const hour = hourOf(
    Number(hours),
    latin?.toLowerCase() ?? (chinese === undefined ? undefined : (halves[chinese] ?? 'a')),
  );
  return {
    numbers: [Number(first), Number(second), Number(third)],
    dotted: separator === '.',
    hour,
    minute: Number(minutes),
    second: seconds === undefined ? undefined : Number(seconds),
    rest: raw.slice(lengthBefore(raw, all.length)),
    line,
  };
}

/** Halves of the day that come after noon; all others come before. */
const halves: Readonly<Record<string, string>> = { 下午: 'p', 傍晚: 'p', 晚上: 'p', 中午: 'p' };

const hourOf = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : half === 'p' ? (hour % 12) + 12 : hour % 12;

/** How far into the raw line so many signs reach that are no marks. */
function lengthBefore(raw: string, signs: number): number {
  let seen = 0;
  let at = 0;
  while (at < raw.length && seen < signs) {
    if (raw.slice(at, at + 1).replace(marks, '') !== '') seen++;
    at++;
  }
  return at;
}

/**
 * Decides from all dates of a chat how they are meant: a year first is plain; a number above 12 tells day from
 * month; else the order in which time does not run backwards. Where that tells nothing, a person must.
 */
export function dateOrderOf(
  lines: readonly Pick<Line, 'numbers' | 'dotted'>[],
  wanted?: DateOrder,
): DateOrder | Finding {
  if (wanted !== undefined) return wanted;
  if (lines.some(({ numbers }) => numbers[0] > 31)) return 'year-first';
  const dayFirst = lines.some(({ numbers }) => numbers[0] > 12);
  const monthFirst = lines.some(({ numbers }) => numbers[1] > 12);
  if (dayFirst !== monthFirst) return dayFirst ? 'day-first' : 'month-first';
  if (dayFirst && monthFirst) return dateProblem('dates of which some have the day first and some the month');
  if (lines.some(({ dotted }) => dotted)) return 'day-first';
  const steps = (key: (numbers: Line['numbers']) => number): number =>
    lines.filter(({ numbers }, index) => index > 0 && key(numbers) < key((lines[index - 1] as Line).numbers))
      .length;
  const backDayFirst = steps(([day, month, year]) => year * 400 + month * 31 + day);
  const backMonthFirst = steps(([month, day, year]) => year * 400 + month * 31 + day);
  if (backDayFirst === 0 && backMonthFirst > 0) return 'day-first';
  if (backMonthFirst === 0 && backDayFirst > 0) return 'month-first';
  if (lines.length > 0 && lines.every(({ numbers }) => numbers[0] === numbers[1])) return 'day-first';
  return dateProblem('dates that can be read with the day first or with the month first');
}

const dateProblem = (actual: string): Finding => finding('export-date-order', { actual });

const impossibleDate = ({ numbers }: Line, order: DateOrder): Finding =>
  finding('export-date', {
    actual: `the date ${numbers.join('/')}, which read ${order} does not exist`,
  });

function momentIn(
  { numbers: [first, second, third], hour, minute, second: seconds }: Line,
  order: DateOrder,
): Moment | undefined {
  const full = (year: number): number => (year < 100 ? 2000 + year : year);
  if (order === 'year-first') return momentOf(full(first), second, third, hour, minute, seconds ?? 0);
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return momentOf(full(third), month, day, hour, minute, seconds ?? 0);
}

/** Notices that iPhones give an author to: the group itself, or whoever acted. */
const notice =
  /^(?:messages and calls are end-to-end encrypted|.{0,80}\b(?:created (?:this )?group|changed (?:the|this) group|(?:added|removed) .{1,80}|left|joined (?:using|from|via)\b|turned (?:on|off) disappearing|pinned a message|was added|is a contact|changed their phone number)|消息和通话|信息和通话|你?创建了|.{0,40}(?:加入了群组|退出了群组|创建了群组|更改了群组|已被添加))/i;

/** Separates the speaker from the words; what has no speaker is a notice. */
function apart(text: string): { speaker: string; text: string } {
  const end = text.indexOf(': ');
  const name = (end < 0 ? (text.endsWith(':') ? text.slice(0, -1) : '') : text.slice(0, end))
    .replace(marks, '')
    .trim();
  const words = end < 0 ? '' : text.slice(end + 2);
  // A name is short and on one line; a quotation mark in it means a notice with a colon of its own.
  if (name === '' || name.length > 60 || /[\n“”"]/.test(name)) return { speaker: systemSpeaker, text };
  const marked = words.startsWith('\u200e') || /^Messages and calls are end-to-end encrypted\./.test(words);
  if (marked && notice.test(words.replace(marks, ''))) return { speaker: systemSpeaker, text: words };
  return { speaker: name.replace(/^~[\s\u202f]*/, ''), text: words };
}

/** What stands for media that were not exported with the chat, in English and Chinese. */
const omitted: readonly (readonly [RegExp, (moment: Moment) => string])[] = [
  [/^(?:(?:image|photo) omitted|图[像片]已(?:忽略|省略))$/i, (moment) => image(moment)],
  [/^(?:video(?: note)? omitted|视频已(?:忽略|省略))$/i, () => video()],
  [/^(?:(?:audio|voice message) omitted|[音语][频音]已(?:忽略|省略))$/i, () => voice()],
  [/^(?:sticker omitted|贴图已(?:忽略|省略))$/i, () => sticker()],
  [/^(?:GIF omitted|GIF 动态图已被忽略)$/i, () => bracket('动图')],
  [/^(?:document omitted|文[档件]已(?:忽略|省略))$/i, () => fileName()],
  [/^(?:contact card omitted|名片已(?:忽略|省略))$/i, () => bracket('名片')],
  [/^<(?:media omitted|省略多媒体文件|省略影音内容|忽略多媒體檔)>$/i, () => bracket('媒体')],
];

function bodyOf(words: string, moment: Moment): string {
  const plain = words.replace(/\u200e?<(?:This message was edited|这条消息已经过编辑)>$/, '').trimEnd();
  const [first = '', ...more] = plain.split('\n');
  const line = first.replace(marks, '').trim();
  const caption = more.join('\n');
  for (const [pattern, write] of omitted) if (pattern.test(line)) return stacked(write(moment), caption);
  // `report.pdf • 12 pages document omitted`
  const document =
    /^(\S.{0,200}?\.\w{2,5})(?: • .{0,40})? (?:document omitted|文[档件]已(?:忽略|省略))$/.exec(line)?.[1];
  // `<attached: 00000042-PHOTO-….jpg>`, before which a document's own name and length may stand; in any language.
  const [, title, named] =
    /^(?:(\S.{0,200}?\.\w{2,5}) • .{0,40} )?<[^<>:：]{1,20}[:：] ?([^<>]{1,200}\.\w{2,5}) ?>$/.exec(line) ??
    [];
  const attached = /^(\S.{0,200}\.\w{2,5}) \((?:file attached|文件附件|附件|档案已附加|已附加檔案)\)$/i.exec(
    line,
  )?.[1];
  const numbered = /^((?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{1,6}\.\w{2,5}) \([^()]{2,30}\)$/.exec(line)?.[1];
  const file = document ?? title ?? named ?? attached ?? numbered;
  if (file === undefined) return plain.replace(/^\u200e+/, '');
  return stacked(/STICKER|^STK-/i.test(file) ? sticker() : attachment(moment, file.trim()), caption);
}

/** The chat's name in `WhatsApp Chat with NAME.txt` and its like; `_chat.txt` tells none, its folder may. */
function chatOf(path: string): string {
  const stem = stemOf(path);
  const folder =
    path
      .split(/[/\\]/)
      .at(-2)
      ?.replace(/\.zip$/i, '') ?? '';
  const name = stem === '_chat' ? folder : stem;
  return name.replace(/^WhatsApp(?: Chat)?(?: (?:with|-))? ?|^与(.*)的 ?WhatsApp.*$/i, '$1').trim();
}
