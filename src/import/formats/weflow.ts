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
import type { Format } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf, labelOfName } from '../label.ts';
import { startTranscript, stemOf, type Transcript, unlikelyTime } from '../transcript.ts';

const text = z.string().nullish();
/** One of `messages`; the compact variant (`arkme-json`) has `senderID` for the sender. */
const message = z.looseObject({
  createTime: z.number(),
  type: z.string().default(''),
  localType: z.number().default(0),
  content: z.string().nullable().default(''),
  isSend: z.union([z.number(), z.boolean()]).nullish(),
  senderUsername: text,
  senderDisplayName: text,
  senderID: z.number().optional(),
  platformMessageId: z.union([z.string(), z.number()]).nullish(),
  replyToMessageId: z.union([z.string(), z.number()]).nullish(),
  quotedSender: text,
  quotedContent: text,
  linkTitle: text,
  linkUrl: text,
  emojiCaption: text,
  locationPoiname: text,
  locationLabel: text,
});
type Message = z.infer<typeof message>;

const whole = z.looseObject({
  session: z.looseObject({ displayName: text, nickname: text, accountId: text }).optional(),
  senders: z
    .array(z.looseObject({ senderID: z.number(), accountId: text, displayName: text, nickname: text }))
    .default([]),
  messages: z.array(z.unknown()),
});

const columns = ['id', 'MsgSvrID', 'type_name', 'is_sender', 'talker', 'msg', 'src', 'CreateTime'];

/**
 * JSON (detailed and compact) and CSV of WeFlow.
 * @see https://github.com/hicccc77/WeFlow electron/services/export/formatters/JsonFormatter.ts (fields),
 *   WeCloneFormatter.ts (columns) and electron/services/exportService.ts (names of types, shape of a quote)
 */
export const weflow: Format = {
  name: 'weflow',
  signs: 'JSON that begins with `weflow`, or CSV with its columns',
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    if (/^\s*\{\s*"weflow"\s*:/.test(head)) return 1;
    const names = csvColumns(head);
    return columns.every((name) => names.includes(name)) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = startTranscript(file.path, options);
    const source = transcript.textOf(file);
    const stem = stemOf(file.path);
    if (/^\s*[[{]/.test(source)) readMessages(source, stem, transcript);
    else readRows(source, stem, transcript);
    return transcript.finish();
  },
};

function readMessages(source: string, stem: string, transcript: Transcript): void {
  const json = readJson(source);
  if ('finding' in json) return transcript.report(json.finding, json.place);
  const shape = checkShape(whole, json.value);
  if ('finding' in shape) return transcript.report(shape.finding);
  const { session, senders, messages } = shape.value;
  const room = transcript.roomOf(session?.displayName || session?.nickname || stem);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const senderBy = new Map(senders.map((sender) => [sender.senderID, sender]));
  messages.forEach((one, index) => {
    const checked = checkShape(message, one, `messages[${index}]`);
    if ('finding' in checked) return transcript.report(checked.finding);
    const { value } = checked;
    const moment = clock(value.createTime * 1000);
    if (!moment) return transcript.report(unlikelyTime(value.createTime));
    const sender = value.senderID === undefined ? undefined : senderBy.get(value.senderID);
    const account = value.senderUsername ?? sender?.accountId ?? '';
    const system = value.localType === 10_000 || value.type === '系统消息';
    const own = value.isSend === 1 || value.isSend === true ? '我' : '';
    transcript.add(room, moment, {
      speaker: system
        ? systemSpeaker
        : labelOf(account, value.senderDisplayName, sender?.displayName, sender?.nickname, own),
      text: bodyOf(value, moment),
      ...(value.platformMessageId ? { sourceId: String(value.platformMessageId) } : {}),
      ...(value.replyToMessageId ? { replySource: { sourceId: String(value.replyToMessageId) } } : {}),
      ...(account === '' || system ? {} : { accountId: account }),
    });
  });
}

/** What stands in a body, by the type's name. `content` is a path where media were exported with the chat. */
const bodies: Readonly<Record<string, (content: string, moment: Moment, one: Message) => string>> = {
  图片消息: (content, moment) => image(moment, isPlaceholder(content) ? '' : content),
  语音消息: (content) =>
    voice(undefined, isPlaceholder(content) || /\.(?:wav|mp3|silk|amr)$/i.test(content) ? '' : content),
  视频消息: () => video(),
  动画表情: (_content, _moment, one) => sticker(one.emojiCaption ?? ''),
  文件消息: (content) => fileName(content.replace(/^\[文件\]\s*/, '')),
  位置消息: (_content, _moment, one) => bracket('位置', one.locationPoiname || one.locationLabel || ''),
  链接消息: (content, _moment, one) =>
    one.linkUrl ? link(one.linkTitle ?? '', one.linkUrl) : content.replace(/^\[链接\]\s*(?=.)/, ''),
};

function bodyOf(one: Message, moment: Moment): string {
  const content = one.content ?? '';
  if (one.quotedContent) {
    const mark = `[引用 ${one.quotedSender ? `${one.quotedSender}：` : ''}${one.quotedContent}]`;
    const answer = content.endsWith(mark) ? content.slice(0, -mark.length) : content;
    return quote(labelOfName(one.quotedSender ?? ''), one.quotedContent, answer);
  }
  return bodies[one.type]?.(content, moment, one) ?? content;
}

/** `[图片]`, `[语音消息]`: no path, and no words. */
const isPlaceholder = (content: string): boolean => content === '' || content.startsWith('[');

function readRows(source: string, stem: string, transcript: Transcript): void {
  const csv = readCsv(source);
  if ('finding' in csv) return transcript.report(csv.finding, csv.place);
  const room = transcript.roomOf(stem);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  for (const { cells, line } of csv.rows) {
    const written = cells['CreateTime'] ?? '';
    // An instant with its offset since version 2; a local time before.
    const moment = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(written)
      ? clock(Date.parse(written))
      : readMoment(written);
    if (!moment) {
      transcript.report(unlikelyTime(written), { line, column: 1 });
      continue;
    }
    transcript.add(room, moment, {
      speaker: labelOfName(cells['talker'], cells['is_sender'] === '1' ? '我' : ''),
      text: bodyOfRow(cells['type_name'] ?? '', cells['msg'] ?? '', cells['src'] ?? '', moment),
      ...(cells['MsgSvrID'] ? { sourceId: cells['MsgSvrID'] } : {}),
    });
  }
}

function bodyOfRow(type: string, words: string, source: string, moment: Moment): string {
  if (type === 'image') return image(moment, source);
  if (type === 'video') return video();
  if (type === 'sticker') return sticker(/^\[表情[:：]?\s*(.*)\]$/.exec(words)?.[1]);
  if (type === 'voice') return voice(undefined, isPlaceholder(words) ? '' : words);
  if (type === 'file') return fileName(source || words.replace(/^\[文件\]\s*/, ''));
  const at = words.endsWith(']') ? words.lastIndexOf('[引用 ') : -1;
  if (at < 0) return stacked(words.replace(/^\[链接\]\s*(?=.)/, ''));
  const quoted = words.slice(at + 4, -1);
  const colon = quoted.indexOf('：');
  const name = colon < 0 ? '' : quoted.slice(0, colon);
  return quote(labelOfName(name), quoted.slice(colon + 1), words.slice(0, at));
}
