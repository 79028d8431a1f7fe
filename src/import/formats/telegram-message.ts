import { z } from 'zod';
import { type Language, noticeWords } from '../../language/notices.ts';
import {
  attachment,
  contact,
  file,
  image,
  location,
  poll,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { isoOf } from '../clock.ts';
import { behindWords, stacked, withWords } from '../words.ts';
import { moneyOf } from './telegram-money.ts';

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

/** Returns the id of the message that is answered, if it is one of this chat. */
export const answeredBy = (one: TelegramMessage): number | undefined =>
  one.reply_to_peer_id === undefined || one.reply_to_peer_id === null ? one.reply_to_message_id : undefined;

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

/** Returns words with their entities: addresses behind words are shown after them, names mentioned end as WeChat's do. */
export function wordsOf(words: TelegramMessage['text']): string {
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
