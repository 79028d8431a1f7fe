import { finding, type Finding, excerpt } from '../../archive/problem.ts';
import * as content from '../../message/content.ts';
import { headOf } from '../decode.ts';
import type { DateOrder, Format, Untimed } from '../format.ts';
import { buildExport, stemOf } from '../transcript.ts';
import { readContent } from './whatsapp/content.ts';
import { dateOrderOf, momentIn } from './whatsapp/date-order.ts';
import { type Header, isRead, readHeader } from './whatsapp/header.ts';
import { partsOf, type Part } from './whatsapp/notices.ts';
import { noticeWords, numberOf, type Person, personOf } from './whatsapp/people.ts';

/**
 * A chat exported from WhatsApp as text.
 * @see https://faq.whatsapp.com/1180414079177245 how it is exported
 * @see https://github.com/Pustur/whatsapp-chat-parser src/parser.ts and its tests: the forms that occur
 * @see https://github.com/starkdmi/whats_json lib/src/patterns.dart and test/data: what stands there in many languages
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
    if (lines[0] === undefined || !isRead(readHeader(lines[0], 1))) return 0;
    return lines.slice(0, 50).filter((line) => isRead(readHeader(line, 1))).length > 1 ? 0.95 : 0.7;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const text = transcript.textOf(file);
    const title = chatOf(file.path);
    // A telephone number is nobody's name, and makes no address.
    const room = transcript.roomOf(numberOf(title) === undefined ? title : '');
    if (room === undefined) return transcript.finish();
    const { messages, unread } = cut(text);
    for (const { line, raw } of unread) transcript.report(unreadHeader(raw), { line, column: 1 });
    const headers = messages.map(({ header }) => header);
    const order = dateOrderOf(headers, options.dateOrder, isEastern(messages));
    if (typeof order !== 'string') {
      transcript.report(order, { line: headers[0]?.line ?? 1, column: 1 });
      return transcript.finish();
    }
    const parts = partsOf(
      messages.map(({ header, body }) => ({ family: header.family, text: body.join('\n').trimEnd() })),
      title,
    );
    const people = new Map<string, Person>();
    messages.forEach(({ header }, index) => {
      const moment = momentIn(header, order);
      if (moment) transcript.add(room, moment, messageOf(header, parts[index] as Part, people));
      else transcript.report(impossibleDate(header, order), { line: header.line, column: 1 });
    });
    return transcript.finish();
  },
};

/** A message as it stands in the file: its header, and its lines from behind the header on. */
interface Written {
  header: Header;
  body: string[];
}

/** Cuts a chat into messages. */
function cut(text: string): { messages: Written[]; unread: { line: number; raw: string }[] } {
  const lines = text.split(/\r\n|\n|\r/);
  const headers = lines.map((raw, index) => readHeader(raw, index + 1));
  const pasted = familyOfPasted(headers.filter(isRead));
  const messages: Written[] = [];
  const unread: { line: number; raw: string }[] = [];
  let body: string[] = [];
  lines.forEach((raw, index) => {
    const header = headers[index];
    if (isRead(header) && !pasted(header)) {
      body = [header.rest];
      messages.push({ header, body });
    } else if (header && !isRead(header)) {
      // What follows belongs to it, and to nobody who spoke before.
      body = [];
      unread.push({ line: header.line, raw });
    } else body.push(raw);
  });
  return { messages, unread };
}

/**
 * Returns whether a header stands within what somebody pasted: a phone writes all headers of a chat alike, with
 * brackets or without.
 */
function familyOfPasted(headers: readonly Header[]): (header: Header) => boolean {
  const first = headers[0]?.family;
  const others = headers.filter(({ family }) => family !== first).length;
  return others > 0 && others * 10 <= headers.length ? ({ family }) => family !== first : () => false;
}

/** @param people those of the chat that have spoken, by their names */
function messageOf(header: Header, part: Part, people: Map<string, Person>): Untimed {
  const known = { line: header.line, ...(header.second === undefined ? { minuteOnly: true } : {}) };
  if ('notice' in part)
    return { speaker: '', ...content.notice(noticeWords(part.notice), part.event), ...known };
  const { content: sent, edited } = readContent(part.words, header.family === 'dash');
  const person = people.get(part.name) ?? personOf(part.name);
  people.set(part.name, person);
  if (sent.kind === 'removed') return { ...person, ...sent, ...known };
  return { ...person, ...sent, ...(edited ? { edited: true as const } : {}), ...known };
}

const eastern = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/** Whether a phone writes Chinese, Japanese or Korean, by halves of the day and notices; perhaps, where people do. */
function isEastern(messages: readonly Written[]): boolean | 'perhaps' {
  if (messages.some(({ header }) => header.eastern)) return true;
  const first = messages.map(({ body }) => body[0] ?? '');
  if (
    first.some((line) => eastern.test(line) && (!/[:：] /.test(line) || /[:：] \u200e?<[^<>]+>$/.test(line)))
  )
    return true;
  return first.filter((line) => eastern.test(line)).length * 2 > first.length ? 'perhaps' : false;
}

const unreadHeader = (raw: string): Finding =>
  finding('export-header', { actual: `the line ${excerpt(raw)}` });

const impossibleDate = ({ numbers }: Header, order: DateOrder): Finding =>
  finding('export-date', {
    actual: `the date ${numbers.join('/')}, which read ${order} does not exist`,
  });

/** The chat's name in `WhatsApp Chat with NAME.txt` and its like; `_chat.txt` tells none, its folder may. */
function chatOf(path: string): string {
  const stem = stemOf(path);
  const folder =
    path
      .split(/[/\\]/)
      .at(-2)
      ?.replace(/\.zip$/i, '') ?? '';
  const name = stem === '_chat' ? folder : stem;
  return name
    .replace(/^WhatsApp(?: Chat)?(?: (?:with|mit|avec|con|com|-))? ?|^与(.*)的 ?WhatsApp.*$/i, '$1')
    .trim();
}
