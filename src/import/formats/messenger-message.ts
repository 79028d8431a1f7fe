import { z } from 'zod';
import { type Language, noticeWords, wordsAbout } from '../../language/notices.ts';
import { attachment, image, link, notice, sticker, video, voice } from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { labelOfName } from '../label.ts';
import { gatherReactions } from '../reactions.ts';
import { withWords } from '../words.ts';

const optional = z.string().nullish();
const media = z.looseObject({ uri: z.string() });
const list = z.array(media).nullish();
const reactions = z
  .array(z.looseObject({ reaction: z.string(), actor: optional }))
  .nullish()
  .catch(undefined);

/** One of `messages` of “Download your information”, Facebook’s and Instagram’s. */
const classic = z.looseObject({
  sender_name: z.string().default(''),
  timestamp_ms: z.number(),
  content: optional,
  type: optional,
  photos: list,
  videos: list,
  audio_files: list,
  files: list,
  gifs: list,
  sticker: media.nullish(),
  share: z
    .looseObject({ link: optional, share_text: optional, original_content_owner: optional })
    .nullish()
    .catch(undefined),
  reactions,
  is_unsent: z.boolean().nullish(),
  call_duration: z.number().nullish(),
});
/** One of `messages` of the download of end-to-end encrypted chats. */
const encrypted = z.looseObject({
  senderName: z.string(),
  timestamp: z.number(),
  text: optional,
  type: optional,
  media: list,
  reactions,
  isUnsent: z.boolean().nullish(),
});

export const message = z.union([
  encrypted.transform(
    ({
      senderName,
      timestamp,
      text,
      type,
      media: given,
      reactions: all,
      isUnsent,
    }): z.infer<typeof classic> => ({
      ...{ sender_name: senderName, timestamp_ms: timestamp, content: text, type },
      // Words take the place of the address of a file that the app could not fetch.
      files: (given ?? [])
        .filter(({ uri }) => /^[^ ]+\.\w{1,5}$/.test(uri))
        .map(({ uri }) => ({ uri: uri.replace(/^\.\//, '') })),
      ...{ reactions: all, is_unsent: isUnsent },
    }),
  ),
  classic,
]);
export type MessengerMessage = z.infer<typeof classic>;

export const reactionsOf = ({ reactions: given }: MessengerMessage): Circumstances['reactions'] =>
  gatherReactions(
    (given ?? []).map(({ reaction, actor }) => ({ emoji: reaction, by: labelOfName(actor ?? '') })),
  );

/**
 * Returns what a message says.
 * @param below the folder of the chat, below which its files lie
 */
export function contentOf(one: MessengerMessage, below: string, language: Language): Content[] {
  const who = labelOfName(one.sender_name);
  if (one.is_unsent) return [notice(noticeWords(language, 'recall', { who }), 'recall')];
  const words = one.content ?? '';
  if (one.type === 'Call' || typeof one.call_duration === 'number') {
    const length = durationOf(one.call_duration ?? 0);
    const told = words === '' ? noticeWords(language, 'call', { who, what: length }) : `${words} ${length}`;
    return [notice(told.trim(), 'call')];
  }
  if (one.type === 'Subscribe') return [notice(words, 'invite')];
  if (one.type === 'Unsubscribe') return [notice(words, 'leave')];
  // Instagram says of a reaction that there was one, besides having it with its message.
  if (/^(?:Reacted .{1,24} to your message|Liked a message) *$/u.test(words))
    return [notice(wordsAbout(language, who, words.trim()), 'reaction')];

  const src = ({ uri }: { uri: string }): string => uri.split(`/${below}/`).at(-1) ?? uri;
  const contents: Content[] = [
    ...(one.photos ?? []).map((each) => image({ src: src(each) })),
    ...(one.gifs ?? []).map((each) => image({ src: src(each) })),
    ...(one.videos ?? []).map((each) => video({ src: src(each) })),
    ...(one.audio_files ?? []).map((each) => voice({ src: src(each) })),
    ...(one.files ?? []).map((each) => attachment({ src: src(each), name: src(each) })),
    ...(one.sticker ? [sticker('', src(one.sticker))] : []),
  ];
  const { link: url, share_text: description, original_content_owner: owner } = one.share ?? {};
  if ((url && !words.includes(url)) || (!url && description))
    contents.push(link({ url, title: owner, description }));
  // What is attached says as much, in words of the app.
  const told =
    contents.length > 0 &&
    /^.{1,80} sent (?:an attachment|a (?:photo|video|sticker|voice message))\.$/u.test(words);
  return withWords(told ? '' : words, contents);
}

/** `(1:05)`, of 65 seconds; nothing of a call that was not answered. */
const durationOf = (seconds: number): string =>
  seconds > 0 ? `(${Math.trunc(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')})` : '';
