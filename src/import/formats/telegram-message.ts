import { z } from 'zod';
import {
  deletedAccount,
  type Language,
  type NoticeEvent,
  noticeWords,
  wordsAbout,
} from '../../language/notices.ts';
import {
  attachment,
  contact,
  file,
  image,
  location,
  notice,
  poll,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { isoOf } from '../clock.ts';
import { behindWords, stacked, withWords } from '../words.ts';

const piece = z.union([
  z.string(),
  z.looseObject({ type: z.string(), text: z.string(), href: z.string().optional() }),
]);
const optional = z.string().nullish();
const number = z.number().nullish();
const reaction = z.looseObject({
  type: z.string().default('emoji'),
  count: z.number(),
  emoji: optional,
  recent: z.array(z.looseObject({ from: optional })).nullish(),
});

/** One of `messages`. */
export const message = z.looseObject({
  id: z.number(),
  type: z.string(),
  date: z.string().optional(),
  date_unixtime: z.string().optional(),
  edited: optional,
  edited_unixtime: optional,
  from: optional,
  from_id: z.union([z.string(), z.number()]).nullish(),
  author: optional,
  actor: optional,
  actor_id: z.union([z.string(), z.number()]).nullish(),
  action: optional,
  title: optional,
  new_title: optional,
  members: z.array(z.string().nullable()).nullish(),
  information_text: optional,
  score: number,
  duration: number,
  schedule_date: z.unknown().optional(),
  amount: number,
  currency: optional,
  winners: z.unknown().optional(),
  reply_to_message_id: z.number().optional(),
  reply_to_peer_id: optional,
  forwarded_from: optional,
  text: z.union([z.string(), z.array(piece)]).default(''),
  reactions: z.array(reaction).nullish().catch(undefined),
  photo: optional,
  photo_file_size: number,
  file: optional,
  file_name: optional,
  file_size: number,
  width: number,
  height: number,
  media_type: optional,
  sticker_emoji: optional,
  performer: optional,
  duration_seconds: number,
  contact_information: z.looseObject({ first_name: optional, last_name: optional }).nullish(),
  location_information: z.looseObject({ latitude: z.number(), longitude: z.number() }).nullish(),
  place_name: optional,
  address: optional,
  game_title: optional,
  game_description: optional,
  game_link: optional,
  poll: z
    .looseObject({
      question: z.string(),
      answers: z.array(z.looseObject({ text: z.string(), voters: number })),
    })
    .nullish(),
  invoice_information: z
    .looseObject({ title: optional, description: optional, amount: number, currency: optional })
    .nullish(),
  giveaway_information: z
    .looseObject({ quantity: number, additional_prize: optional, until_date: optional })
    .nullish(),
  giveaway_results: z.looseObject({ winners_count: number, additional_prize: optional }).nullish(),
});
export type TelegramMessage = z.infer<typeof message>;

/** Returns what a message says. */
export function contentOf(one: TelegramMessage, language: Language): Content[] {
  const media = mediaOf(one, language);
  // In channels `from` is the channel, and `author` who signed the post.
  const signature = one.author && one.author !== one.from ? `— ${one.author}` : '';
  return withWords(stacked(wordsOf(one.text), signature), media ? [media] : []);
}

/** Returns when a message was edited, by the export's epoch seconds or else its own clock. */
export function editedAt({ edited, edited_unixtime: unixTime }: TelegramMessage): Circumstances['edited'] {
  if (unixTime) return isoOf(Number(unixTime) * 1000) ?? true;
  if (!edited) return undefined;
  return z.iso.datetime({ local: true, offset: true }).safeParse(edited).data ?? true;
}

/** Returns the reactions; the export names only the latest givers. */
export const reactionsOf = ({ reactions }: TelegramMessage): Circumstances['reactions'] =>
  (reactions ?? []).map(({ type, emoji, count, recent }) => ({
    emoji: type === 'paid' ? '⭐' : (emoji ?? ':custom:'),
    count,
    by: (recent ?? []).flatMap(({ from }) => from ?? []),
  }));

/** Words with their entities: addresses behind words are shown after them, names mentioned end as WeChat's do. */
function wordsOf(words: TelegramMessage['text']): string {
  if (typeof words === 'string') return words;
  const plain = (part: (typeof words)[number] | undefined): string =>
    typeof part === 'string' ? part : (part?.text ?? '');
  return words
    .map((part, index) => {
      if (typeof part === 'string') return part;
      if (part.type === 'text_link' && part.href)
        return behindWords(part.text, part.href, plain(words[index + 1]));
      return part.type === 'mention_name' ? `@${part.text.replace(/^@/, '')}\u2005` : part.text;
    })
    .join('');
}

/** A path, or nothing for `(File not included. Change data exporting settings to download.)`. */
const pathOf = (path: string | null | undefined): string | undefined =>
  !path || /^\((?:File|Photo|Video) [^)]*\)$/.test(path.slice(-160)) ? undefined : path;

function mediaOf(one: TelegramMessage, language: Language): Content | undefined {
  const { width, height } = one;
  if (one.photo) return image({ src: pathOf(one.photo), width, height });
  const recording = {
    src: pathOf(one.file),
    name: one.file_name,
    bytes: one.file_size,
    seconds: one.duration_seconds,
  };
  if (one.media_type === 'sticker') return sticker(one.sticker_emoji ?? '', recording.src);
  if (one.media_type === 'voice_message') return voice(recording);
  if (/^(?:video_message|video_file|animation)$/.test(one.media_type ?? '')) return video(recording);
  if (one.media_type === 'audio_file') {
    const song = [one.performer, one.title].filter(Boolean).join(' - ');
    return file({ ...recording, name: song || one.file_name });
  }
  if (one.file) return attachment({ ...recording, name: one.file_name ?? recording.src });
  if (one.poll)
    return poll(
      one.poll.question,
      one.poll.answers.map((answer) => ({ text: answer.text, votes: answer.voters })),
    );
  if (one.contact_information) {
    const { first_name: first, last_name: last } = one.contact_information;
    return contact([first, last].filter(Boolean).join(' '));
  }
  if (one.place_name || one.location_information) {
    const { latitude: lat, longitude: lon } = one.location_information ?? {};
    return location({ name: stacked(one.place_name, one.address), lat, lon });
  }
  if (one.game_title) return text(stacked(one.game_title, one.game_description, one.game_link));
  if (one.invoice_information) {
    const { title, description, amount, currency } = one.invoice_information;
    return text(stacked(title, description, moneyOf(amount, currency)));
  }
  if (one.giveaway_information) {
    const { quantity, additional_prize: prize, until_date: until } = one.giveaway_information;
    const what = [quantity ? `×${quantity}` : '', prize, until?.replace('T', ' ')].filter(Boolean).join(' ');
    return text(noticeWords(language, 'giveaway', { what }));
  }
  if (one.giveaway_results) {
    const { winners_count: winners, additional_prize: prize } = one.giveaway_results;
    const what = [winners ? `×${winners}` : '', prize].filter(Boolean).join(' ');
    return text(noticeWords(language, 'giveaway-results', { what }));
  }
  return undefined;
}

/** An amount in the currency's smallest unit, with its code: `5.00 EUR`; yen and Telegram's stars have no cents. */
function moneyOf(amount: number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined) return '';
  const wholes = /^(?:XTR|JPY|KRW|VND|CLP|ISK|UGX|PYG)$/.test(currency ?? '');
  return `${wholes ? amount : (amount / 100).toFixed(2)} ${currency ?? ''}`.trim();
}

/** The events of Telegram's actions; others are told by the action's own name. */
const events: Readonly<Record<string, NoticeEvent>> = {
  create_group: 'create',
  create_channel: 'create',
  migrate_to_supergroup: 'upgrade',
  migrate_from_group: 'upgrade',
  invite_members: 'invite',
  remove_members: 'remove',
  join_group_by_link: 'join',
  join_group_by_request: 'join',
  edit_group_title: 'rename',
  edit_group_photo: 'picture',
  delete_group_photo: 'picture-removed',
  pin_message: 'pin',
  phone_call: 'call',
  group_call: 'call',
  invite_to_group_call: 'call-invite',
  group_call_scheduled: 'call-scheduled',
  topic_created: 'topic',
  topic_edit: 'topic-edited',
  boost_apply: 'boost',
  set_messages_ttl: 'expiry',
  edit_chat_theme: 'theme',
  score_in_game: 'score',
  clear_history: 'clear',
  joined_telegram: 'signup',
  take_screenshot: 'screenshot',
  send_payment: 'payment',
  giveaway_launch: 'giveaway',
  giveaway_results: 'giveaway-results',
};

/** Returns what a service message tells. @param who the label of whoever acted */
export function noticeOf(one: TelegramMessage, who: string, language: Language): Content {
  const action = one.action ?? '';
  const whom = (one.members ?? []).map((name) => name ?? deletedAccount(language));
  const alone = whom.length === 1 && whom[0] === who;
  const stated = events[action];
  const event = stated === 'invite' && alone ? 'join' : stated === 'remove' && alone ? 'leave' : stated;
  if (event === undefined) {
    const words = one.information_text || action.replaceAll('_', ' ') || wordsOf(one.text);
    const slug = /^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(action) ? action.replaceAll('_', '-') : undefined;
    return notice(wordsAbout(language, who, words), slug);
  }
  return notice(noticeWords(language, event, { who, whom, what: whatOf(one) }), event);
}

/** What an action is about, in words. */
function whatOf(one: TelegramMessage): string | undefined {
  const title = one.title ?? one.new_title;
  if (title) return title;
  const seconds = one.duration ?? one.duration_seconds;
  if (seconds) return durationOf(seconds);
  if (typeof one.schedule_date === 'string') return one.schedule_date.replace('T', ' ');
  if (typeof one.score === 'number') return String(one.score);
  if (typeof one.winners === 'number') return `×${one.winners}`;
  return moneyOf(one.amount, one.currency) || undefined;
}

/** `1:05`, of 65 seconds. */
const durationOf = (seconds: number): string =>
  `${Math.trunc(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
