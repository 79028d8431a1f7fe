import { z } from 'zod';
import { eventOfWords } from '../../language/notices.ts';
import { file, image, link, location, notice, sticker, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { readLocalDateTime } from '../clock.ts';
import { csvColumns, readCsv } from '../csv.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { readJson } from '../json.ts';
import { labelOf, labelOfName } from '../label.ts';
import { buildExport, stemOf, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import type { Quoted } from '../parents.ts';
import { written } from '../words.ts';

const text = z.string().nullish();
const degrees = z.coerce.number().nullish().catch(undefined);
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
  locationLat: degrees,
  locationLng: degrees,
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
    const transcript = buildExport(file.path, options);
    const source = transcript.textOf(file);
    const stem = stemOf(file.path);
    if (/^\s*[[{]/.test(source)) readMessages(source, stem, transcript);
    else readRows(source, stem, transcript);
    return transcript.finish();
  },
};

function readMessages(source: string, stem: string, transcript: ExportBuilder): void {
  const json = readJson(source);
  if ('finding' in json) return transcript.report(json.finding, json.place);
  const read = transcript.check(whole, json.value);
  if (!read) return;
  const { session, senders, messages } = read;
  const room = transcript.roomOf(
    session?.displayName || session?.nickname || stem,
    session?.accountId || undefined,
  );
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const senderBy = new Map(senders.map((sender) => [sender.senderID, sender]));
  messages.forEach((one, index) => {
    const value = transcript.check(message, one, `messages[${index}]`);
    if (!value) return;
    const moment = clock(value.createTime * 1000);
    if (!moment) return transcript.report(unlikelyTime(value.createTime));
    const sender = value.senderID === undefined ? undefined : senderBy.get(value.senderID);
    const account = value.senderUsername ?? sender?.accountId ?? '';
    const own = value.isSend === 1 || value.isSend === true ? '我' : '';
    transcript.post(room, moment, {
      speaker: labelOf(account, value.senderDisplayName, sender?.displayName, sender?.nickname, own),
      content: contentOf(value),
      id: value.platformMessageId,
      account,
      parent: value.replyToMessageId,
      quoted: value.quotedContent
        ? { speaker: labelOfName(value.quotedSender ?? ''), words: value.quotedContent }
        : undefined,
    });
  });
}

/** Contents by the type's name. `content` is a path where media were exported with the chat. */
const contentsByType: Readonly<Record<string, (content: string, one: Message) => Content>> = {
  图片消息: (content) => image({ src: pathIn(content) }),
  语音消息: voiceOf,
  视频消息: (content) => video({ src: pathIn(content) }),
  动画表情: (content, one) => sticker(one.emojiCaption ?? '', pathIn(content)),
  文件消息: fileOf,
  位置消息: (_, one) =>
    location({
      name: one.locationPoiname || one.locationLabel,
      lat: one.locationLat,
      lon: one.locationLng,
    }),
  链接消息: (content, one) =>
    one.linkUrl ? link({ url: one.linkUrl, title: one.linkTitle }) : written(withoutLinkMark(content)),
  系统消息: noticeOf,
};

function contentOf(one: Message): Content {
  const content = one.content ?? '';
  if (one.localType === 10_000) return noticeOf(content);
  if (!one.quotedContent) return contentsByType[one.type]?.(content, one) ?? written(content);
  const mark = `[引用 ${one.quotedSender ? `${one.quotedSender}：` : ''}${one.quotedContent}]`;
  return written(content.endsWith(mark) ? content.slice(0, -mark.length) : content);
}

function noticeOf(words: string): Content {
  return notice(words, eventOfWords(words));
}

/** A voice message is its path, what was heard in it, or that nothing was: `[语音转文字] 晚点上线`, `[语音消息]`. */
function voiceOf(content: string): Content {
  if (/\.(?:wav|mp3|silk|amr|ogg|m4a)$/i.test(content)) return voice({ src: content });
  return voice({ transcript: content.replace(/^(?:\[[^\]\n]{0,20}\]\s*)+/, '') });
}

function fileOf(content: string): Content {
  const path = content.replace(/^\[文件\]\s*/, '');
  return file({ name: path, src: /[/\\]/.test(path) ? path : undefined });
}

/** A path, where it is not `[图片]`, `[语音消息]`: no path, and no words. */
const pathIn = (content: string): string | undefined => (content.startsWith('[') ? undefined : content);

const withoutLinkMark = (content: string): string => content.replace(/^\[链接\]\s*(?=.)/, '');

function readRows(source: string, stem: string, transcript: ExportBuilder): void {
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
      : readLocalDateTime(written);
    if (!moment) {
      transcript.report(unlikelyTime(written), { line, column: 1 });
      continue;
    }
    const { words, quoted } = quotedIn(cells['msg'] ?? '');
    transcript.post(room, moment, {
      speaker: labelOfName(cells['talker'], cells['is_sender'] === '1' ? '我' : ''),
      content: contentOfRow(cells['type_name'] ?? '', words, cells['src'] ?? ''),
      id: cells['MsgSvrID'],
      line,
      quoted,
    });
  }
}

function contentOfRow(type: string, words: string, source: string): Content {
  if (type === 'image') return image({ src: source });
  if (type === 'video') return video({ src: source });
  if (type === 'sticker') return sticker(/^\[表情[:：]?\s*(.*)\]$/.exec(words)?.[1], source);
  if (type === 'voice') return source === '' ? voiceOf(words) : voice({ ...voiceOf(words), src: source });
  if (type === 'file') return fileOf(source || words);
  return type === 'system' ? noticeOf(words) : written(withoutLinkMark(words));
}

/** Takes `[引用 林夏：早]` off the end of words. */
function quotedIn(words: string): { words: string; quoted?: Quoted } {
  const at = words.endsWith(']') ? words.lastIndexOf('[引用 ') : -1;
  if (at < 0) return { words };
  const inner = words.slice(at + 4, -1);
  const colon = inner.indexOf('：');
  const speaker = labelOfName(colon < 0 ? '' : inner.slice(0, colon));
  return { words: words.slice(0, at), quoted: { speaker, words: inner.slice(colon + 1) } };
}
