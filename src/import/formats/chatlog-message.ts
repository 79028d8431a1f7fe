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
import type { Content } from '../../message/schema.ts';
import { labelOf } from '../label.ts';
import type { Quoted } from '../parents.ts';
import { wordsInQuote } from '../quote.ts';
import type { ExportBuilder } from '../transcript.ts';
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
export const message = z.looseObject({
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
export type Message = z.infer<typeof message>;
/** What an answer quotes; of its own place and time there may be only remains. */
const quotedMessage = message.omit({ time: true, talker: true }).extend({ time: z.string().default('') });

/** What the content of a message depends on, besides the message. */
export interface Reading {
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

export function contentOf(one: Payload, reading: Reading): Content {
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

export const noticeOf = (words: string, { names }: Reading): Content => {
  const shown = withNames(words, names);
  return notice(shown, eventOfWords(shown));
};

/** What an answer repeats of the message that it answers. */
export function quotedIn(
  one: Message,
  reading: Reading,
  clock: ReturnType<ExportBuilder['clockOf']>,
): Quoted | undefined {
  if (one.type !== 49 || one.subType !== 57) return undefined;
  const refer = quotedMessage.safeParse(one.contents?.['refer']).data;
  if (!refer) return undefined;
  const speaker = labelOf(refer.sender, refer.senderName, reading.names.get(refer.sender));
  const words = wordsInQuote(contentOf(refer, { ...reading, speaker }));
  return { speaker, words, dateTime: clock(Date.parse(refer.time)) };
}

/** A notice of 拍一拍 names people by `${account id}`. */
export const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{([^{}\s]{1,64})\}/g, (_, id: string) => labelOf(id, names.get(id)));

/** A row whose content is empty says no more than its type. */
export const bareContent = (type: string, reading: Reading): Content =>
  ['3', '34', '42', '43', '47', '48', '50'].includes(type)
    ? contentOf({ type: Number(type), subType: 0, contents: {}, content: '' }, reading)
    : missing();
