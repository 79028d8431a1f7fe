import { z } from 'zod';
import { eventOfWords, type Language, type NoticeEvent, noticeWords } from '../../language/notices.ts';
import { attachment, link, notice, text } from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { isoOf } from '../clock.ts';
import { labelOf } from '../label.ts';
import { gatherReactions } from '../reactions.ts';
import { stacked, withWords } from '../words.ts';
import { emojiOf } from './slack-text.ts';

const optional = z.string().nullish().catch(undefined);
const card = z.looseObject({
  ...{ title: optional, title_link: optional, text: optional, pretext: optional, author_name: optional },
  fields: z
    .array(z.looseObject({ title: optional, value: z.unknown() }))
    .nullish()
    .catch(undefined),
});
const written = {
  user: z.string(),
  type: optional,
  message: z.string().nullish(),
  create_at: z.number(),
  edit_at: z.number().nullish(),
  props: z
    .looseObject({
      ...{ override_username: optional, addedUsername: optional, removedUsername: optional },
      attachments: z.array(card).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  reactions: z.array(z.looseObject({ user: z.string(), emoji_name: z.string() })).nullish(),
  attachments: z.array(z.looseObject({ path: z.string() })).nullish(),
};

/** A reply, which stands in the post that begins its thread. */
const reply = z.looseObject(written);
export type MattermostReply = z.infer<typeof reply>;
/** `post` of a line of the type `post`. */
export const post = z.looseObject({
  ...written,
  team: z.string(),
  channel: z.string(),
  replies: z.array(reply).nullish(),
});

/** The labels of users, by their names. */
export type Labels = ReadonlyMap<string, string>;

export const labelOfUser = (name: string, labels: Labels): string => labels.get(name) ?? labelOf('', name);

export const editedAt = ({ edit_at: at }: MattermostReply): Circumstances['edited'] =>
  at ? (isoOf(at) ?? true) : undefined;

export const reactionsOf = ({ reactions }: MattermostReply, labels: Labels): Circumstances['reactions'] =>
  gatherReactions(
    (reactions ?? []).map(({ user, emoji_name: name }) => ({
      emoji: emojiOf(name),
      by: labelOfUser(user, labels),
    })),
  );

/** Returns what a post says. */
export function contentOf(one: MattermostReply, labels: Labels, language: Language): Content[] {
  const words = wordsOf(one.message ?? '', labels);
  if (one.type?.startsWith('system_')) return [noticeOf(one, labels, language)];
  const said =
    one.type === 'me' ? `* ${labelOfUser(one.user, labels)} ${words.replace(/^\*|\*$/g, '')}` : words;
  return withWords(said, [
    ...(one.props?.attachments ?? []).map(ofCard),
    ...(one.attachments ?? []).map(({ path }) => {
      const src = path.startsWith('data/') ? path : `data/${path}`;
      return attachment({ src, name: path });
    }),
  ]);
}

const events: Readonly<Record<string, NoticeEvent>> = {
  system_join_channel: 'join',
  system_join_team: 'join',
  system_leave_channel: 'leave',
  system_leave_team: 'leave',
  system_add_to_channel: 'invite',
  system_add_to_team: 'invite',
  system_remove_from_channel: 'remove',
  system_remove_from_team: 'remove',
  system_displayname_change: 'rename',
  system_header_change: 'subject',
  system_purpose_change: 'purpose',
  system_channel_deleted: 'archive',
  system_channel_restored: 'unarchive',
};

/** Mattermost tells by account names who came and went. */
function noticeOf(one: MattermostReply, labels: Labels, language: Language): Content {
  const event = events[one.type ?? ''];
  const { addedUsername: added, removedUsername: removed } = one.props ?? {};
  const other = added ?? removed;
  const named =
    event === 'join' || event === 'leave' || (other && (event === 'invite' || event === 'remove'));
  if (event && named) {
    const whom = other ? [labelOfUser(other, labels)] : [];
    return notice(noticeWords(language, event, { who: labelOfUser(one.user, labels), whom }), event);
  }
  const said = one.message ?? '';
  const words = said.startsWith(`${one.user} `)
    ? labelOfUser(one.user, labels) + said.slice(one.user.length)
    : said;
  return notice(words, event ?? eventOfWords(words));
}

/** What a bot shows below its words. */
function ofCard({
  title,
  title_link: url,
  text: body,
  pretext,
  author_name: author,
  fields,
}: z.infer<typeof card>): Content {
  const listed = (fields ?? []).map(({ title: name, value }) =>
    [name, typeof value === 'string' ? value : ''].filter(Boolean).join(': '),
  );
  const description = stacked(pretext, author, body, ...listed);
  return url ? link({ url, title, description }) : text(stacked(title, description));
}

/** Mentions of known people by their labels, emoji for their codes. */
const wordsOf = (words: string, labels: Labels): string =>
  words
    .replace(/(^|[^\w.@/-])@([a-z0-9][a-z0-9._-]{0,63})/gi, (all, before: string, named: string) => {
      const name = named.replace(/[.-]+$/, '');
      const label = labels.get(name.toLowerCase());
      return label === undefined ? all : `${before}@${label}\u2005${named.slice(name.length)}`;
    })
    .replace(/:[a-z0-9_+-]{1,40}:/g, (code) => emojiOf(code.slice(1, -1)));
