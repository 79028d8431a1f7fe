import { z } from 'zod';
import {
  bracket,
  fileName,
  image,
  link,
  quote,
  stacked,
  sticker,
  systemSpeaker,
  video,
  voice,
} from '../body.ts';
import { type Moment, readMoment } from '../clock.ts';
import { csvColumns, readCsv } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { ExportFile, Format, ImportOptions } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf, labelOfName } from '../label.ts';
import { isWanted, startTranscript, tooManyChats, type Transcript, unlikelyTime } from '../transcript.ts';

const contents = z.looseObject({
  title: z.string().optional(),
  desc: z.string().optional(),
  url: z.string().optional(),
  md5: z.string().optional(),
  path: z.string().optional(),
  imgfile: z.string().optional(),
  label: z.string().optional(),
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
/** What an answer quotes; of its own place and time only remains are there. */
const quotedMessage = message.omit({ time: true, talker: true });

/** The columns of `chatlog export`, of its HTTP interface's CSV, and of forks that put MessageID first. */
const csvNeeded = ['Time', 'SenderName', 'Sender', 'TalkerName', 'Talker', 'Content'];

/**
 * JSON and CSV of chatlog, from its HTTP interface (`/api/v1/chatlog?format=json|csv`) and its export command.
 * @see https://github.com/sjzar/chatlog internal/model/message.go (fields, types, plain text of the CSV),
 *   internal/export/export.go and internal/chatlog/http/route.go (columns)
 */
export const chatlog: Format = {
  name: 'chatlog',
  signs: 'JSON records with `talker`, `sender`, `isSelf`, `time` and `type`, or CSV with those columns',
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
    const system =
      one.type === 10_000 || (one.type === 49 && one.subType === 62) || one.sender === systemSpeaker;
    transcript.add(room, moment, {
      speaker: system
        ? systemSpeaker
        : labelOf(one.sender, one.senderName, names.get(one.sender), one.isSelf ? '我' : ''),
      text: withNames(bodyOf(one, moment, names), names),
      ...(one.seq === undefined ? {} : { sourceId: String(one.seq) }),
      ...(system || one.sender === '' ? {} : { accountId: one.sender }),
    });
  }
}

/** What stands in a body, by WeChat's type and, for 49, its subtype. */
const bodies: Readonly<Record<string, (one: Message, moment: Moment) => string>> = {
  1: ({ content }) => content,
  3: ({ contents: media }, moment) => image(moment, media?.path || media?.imgfile || media?.md5 || ''),
  34: () => voice(),
  42: ({ contents: card }) => bracket('名片', card?.title),
  43: () => video(),
  47: () => sticker(),
  48: ({ contents: place }) => bracket('位置', place?.label),
  50: () => bracket('通话'),
  10000: ({ content }) => content,
  '49/4': ({ contents: card }) => link(card?.title, card?.url),
  '49/5': ({ contents: card }) => link(card?.title, card?.url),
  '49/6': ({ contents: media }) => fileName(media?.title),
  '49/8': () => sticker(),
  '49/19': ({ contents: record }) => stacked(bracket('聊天记录', record?.title), record?.desc),
  '49/24': ({ contents: note }) => stacked(bracket('笔记', note?.title), note?.desc),
  '49/33': ({ contents: card }) => stacked(bracket('小程序', card?.title), card?.url),
  '49/36': ({ contents: card }) => stacked(bracket('小程序', card?.title), card?.url),
  '49/51': ({ contents: card }) => bracket('视频号', card?.title),
  '49/62': ({ content }) => content,
  '49/63': ({ contents: card }) => bracket('视频号直播', card?.title),
  '49/87': ({ contents: note, content }) => stacked(bracket('群公告', note?.title), note?.desc || content),
  '49/92': ({ contents: card }) => stacked(bracket('音乐', card?.title), card?.url),
  '49/2000': ({ content }) => content,
  '49/2001': () => bracket('红包'),
  '49/2003': () => bracket('红包封面'),
};

function bodyOf(one: Message, moment: Moment, names: ReadonlyMap<string, string>): string {
  if (one.type === 49 && one.subType === 57) {
    const refer = quotedMessage.safeParse(one.contents?.['refer']);
    if (!refer.success) return one.content;
    const quoted = { ...refer.data, time: one.time, talker: one.talker };
    const speaker = labelOf(quoted.sender, quoted.senderName, names.get(quoted.sender));
    const words =
      quoted.type === 49 && quoted.subType === 57 ? quoted.content : bodyOf(quoted, moment, names);
    return quote(speaker, withNames(words, names), one.content);
  }
  const body = bodies[one.type === 49 ? `49/${one.subType}` : String(one.type)];
  if (body) return body(one, moment);
  if (one.type === 49) return link(one.contents?.title, one.contents?.url);
  // A payload that no reader knows is XML: nothing that somebody said.
  return /^\s*</.test(one.content) ? '' : one.content;
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
    const system = sender === systemSpeaker || cells['Type'] === '10000';
    const content = cells['Content'] ?? '';
    transcript.add(room, moment, {
      speaker: system
        ? systemSpeaker
        : labelOf(sender, cells['SenderName'], cells['IsSelf'] === 'true' ? '我' : ''),
      text: withNames(
        content === '' ? bareBody(cells['Type'] ?? '', moment) : bodyOfPlainText(content, moment),
        names,
      ),
      ...(cells['MessageID'] ? { sourceId: cells['MessageID'] } : {}),
      ...(system || sender === '' ? {} : { accountId: sender }),
    });
  }
}

/** A row whose content is empty says no more than its type. */
const bareBody = (type: string, moment: Moment): string =>
  ['3', '34', '42', '43', '47', '48', '50'].includes(type)
    ? (bodies[type]?.({ type: Number(type), contents: {}, content: '' } as unknown as Message, moment) ?? '')
    : '';

const marked = /^(!?)\[([^\]|\n]{1,8})(?:\|([^\n]*?))?\](?:\((\S*)\))?$/;

/** Undoes chatlog's `PlainTextContent`, which writes every kind as text. */
function bodyOfPlainText(content: string, moment: Moment): string {
  if (content.startsWith('> ')) return quoteOfPlainText(content);
  const [, sign, kind, title = '', url = ''] = (content.length <= 4096 && marked.exec(content)) || [];
  if (kind === '图片' && sign === '!') return image(moment, lastKey(url));
  if (kind === '视频') return video();
  if (kind === '语音') return voice();
  if (kind === '动画表情' || kind === 'GIF表情') return sticker();
  if (kind === '文件') return fileName(title);
  if (kind === '链接') return link(title, url);
  if (kind === '分享' && title !== '') return link(title.split('|')[0], url);
  if ((kind === '小程序' || kind === '音乐') && title !== '') return stacked(bracket(kind, title), url);
  if ((kind === '视频号' || kind === '位置') && title !== '')
    return bracket(kind, title.replaceAll('|', ' '));
  return content;
}

/** The most telling of the keys in `http://host/image/MD5,PATH`: a path, if there is one. */
const lastKey = (url: string): string => {
  const keys = url.replace(/^https?:\/\/[^/]*\/(?:image|video)\//, '').split(',');
  return keys.find((key) => /[/\\.]/.test(key)) ?? keys[0] ?? '';
};

/** `> NAME(account) 05-11 19:33:16`, `> words`, then the answer. */
function quoteOfPlainText(content: string): string {
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('> '));
  const [, name, bare] = /^> (?:(.*)\([^()]*\)|(\S*)) \d\d-\d\d \d\d:\d\d:\d\d$/.exec(lines[0] ?? '') ?? [];
  if (name === undefined && bare === undefined)
    return end === 1 && lines[0] === '> [引用]' ? lines.slice(1).join('\n') : content;
  const words = lines.slice(1, end < 0 ? undefined : end).map((line) => line.slice(2));
  const quoted = words.join('\n').replace(/^!\[图片\]\(\S*\)$/, '[图片]');
  return quote(labelOfName(name, bare), quoted, end < 0 ? '' : lines.slice(end).join('\n'));
}
