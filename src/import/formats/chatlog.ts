import { z } from 'zod';
import { eventOfWords, type Language, noticeWords } from '../../language/notices.ts';
import {
  contact,
  file,
  image,
  link,
  location,
  missing,
  notice,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import { systemSpeaker } from '../../message/legacy.ts';
import type { Content } from '../../message/schema.ts';
import { readMoment } from '../clock.ts';
import { csvColumns, readCsv } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { ExportFile, Format, ImportOptions } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf, labelOfName } from '../label.ts';
import type { Quoted } from '../parents.ts';
import { wordsInQuote } from '../quote.ts';
import { isWanted, startTranscript, tooManyChats, type Transcript, unlikelyTime } from '../transcript.ts';
import { bracket, stacked, written } from '../words.ts';
import { recordOf, recordOfPreview } from './chatlog-record.ts';

const contents = z.looseObject({
  title: z.string().optional(),
  desc: z.string().optional(),
  url: z.string().optional(),
  md5: z.string().optional(),
  path: z.string().optional(),
  imgfile: z.string().optional(),
  label: z.string().optional(),
  x: z.union([z.string(), z.number()]).optional(),
  y: z.union([z.string(), z.number()]).optional(),
  recordInfo: z.unknown().optional(),
});
/** `Message` of chatlog's internal/model/message.go. */
const message = z.looseObject({
  seq: z.number().optional(),
  time: z.iso.datetime({ offset: true }),
  talker: z.string(),
  talkerName: z.string().default(''),
  sender: z.string().default(''),
  senderName: z.string().default(''),
  isSelf: z.boolean().default(false),
  type: z.number(),
  subType: z.number().default(0),
  content: z.string().default(''),
  contents: contents.extend({ refer: z.unknown().optional() }).nullish(),
});
type Message = z.infer<typeof message>;
/** What an answer quotes; of its own place and time there may be only remains. */
const quotedMessage = message.omit({ time: true, talker: true }).extend({ time: z.string().default('') });

/** The columns of `chatlog export`, of its HTTP interface's CSV, and of forks that put MessageID first. */
const csvNeeded = ['Time', 'SenderName', 'Sender', 'TalkerName', 'Talker', 'Content'];

/**
 * JSON and CSV of chatlog, from its HTTP interface (`/api/v1/chatlog?format=json|csv`) and its export command.
 * @see https://github.com/sjzar/chatlog internal/model/message.go (fields, types, plain text of the CSV),
 *   internal/export/export.go and internal/chatlog/http/route.go (columns)
 */
export const chatlog: Format = {
  name: 'chatlog',
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    if (/^\s*\[\s*\{/.test(head)) {
      return ['"talker"', '"sender"', '"isSelf"', '"time"', '"type"'].every((key) => head.includes(key))
        ? 1
        : 0;
    }
    const columns = csvColumns(head);
    return csvNeeded.every((name) => columns.includes(name)) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = startTranscript(file.path, options);
    const text = transcript.textOf(file);
    if (/^\s*[[{]/.test(text)) readMessages(text, transcript, options);
    else readRows(text, file, transcript, options);
    return transcript.finish();
  },
};

function readMessages(text: string, transcript: Transcript, options: ImportOptions): void {
  const json = readJson(text);
  if ('finding' in json) return transcript.report(json.finding, json.place);
  const list = checkShape(z.array(z.unknown()), json.value);
  if ('finding' in list) return transcript.report(list.finding);
  const messages: Message[] = [];
  list.value.forEach((one, index) => {
    const checked = checkShape(message, one, `[${index}]`);
    if ('finding' in checked) transcript.report(checked.finding);
    else if (isWanted(options, checked.value.talkerName, checked.value.talker)) messages.push(checked.value);
  });
  const chats = new Map(messages.map((one) => [one.talker, one.talkerName || one.talker]));
  const excess = tooManyChats(options, [...chats.values()]);
  if (excess) return transcript.report(excess);
  const rooms = new Map([...chats].map(([id, name]) => [id, transcript.roomOf(name)]));
  const names = new Map(
    messages.filter((one) => one.senderName !== '').map((one) => [one.sender, one.senderName]),
  );
  for (const one of messages) {
    const room = rooms.get(one.talker);
    if (room === undefined) continue;
    const moment = transcript.clockOf(room)(Date.parse(one.time));
    if (!moment) {
      transcript.report(unlikelyTime(one.time));
      continue;
    }
    const account = one.sender === systemSpeaker ? '' : one.sender;
    const speaker = labelOf(account, one.senderName, names.get(account), one.isSelf ? '我' : '');
    const reading: Reading = { speaker, language: transcript.languageOf(room), names };
    transcript.post(room, moment, {
      speaker,
      content: one.sender === systemSpeaker ? noticeOf(one.content, reading) : contentOf(one, reading),
      id: one.seq,
      account,
      quoted: quotedIn(one, reading, transcript.clockOf(room)),
    });
  }
}

/** What the content of a message depends on, besides the message. */
interface Reading {
  speaker: string;
  language: Language;
  names: ReadonlyMap<string, string>;
}
type Payload = Pick<Message, 'type' | 'subType' | 'content' | 'contents'>;

/** Contents by WeChat's type and, for 49, its subtype. */
const contentsByType: Readonly<Record<string, (one: Payload, reading: Reading) => Content>> = {
  1: ({ content }) => written(content),
  3: ({ contents: media }) => image({ src: media?.path || media?.imgfile || media?.md5 }),
  34: ({ contents: media }) => voice({ src: media?.path }),
  42: ({ contents: card }) => contact(card?.title ?? ''),
  43: ({ contents: media }) => video({ src: media?.path }),
  47: () => sticker(),
  48: ({ contents: place }) =>
    location({
      name: place?.label,
      lat: Number(place?.x || Number.NaN),
      lon: Number(place?.y || Number.NaN),
    }),
  50: (_, { speaker, language }) => notice(noticeWords(language, 'call', { who: speaker }), 'call'),
  10000: ({ content }, reading) => noticeOf(content, reading),
  '49/4': ({ contents: card }) => cardOf(card),
  '49/5': ({ contents: card }) => cardOf(card),
  '49/6': ({ contents: media }) => file({ name: media?.title, src: media?.path }),
  '49/8': () => sticker(),
  '49/19': ({ contents: record }) =>
    recordOf(record?.recordInfo, record?.title) ?? recordOfPreview(record?.title ?? '', record?.desc ?? ''),
  '49/24': ({ contents: note }) => text(stacked(bracket('笔记', note?.title), note?.desc)),
  '49/33': ({ contents: card }) => text(stacked(bracket('小程序', card?.title), card?.url)),
  '49/36': ({ contents: card }) => text(stacked(bracket('小程序', card?.title), card?.url)),
  '49/51': ({ contents: card }) => text(bracket('视频号', card?.title)),
  '49/57': ({ content }) => written(content),
  '49/62': ({ content }, reading) => noticeOf(content, reading),
  '49/63': ({ contents: card }) => text(bracket('视频号直播', card?.title)),
  '49/87': ({ contents: note, content }) =>
    text(stacked(bracket('群公告', note?.title), note?.desc || content)),
  '49/92': ({ contents: card }) => text(stacked(bracket('音乐', card?.title), card?.url)),
  '49/2000': ({ content }) => written(content),
  '49/2001': () => text(bracket('红包')),
  '49/2003': () => text(bracket('红包封面')),
};

function contentOf(one: Payload, reading: Reading): Content {
  const make = contentsByType[one.type === 49 ? `49/${one.subType}` : String(one.type)];
  const payload = { ...one, content: withNames(one.content, reading.names) };
  if (make) return make(payload, reading);
  if (one.type === 49) return cardOf(one.contents);
  // A payload that no reader knows is XML: nothing that somebody said.
  return /^\s*</.test(one.content) ? missing() : written(payload.content);
}

function cardOf(card: Payload['contents']): Content {
  const content = link({ url: card?.url, title: card?.title, description: card?.desc });
  return content.text === '' ? missing() : content;
}

const noticeOf = (words: string, { names }: Reading): Content => {
  const shown = withNames(words, names);
  return notice(shown, eventOfWords(shown));
};

/** What an answer repeats of the message that it answers. */
function quotedIn(
  one: Message,
  reading: Reading,
  clock: ReturnType<Transcript['clockOf']>,
): Quoted | undefined {
  if (one.type !== 49 || one.subType !== 57) return undefined;
  const refer = quotedMessage.safeParse(one.contents?.['refer']).data;
  if (!refer) return undefined;
  const speaker = labelOf(refer.sender, refer.senderName, reading.names.get(refer.sender));
  const words = wordsInQuote(contentOf(refer, { ...reading, speaker }));
  return { speaker, words, moment: clock(Date.parse(refer.time)) };
}

/** A notice of 拍一拍 names people by `${account id}`. */
const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{([^{}\s]{1,64})\}/g, (_, id: string) => labelOf(id, names.get(id)));

function readRows(text: string, file: ExportFile, transcript: Transcript, options: ImportOptions): void {
  const csv = readCsv(text);
  if ('finding' in csv) return transcript.report(csv.finding, csv.place);
  const rows = csv.rows.filter(({ cells }) => isWanted(options, cells['TalkerName'], cells['Talker']));
  const chats = new Map(
    rows.map(({ cells }) => [cells['Talker'] ?? '', cells['TalkerName'] || (cells['Talker'] ?? '')]),
  );
  const excess = tooManyChats(options, [...chats.values()]);
  if (excess) return transcript.report(excess);
  const rooms = new Map([...chats].map(([id, name]) => [id, transcript.roomOf(name)]));
  const names = new Map(rows.map(({ cells }) => [cells['Sender'] ?? '', cells['SenderName'] ?? '']));
  for (const { cells, line } of rows) {
    const room = rooms.get(cells['Talker'] ?? '');
    const moment = readMoment(cells['Time'] ?? '');
    if (!moment) transcript.report(unlikelyTime(cells['Time'] ?? ''), { line, column: 1 }, file.path);
    if (room === undefined || !moment) continue;
    const sender = cells['Sender'] ?? '';
    const content = withNames(cells['Content'] ?? '', names);
    const speaker = labelOf(sender, cells['SenderName'], cells['IsSelf'] === 'true' ? '我' : '');
    const reading: Reading = { speaker, language: transcript.languageOf(room), names };
    const { quoted, answer } = quoteOfPlainText(content);
    transcript.post(room, moment, {
      speaker,
      content:
        sender === systemSpeaker || cells['Type'] === '10000'
          ? noticeOf(content, reading)
          : content === ''
            ? bareContent(cells['Type'] ?? '', reading)
            : contentOfPlainText(answer),
      id: cells['MessageID'],
      account: sender,
      quoted,
    });
  }
}

/** A row whose content is empty says no more than its type. */
const bareContent = (type: string, reading: Reading): Content =>
  ['3', '34', '42', '43', '47', '48', '50'].includes(type)
    ? contentOf({ type: Number(type), subType: 0, contents: {}, content: '' }, reading)
    : missing();

const marked = /^(!?)\[([^\]|\n]{1,8})(?:\|([^\n]*?))?\](?:\((\S*)\))?$/;

/** Undoes chatlog's `PlainTextContent`, which writes every kind as text. */
function contentOfPlainText(content: string): Content {
  const [, sign, kind, title = '', url = ''] = (content.length <= 4096 && marked.exec(content)) || [];
  if (kind === '图片' && sign === '!') return image({ src: lastKey(url) });
  if (kind === '视频') return video();
  if (kind === '语音') return voice();
  if (kind === '动画表情' || kind === 'GIF表情') return sticker();
  if (kind === '文件') return file({ name: title });
  if (kind === '链接' && (url !== '' || title !== '')) return link({ url, title });
  if (kind === '分享' && title !== '') return link({ url, title: title.split('|')[0] });
  if (kind === '位置' && title !== '') return location({ name: title.replaceAll('|', ' ') });
  if ((kind === '小程序' || kind === '音乐') && title !== '') return text(stacked(bracket(kind, title), url));
  if (kind === '视频号' && title !== '') return text(bracket(kind, title.replaceAll('|', ' ')));
  return written(content);
}

/** The most telling of the keys in `http://host/image/MD5,PATH`: a path, if there is one. */
const lastKey = (url: string): string => {
  const keys = url.replace(/^https?:\/\/[^/]*\/(?:image|video)\//, '').split(',');
  return keys.find((key) => /[/\\.]/.test(key)) ?? keys[0] ?? '';
};

/** Takes apart `> NAME(account) 05-11 19:33:16`, `> words`, and the answer. */
function quoteOfPlainText(content: string): { quoted?: Quoted; answer: string } {
  if (!content.startsWith('> ')) return { answer: content };
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('> '));
  const answer = end < 0 ? '' : lines.slice(end).join('\n');
  const [, name, bare] = /^> (?:(.*)\([^()]*\)|(\S*)) \d\d-\d\d \d\d:\d\d:\d\d$/.exec(lines[0] ?? '') ?? [];
  if (name === undefined && bare === undefined)
    return { answer: end === 1 && lines[0] === '> [引用]' ? answer : content };
  const words = lines.slice(1, end < 0 ? undefined : end).map((line) => line.slice(2));
  const quoted = words.join('\n').replace(/^!\[图片\]\(\S*\)$/, '[图片]');
  return { quoted: { speaker: labelOfName(name, bare), words: quoted }, answer };
}
