import { z } from 'zod';
import { type Language, type NoticeEvent, noticeWords, wordsAbout } from '../../language/notices.ts';
import { attachment, forward, image, link, notice, sticker, text } from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { isoOf, type LocalDateTime } from '../clock.ts';
import { labelOf } from '../label.ts';
import { stacked, withWords } from '../words.ts';

const optional = z.string().nullish();
const number = z.number().nullish();
const user = z.looseObject({ id: z.string(), name: optional, nickname: optional });
const picture = z.looseObject({ url: optional, width: number, height: number });
const embed = z.looseObject({
  title: optional,
  url: optional,
  description: optional,
  author: z.looseObject({ name: optional }).nullish(),
  fields: z.array(z.looseObject({ name: optional, value: optional })).nullish(),
  footer: z.looseObject({ text: optional }).nullish(),
  image: picture.nullish(),
  images: z.array(picture).nullish(),
});
const content = {
  content: z.string().default(''),
  attachments: z
    .array(z.looseObject({ url: optional, fileName: z.string(), fileSizeBytes: number }))
    .default([]),
  embeds: z.array(embed).default([]),
  stickers: z.array(z.looseObject({ name: optional, sourceUrl: optional })).default([]),
};

/** One of `messages`. */
export const message = z.looseObject({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  timestampEdited: optional,
  callEndedTimestamp: optional,
  author: user,
  ...content,
  mentions: z.array(user).default([]),
  reactions: z
    .array(
      z.looseObject({
        emoji: z.looseObject({ id: optional, name: optional }),
        count: z.number(),
        users: z.array(user).nullish(),
      }),
    )
    .default([]),
  reference: z.looseObject({ type: optional, messageId: optional }).nullish(),
  forwardedMessage: z.looseObject({ ...content, timestamp: optional }).nullish(),
});
export type DiscordMessage = z.infer<typeof message>;
type Parts = { [Key in keyof typeof content]: z.infer<(typeof content)[Key]> };

export const labelOfUser = ({ id, nickname, name }: z.infer<typeof user>): string =>
  labelOf(id, nickname, name);

/** Returns what a message says. */
export function contentOf(
  one: DiscordMessage,
  {
    clock,
    language,
  }: { clock: (epochMilliseconds: number) => LocalDateTime | undefined; language: Language },
): Content[] {
  const names = new Map(one.mentions.map((mentioned) => [mentioned.id, labelOfUser(mentioned)]));
  if (!written.has(one.type)) return [noticeOf(one, [...names.values()], language)];
  const own = contentsOf(one, names);
  if (!one.forwardedMessage) return own;
  const moment = clock(Date.parse(one.forwardedMessage.timestamp ?? ''));
  const items = contentsOf(one.forwardedMessage, names).map(({ kind, text: words }) => ({
    ...{ speaker: '', kind, text: words },
    ...(moment ? { time: `${moment.date} ${moment.time}` } : {}),
  }));
  // What was forwarded bears no name; its pictures and files are messages of their own, as an item has no path.
  const media = contentsOf({ ...one.forwardedMessage, content: '', embeds: [] }, names);
  return [
    ...own.filter(({ kind }) => kind !== 'missing'),
    forward('', items),
    ...media.filter(({ kind }) => kind !== 'missing'),
  ];
}

/** Returns when a message was edited. */
export const editedAt = ({ timestampEdited }: DiscordMessage): Circumstances['edited'] =>
  timestampEdited ? (isoOf(Date.parse(timestampEdited)) ?? true) : undefined;

/** Returns the reactions; a server's own emoji by its code. */
export const reactionsOf = ({ reactions }: DiscordMessage): Circumstances['reactions'] =>
  reactions.map(({ emoji, count, users }) => ({
    emoji: emoji.id ? `:${emoji.name ?? emoji.id}:` : (emoji.name ?? ''),
    count,
    by: (users ?? []).map(labelOfUser),
  }));

function contentsOf(one: Parts, names: ReadonlyMap<string, string>): Content[] {
  const words = wordsOf(one.content, names);
  return withWords(words, [
    ...one.attachments.map((file) =>
      attachment({ src: file.url, name: file.fileName, bytes: file.fileSizeBytes }),
    ),
    // An embed of an address among words only repeats the page.
    ...one.embeds.filter(({ url }) => !url || words === url || !words.includes(url)).flatMap(ofEmbed),
    ...one.stickers.map(({ name, sourceUrl }) => sticker(name ?? '', sourceUrl)),
  ]);
}

/** An embed: a link where it has an address, else its words; with its pictures. */
function ofEmbed(one: z.infer<typeof embed>): Content[] {
  const fields = (one.fields ?? []).map(({ name, value }) => [name, value].filter(Boolean).join(': '));
  const described = stacked(one.author?.name, one.description, ...fields, one.footer?.text);
  const words = one.url
    ? link({ url: one.url, title: one.title, description: described })
    : text(stacked(one.author?.name, one.title, one.description, ...fields, one.footer?.text));
  const pictures = new Map(
    [one.image, ...(one.images ?? [])].flatMap((each) => (each?.url ? [[each.url, each]] : [])),
  );
  return [
    ...(words.text === '' ? [] : [words]),
    ...[...pictures].map(([src, { width, height }]) => image({ src, width, height })),
  ];
}

/** Where the exporter was told not to format, mentions and emoji stand as Discord keeps them. */
const wordsOf = (words: string, names: ReadonlyMap<string, string>): string =>
  words
    .replace(/<@!?(\d{1,20})>/g, (_, id: string) => `@${labelOf(id, names.get(id))}\u2005`)
    .replace(/<a?(:\w{1,40}:)\d{1,20}>/g, '$1')
    .trim();

/** Types that somebody wrote; all others are notices. Types that the exporter has no name for are numbers. */
const written = new Set([
  ...['Default', 'Reply', 'ChatInputCommand', 'ContextMenuCommand', 'ThreadStarterMessage'],
  ...['0', '19', '20', '21', '23'],
]);

const events: Readonly<Record<string, NoticeEvent>> = {
  RecipientAdd: 'invite',
  RecipientRemove: 'remove',
  Call: 'call',
  ChannelNameChange: 'rename',
  ChannelIconChange: 'picture',
  ChannelPinnedMessage: 'pin',
  GuildMemberJoin: 'join',
  ThreadCreated: 'thread',
  ...{ '1': 'invite', '2': 'remove', '3': 'call', '4': 'rename', '5': 'picture', '6': 'pin', '7': 'join' },
  ...{ '8': 'boost', '9': 'boost', '10': 'boost', '11': 'boost', '18': 'thread' },
};

/** A notice; of those without an event the exporter's own words are kept. */
function noticeOf(one: DiscordMessage, mentioned: readonly string[], language: Language): Content {
  const who = labelOfUser(one.author);
  const stated = events[one.type];
  const event = stated === 'remove' && (mentioned.length === 0 || mentioned[0] === who) ? 'leave' : stated;
  if (event === undefined) return notice(wordsAbout(language, who, one.content));
  const whom = mentioned.length > 0 ? mentioned : [one.content];
  return notice(noticeWords(language, event, { who, whom, what: whatOf(one, event) }), event);
}

/** The new name in “Changed the channel name: garden”, the name of a thread, the minutes of a call. */
function whatOf(
  { content: words, timestamp, callEndedTimestamp: end }: DiscordMessage,
  event: NoticeEvent,
): string {
  if (event === 'rename') return words.replace(/^[^:]*:\s*/, '').replace(/^\*\*|\*\*$/g, '');
  if (event === 'thread') return /^Started a thread\.?$/.test(words) ? '' : words;
  if (event !== 'call' || !end) return '';
  const minutes = Math.round((Date.parse(end) - Date.parse(timestamp)) / 60_000);
  return Number.isFinite(minutes) ? `${minutes} min` : '';
}
