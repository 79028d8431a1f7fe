import { z } from 'zod';
import { type Language, noticeWords } from '../../language/notices.ts';
import {
  attachment,
  file,
  image,
  location,
  missing,
  notice,
  poll,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { withWords, written } from '../words.ts';

const loose = z.record(z.string(), z.unknown());
const optional = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);

/** One of `messages`: an event of a room. */
export const event = z.looseObject({
  type: z.string(),
  event_id: z.string().default(''),
  room_id: optional,
  sender: z.string().default(''),
  origin_server_ts: z.number(),
  state_key: optional,
  redacts: optional,
  content: loose.default({}),
  unsigned: z
    .looseObject({
      prev_content: loose.nullish(),
      redacted_because: z.unknown().optional(),
      'm.relations': loose.nullish(),
    })
    .nullish()
    .catch(undefined),
});
export type MatrixEvent = z.infer<typeof event>;

const relation = z.looseObject({
  rel_type: optional,
  event_id: optional,
  key: optional,
  is_falling_back: z.boolean().nullish().catch(undefined),
  'm.in_reply_to': z.looseObject({ event_id: optional }).nullish().catch(undefined),
});
const body = z.looseObject({
  msgtype: optional,
  body: z.string().catch(''),
  filename: optional,
  formatted_body: optional,
  geo_uri: optional,
  info: z.looseObject({ w: number, h: number, size: number, duration: number }).nullish().catch(undefined),
});
const words = z.union([
  z.string(),
  z.looseObject({ body: optional, 'm.text': z.unknown().optional(), 'org.matrix.msc1767.text': optional }),
]);
const pollStart = z.looseObject({
  question: words,
  answers: z.array(
    z.looseObject({
      id: optional,
      'm.id': optional,
      body: optional,
      'm.text': z.unknown().optional(),
      'org.matrix.msc1767.text': optional,
    }),
  ),
});

/** Returns how an event relates to another. */
export const relationOf = ({ content }: MatrixEvent): z.infer<typeof relation> =>
  relation.safeParse(content['m.relates_to']).data ?? {};

/** Returns the message that one answers: in a thread the first one, unless it answers another one there. */
export function parentOf(one: MatrixEvent): string | undefined {
  const { rel_type: kind, event_id: root, is_falling_back: stated, ...related } = relationOf(one);
  const answered = related['m.in_reply_to']?.event_id ?? undefined;
  return kind === 'm.thread' && (stated || answered === undefined) ? (root ?? undefined) : answered;
}

/** Returns the poll that an event begins, with the ids of its options. */
export function pollOf({
  content,
}: MatrixEvent): { question: string; answers: { id: string; text: string }[] } | undefined {
  const start = pollStart.safeParse(
    content['m.poll.start'] ?? content['m.poll'] ?? content['org.matrix.msc3381.poll.start'],
  ).data;
  return (
    start && {
      question: wordsOf(start.question),
      answers: start.answers.map((answer) => ({
        id: answer.id ?? answer['m.id'] ?? '',
        text: wordsOf(answer),
      })),
    }
  );
}

function wordsOf(given: z.infer<typeof words>): string {
  if (typeof given === 'string') return given;
  const [first] = z.array(z.looseObject({ body: z.string() })).safeParse(given['m.text']).data ?? [];
  return given['org.matrix.msc1767.text'] ?? first?.body ?? given.body ?? '';
}

/** What of an event’s meaning stands in other events. */
export interface Setting {
  speaker: string;
  language: Language;
  labelOf: (account: string) => string;
  /** The votes for each option of a poll, by its id. */
  votes: ReadonlyMap<string, number> | undefined;
}

/** Returns what an event says; nothing for those that a room keeps for its own working. */
export function contentOf(one: MatrixEvent, setting: Setting): Content[] {
  const asked = pollOf(one);
  if (asked)
    return [
      poll(
        asked.question,
        asked.answers.map((answer) => ({
          text: answer.text,
          votes: setting.votes ? (setting.votes.get(answer.id) ?? 0) : undefined,
        })),
      ),
    ];
  if (one.type === 'm.sticker') return [sticker(body.safeParse(one.content).data?.body ?? '')];
  if (one.type === 'm.room.message') return messageOf(one, setting);
  if (one.type === 'm.room.encrypted') return [missing()];
  const told = noticeOf(one, setting);
  return told ? [told] : [];
}

function messageOf(one: MatrixEvent, setting: Setting): Content[] {
  const said = body.safeParse(one.content).data ?? { body: '' };
  const answers = relationOf(one)['m.in_reply_to']?.event_id;
  const plain = withMentions(answers ? withoutFallback(said.body) : said.body, said.formatted_body ?? '');
  const name = said.filename ?? said.body;
  const caption = said.filename && said.filename !== said.body ? plain : '';
  const { w: width, h: height, size: bytes, duration } = said.info ?? {};
  const facts = { name, bytes, seconds: duration ? duration / 1000 : undefined };
  switch (said.msgtype) {
    case 'm.image':
      return [image({ alt: caption === '' ? name : '', src: `images/${name}`, width, height }, caption)];
    case 'm.video':
      return [video({ ...facts, src: `videos/${name}` }, caption)];
    case 'm.audio':
      return 'org.matrix.msc3245.voice' in said || 'm.voice' in said
        ? withWords(caption, [voice({ ...facts, src: `audio/${name}` })])
        : [attachment({ ...facts, src: `audio/${name}` }, caption)];
    case 'm.file':
      return [file({ ...facts, src: `files/${name}` }, caption)];
    case 'm.location': {
      const [, lat, lon] = /^geo:(-?[\d.]+),(-?[\d.]+)/.exec(said.geo_uri ?? '') ?? [];
      return [
        location({ name: said.body, lat: lat ? Number(lat) : undefined, lon: lon ? Number(lon) : undefined }),
      ];
    }
    case 'm.emote':
      return [text(`* ${setting.speaker} ${plain}`)];
    case 'm.bad.encrypted':
      return [missing()];
    default:
      return [written(plain)];
  }
}

/** Old clients repeat above an answer what it answers, as lines that begin with `> `. */
function withoutFallback(said: string): string {
  const lines = said.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('>'));
  return end > 0 ? lines.slice(lines[end] === '' ? end + 1 : end).join('\n') : said;
}

/** Marks the names that the formatted words mention. */
function withMentions(plain: string, formatted: string): string {
  let said = plain;
  for (const [, html = ''] of formatted
    .slice(0, 65_536)
    .matchAll(/<a href="https:\/\/matrix\.to\/#\/(?:@|%40)[^"]{1,300}">([^<]{1,200})<\/a>/g)) {
    const name = html
      .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, sign: string) => entities[sign] ?? '')
      .replace(/^@/, '');
    const at = said.indexOf(name);
    if (at < 0 || name === '') continue;
    const begin = said[at - 1] === '@' ? at - 1 : at;
    said = `${said.slice(0, begin)}@${name}\u2005${said.slice(at + name.length).replace(/^ /, '')}`;
  }
  return said;
}
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};

function noticeOf(one: MatrixEvent, { speaker: who, language, labelOf }: Setting): Content | undefined {
  const told = (
    event: Parameters<typeof noticeWords>[1],
    facts: { what?: unknown; whom?: string[] } = {},
  ): Content => {
    const what = typeof facts.what === 'string' ? facts.what : '';
    return notice(noticeWords(language, event, { who, what, whom: facts.whom }), event);
  };
  const { content, state_key: key } = one;
  switch (one.type) {
    case 'm.room.create':
      return told('create');
    case 'm.room.name':
      return told('rename', { what: content['name'] });
    case 'm.room.topic':
      return told('subject', { what: content['topic'] });
    case 'm.room.avatar':
      return told(content['url'] ? 'picture' : 'picture-removed');
    case 'm.room.pinned_events':
      return told('pin');
    case 'm.call.invite':
      return told('call');
    case 'm.room.tombstone':
      return typeof content['body'] === 'string' ? notice(content['body']) : undefined;
    case 'm.room.member': {
      const before = one.unsigned?.prev_content?.['membership'];
      const now = content['membership'];
      if (now === before) return undefined;
      const whom = [labelOf(key ?? '')];
      if (now === 'join') return told('join');
      if (now === 'invite') return told('invite', { whom });
      if (now === 'ban') return told('remove', { whom });
      return now === 'leave' ? (key === one.sender ? told('leave') : told('remove', { whom })) : undefined;
    }
    default:
      return undefined;
  }
}
