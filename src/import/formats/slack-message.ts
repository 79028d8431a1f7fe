import { z } from 'zod';
import { type Language, type NoticeEvent, noticeWords } from '../../language/notices.ts';
import {
  attachment,
  file as fileContent,
  forward,
  image,
  link,
  notice,
  text,
} from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { isoOf, type LocalDateTime } from '../clock.ts';
import { stacked, withWords } from '../words.ts';
import { emojiOf, type Names, textOfBlocks, wordsOf } from './slack-text.ts';

const optional = z.string().nullish();
const number = z.number().nullish();
const blocks = z.array(z.unknown()).nullish();
/** Seconds since 1970, which with their fraction are a message's id within its channel. */
const timestamp = z
  .string()
  .regex(/^\d{9,10}(?:\.\d{1,6})?$/, 'seconds since 1970, such as "1483113000.000200"');
export const profile = z.looseObject({ display_name: optional, real_name: optional });

const file = z.looseObject({
  name: optional,
  title: optional,
  url_private: optional,
  url_private_download: optional,
  mode: optional,
  size: number,
  duration_ms: number,
  original_w: number,
  original_h: number,
  transcription: z.looseObject({ preview: z.looseObject({ content: optional }).nullish() }).nullish(),
});

const card = z.looseObject({
  title: optional,
  title_link: optional,
  from_url: optional,
  text: optional,
  fallback: optional,
  pretext: optional,
  author_name: optional,
  footer: optional,
  image_url: optional,
  ts: z.union([z.string(), z.number()]).nullish(),
  is_share: z.boolean().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  fields: z.array(z.looseObject({ title: optional, value: optional })).nullish(),
  blocks,
});
type Card = z.infer<typeof card>;

/** One message of a day's file. */
export const message = z.looseObject({
  ts: timestamp,
  user: optional,
  username: optional,
  bot_id: optional,
  bot_profile: z.looseObject({ name: optional }).nullish(),
  inviter: optional,
  text: optional,
  subtype: optional,
  topic: optional,
  purpose: optional,
  name: optional,
  thread_ts: optional,
  edited: z.looseObject({ ts: optional }).nullish(),
  user_profile: profile.extend({ name: optional }).nullish(),
  reactions: z
    .array(z.looseObject({ name: z.string(), count: number, users: z.array(z.string()).nullish() }))
    .nullish(),
  files: z.array(file).nullish(),
  attachments: z.array(card).nullish(),
  blocks,
});
export type SlackMessage = z.infer<typeof message>;

/** What the contents of a channel's messages depend on. */
export interface SlackContext {
  names: Names;
  clock: (epochMilliseconds: number) => LocalDateTime | undefined;
  language: Language;
}

/** Returns what a message says. @param who the label of whoever did what a notice tells */
export function contentOf(one: SlackMessage, who: string, setting: SlackContext): Content[] {
  const { names } = setting;
  const words = wordsOf(one.text || textOfBlocks(one.blocks), names);
  if (isNotice(one)) return [noticeOf(one, who, words, setting)];
  const cards = (one.attachments ?? []).filter(
    // What is attached to an address in the text only repeats the page; a bot's message may be nothing else.
    (each) => words === '' || isShared(each) || !each.from_url || words === each.from_url,
  );
  const contents = cards.flatMap((each) => (isShared(each) ? [shared(each, setting)] : ofCard(each, names)));
  return withWords(words, [...(one.files ?? []).map(fileOf), ...contents]);
}

/** Returns when a message was edited. */
export const editedAt = ({ edited }: SlackMessage): Circumstances['edited'] =>
  edited ? (isoOf(Number(edited.ts) * 1000) ?? true) : undefined;

/** Returns the reactions with the labels of those who gave them. */
export const reactionsOf = ({ reactions }: SlackMessage, { users }: Names): Circumstances['reactions'] =>
  (reactions ?? []).map(({ name, count, users: givers }) => ({
    emoji: emojiOf(name),
    count: count ?? givers?.length ?? 1,
    by: (givers ?? []).flatMap((id) => users.get(id) ?? []),
  }));

function fileOf(one: z.infer<typeof file>): Content {
  const name = one.name ?? one.title;
  // What was deleted, or is hidden from a free workspace, has no address.
  if (one.mode === 'tombstone' || one.mode === 'hidden_by_limit') return fileContent({ name });
  const address = one.url_private ?? one.url_private_download;
  const content = attachment({
    src: address && withoutToken(address),
    name,
    bytes: one.size,
    seconds: one.duration_ms && one.duration_ms / 1000,
    transcript: one.transcription?.preview?.content,
  });
  return content.kind === 'image'
    ? image({ ...content, width: one.original_w, height: one.original_h })
    : content;
}

/** Addresses of an export carry a token that opens the workspace's files. It is never kept. */
const withoutToken = (url: string): string => url.replace(/[?&]t=xox[a-z]-[^&#\s]*/g, '');

const isShared = (one: Card): boolean => one.is_share === true || one.is_msg_unfurl === true;

/** A message of another channel, or an earlier one, that somebody shared. */
function shared(one: Card, { names, clock }: SlackContext): Content {
  const moment = clock(Number(one.ts) * 1000);
  const words = wordsOf(one.text || textOfBlocks(one.blocks) || (one.fallback ?? ''), names);
  return forward(wordsOf(one.footer ?? '', names), [
    {
      speaker: one.author_name ?? '',
      kind: 'text',
      text: words,
      ...(moment ? { time: `${moment.date} ${moment.time}` } : {}),
    },
  ]);
}

/** A card of a page or of a bot: a link where it has an address, else its words; with its picture. */
function ofCard(one: Card, names: Names): Content[] {
  const title = wordsOf(one.title ?? '', names);
  const fields = (one.fields ?? []).map(({ title: name, value }) => [name, value].filter(Boolean).join(': '));
  const said = stacked(one.text, ...fields, textOfBlocks(one.blocks));
  const spare = title === '' && said === '' && !one.pretext && !/^\[no preview/.test(one.fallback ?? '');
  const description = wordsOf(
    stacked(one.pretext, one.author_name, said, one.footer, spare ? one.fallback : ''),
    names,
  );
  const url = one.title_link ?? one.from_url;
  const words = url
    ? link({ url, title: title || undefined, description })
    : text(stacked(title, description));
  const pictures = one.image_url ? [image({ src: one.image_url })] : [];
  return words.text === '' ? pictures : [words, ...pictures];
}

/** The events of subtypes that nobody wrote. */
const events: Readonly<Record<string, NoticeEvent>> = {
  join: 'join',
  leave: 'leave',
  topic: 'subject',
  purpose: 'purpose',
  name: 'rename',
  archive: 'archive',
  unarchive: 'unarchive',
  pinned_item: 'pin',
  unpinned_item: 'unpin',
  bot_add: 'add-bot',
  bot_remove: 'remove-bot',
  huddle_thread: 'call',
  sh_room_created: 'call',
  tombstone: 'recall',
};

/** Whether nobody wrote a message: joins, topics, pins, calls. */
export const isNotice = ({ subtype = '' }: SlackMessage): boolean =>
  /^(?:channel|group|mpim)_(?!message)|^(?:reminder_add|ekm_access_denied)$/.test(subtype ?? '') ||
  (subtype ?? '') in events;

function noticeOf(one: SlackMessage, who: string, words: string, { names, language }: SlackContext): Content {
  const subtype = (one.subtype ?? '').replace(/^(?:channel|group|mpim)_/, '');
  const event = events[subtype];
  if (event === undefined) return notice(words, subtype.replaceAll('_', '-') || undefined);
  const inviter = one.inviter ? names.users.get(one.inviter) : undefined;
  if (event === 'join' && inviter !== undefined)
    return notice(noticeWords(language, 'invite', { who: inviter, whom: [who] }), 'invite');
  const what = wordsOf(one.topic ?? one.purpose ?? one.name ?? '', names);
  return notice(noticeWords(language, event, { who, what }), event);
}
