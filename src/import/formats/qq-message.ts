import { z } from 'zod';
import { eventOfWords, type Language, noticeWords } from '../../language/notices.ts';
import {
  file,
  forward,
  image,
  link,
  location,
  notice,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Content, ForwardItem } from '../../message/schema.ts';
import type { LocalDateTime } from '../clock.ts';
import { labelOf } from '../label.ts';
import type { Quoted } from '../parents.ts';
import { bracket, withWords } from '../words.ts';

const optional = z.string().nullish().catch(undefined);
const number = z.coerce.number().nullish().catch(undefined);
const id = z.union([z.string(), z.number()]).nullish().catch(undefined);

const element = z.looseObject({
  type: z.string(),
  data: z
    .looseObject({
      ...{ text: optional, name: optional, uid: optional, uin: id, filename: optional, url: optional },
      ...{ localPath: optional, size: number, width: number, height: number, duration: number },
      ...{ messageId: id, referencedMessageId: id, senderUin: id, senderName: optional },
      ...{ content: optional, title: optional, description: optional, summary: optional, subType: optional },
      preview: z.array(z.string()).nullish().catch(undefined),
      messages: z.array(z.unknown()).nullish().catch(undefined),
    })
    .default({}),
});
type Element = z.infer<typeof element>;
type Data = Element['data'];

/** One of `messages`, in the shapes of versions 4 and 5. */
export const message = z.looseObject({
  id,
  messageId: id,
  seq: id,
  /** Milliseconds, or ISO 8601. */
  timestamp: z.union([z.number(), z.string()]),
  sender: z.looseObject({
    uid: optional,
    uin: id,
    name: optional,
    nickname: optional,
    groupCard: optional,
    remark: optional,
  }),
  type: z.unknown().optional(),
  content: z.looseObject({
    text: z.string().default(''),
    elements: z.array(element).nullish().catch(undefined),
    resources: z
      .array(
        z.looseObject({
          type: optional,
          filename: optional,
          url: optional,
          localPath: optional,
          size: number,
        }),
      )
      .nullish()
      .catch(undefined),
  }),
  recalled: z.boolean().nullish(),
  isRecalled: z.boolean().nullish(),
  system: z.boolean().nullish(),
  isSystemMessage: z.boolean().nullish(),
  rawMessage: z.looseObject({ sendNickName: optional, sendMemberName: optional }).nullish().catch(undefined),
});
export type QqMessage = z.infer<typeof message>;

export const instantOf = ({ timestamp }: QqMessage): number =>
  typeof timestamp === 'number' ? timestamp : Date.parse(timestamp);

export const accountOf = ({ sender }: QqMessage): string => String(sender.uin ?? sender.uid ?? '');

/** Returns the name in the group, else the account’s; never the one that only the exporter has given them. */
export function labelOfSender({ sender, rawMessage: raw }: QqMessage): string {
  const { uid, uin, name, nickname, groupCard, remark } = sender;
  const own = name && name === remark && name !== groupCard ? undefined : name;
  const label = labelOf(
    String(uin ?? uid ?? ''),
    groupCard,
    raw?.sendMemberName,
    nickname,
    raw?.sendNickName,
    own,
  );
  return label === uid ? labelOf(uid) : label;
}

/** What an answer says of the message that it answers. */
export function answered(one: QqMessage): { ids: string[]; quoted: Quoted | undefined } | undefined {
  const reply = one.content.elements?.find(({ type }) => type === 'reply')?.data;
  if (!reply) return undefined;
  const { content: words = '', senderName: name, senderUin: uin } = reply;
  const said = words === '引用消息' ? '' : (words ?? '');
  return {
    ids: [reply.referencedMessageId, reply.messageId].flatMap((each) => (each ? [String(each)] : [])),
    quoted: said === '' ? undefined : { speaker: labelOf(String(uin ?? ''), name), words: said },
  };
}

interface Setting {
  speaker: string;
  language: Language;
  clock: (epochMilliseconds: number) => LocalDateTime | undefined;
}

/** Returns what a message says. */
export function contentOf(one: QqMessage, setting: Setting, depth = 0): Content[] {
  const { content, recalled, isRecalled, system, isSystemMessage } = one;
  const elements = content.elements ?? [];
  if (recalled || isRecalled)
    return [notice(noticeWords(setting.language, 'recall', { who: setting.speaker }), 'recall')];
  const told = elements.find(({ type, data }) => type === 'system' && (data.text ?? data.summary));
  if (system || isSystemMessage || (told && elements.length === 1)) {
    const words = told?.data.text ?? told?.data.summary ?? content.text;
    return [notice(words, eventOfWords(words))];
  }
  // Version 4 began with nothing but the names of the elements’ types.
  if (elements.every(({ data }) => Object.keys(data).length === 0))
    return withWords(content.text, ofResources(one));
  return withWords(
    elements.map(wordsOf).join('').trim(),
    elements.flatMap((each) => contentsOf(each, setting, depth)),
  );
}

const ofResources = ({ content }: QqMessage): Content[] =>
  (content.resources ?? []).flatMap(({ type, ...data }) => mediaOf(type ?? '', data));

/** Elements that are words. */
function wordsOf({ type, data }: Element): string {
  if (type === 'text') return data.text ?? '';
  if (type === 'at') {
    const name = data.uid === 'all' ? (data.name ?? '全体成员') : labelOf(String(data.uin ?? ''), data.name);
    return `@${name}\u2005`;
  }
  if (type === 'face') return bracket((data.name ?? '表情').replace(/^[/[]|\]$/g, ''));
  if (type === 'markdown') return data.content ?? '';
  const known =
    media.has(type) || ['reply', 'forward', 'json', 'location', 'market_face', 'av_record'].includes(type);
  return known ? '' : (data.text ?? data.summary ?? '');
}

const media = new Set(['image', 'file', 'video', 'audio', 'voice']);

function mediaOf(type: string, data: Partial<Data>): Content[] {
  // A path on the exporter’s computer is looked for by its name.
  const local = data.localPath?.split(/[/\\]/).at(-1);
  const src = data.url && !/^https?:/.test(data.url) ? data.url : (local ?? data.filename ?? data.url);
  const facts = { src, name: data.filename, bytes: data.size, seconds: data.duration };
  if (type === 'image')
    return data.subType === 'sticker'
      ? [sticker('', src)]
      : [image({ src, width: data.width, height: data.height })];
  if (type === 'video') return [video(facts)];
  if (type === 'audio' || type === 'voice') return [voice(facts)];
  return type === 'file' ? [file(facts)] : [];
}

function contentsOf({ type, data }: Element, setting: Setting, depth: number): Content[] {
  if (media.has(type)) return mediaOf(type, data);
  switch (type) {
    case 'market_face':
      return [sticker((data.name ?? '').replace(/^\[|\]$/g, ''), data.url)];
    case 'location':
      return [location({ name: data.title === '位置消息' ? '' : data.title })];
    case 'av_record':
      return [
        notice(
          noticeWords(setting.language, 'call', { who: setting.speaker, what: data.summary ?? '' }),
          'call',
        ),
      ];
    case 'json':
      return data.url
        ? [link({ url: data.url, title: data.title, description: data.description })]
        : [text(bracket('卡片', data.title === 'JSON消息' ? data.description : data.title))];
    case 'forward':
      return [forward(data.title ?? '', itemsOf(data, setting, depth))];
    default:
      return [];
  }
}

/** How deep forwarded records may lie in each other. */
const maxDepth = 8;

function itemsOf(data: Data, setting: Setting, depth: number): ForwardItem[] {
  const items = (data.messages ?? []).flatMap((value): ForwardItem[] => {
    const one = message.safeParse(value).data;
    if (!one || depth > maxDepth) return [];
    const speaker = labelOfSender(one);
    const moment = setting.clock(instantOf(one));
    return contentOf(one, { ...setting, speaker }, depth + 1).map(({ kind, text: words }) => ({
      ...{ speaker, kind, text: words },
      ...(moment ? { time: `${moment.date} ${moment.time}` } : {}),
    }));
  });
  if (items.length > 0) return items;
  return (data.preview ?? []).map((line) => {
    const [, speaker = '', words = line] = /^([^:：\n]{1,40})[:：] ?([^]*)$/.exec(line) ?? [];
    return { speaker, kind: 'text', text: words };
  });
}
