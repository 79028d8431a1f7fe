import { z } from 'zod';
import {
  attachment,
  behindWords,
  bracket,
  fileName,
  image,
  quote,
  stacked,
  sticker,
  systemSpeaker,
  video,
  voice,
} from '../body.ts';
import { type Finding, finding } from '../../archive/problem.ts';
import { type Moment, readMoment } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import {
  isWanted,
  privateChats,
  startTranscript,
  tooManyChats,
  type Transcript,
  unlikelyTime,
} from '../transcript.ts';

const piece = z.union([
  z.string(),
  z.looseObject({ type: z.string(), text: z.string(), href: z.string().optional() }),
]);
const optional = z.string().nullish();
const message = z.looseObject({
  id: z.number(),
  type: z.string(),
  date: z.string().optional(),
  date_unixtime: z.string().optional(),
  from: optional,
  from_id: z.union([z.string(), z.number()]).nullish(),
  actor: optional,
  actor_id: z.union([z.string(), z.number()]).nullish(),
  action: optional,
  title: optional,
  members: z.array(z.string().nullable()).nullish(),
  information_text: optional,
  reply_to_message_id: z.number().optional(),
  reply_to_peer_id: optional,
  message_id: z.number().optional(),
  forwarded_from: optional,
  text: z.union([z.string(), z.array(piece)]).default(''),
  photo: optional,
  file: optional,
  file_name: optional,
  media_type: optional,
  sticker_emoji: optional,
  performer: optional,
  duration_seconds: z.number().optional(),
  contact_information: z.looseObject({ first_name: optional, last_name: optional }).nullish(),
  location_information: z.looseObject({ latitude: z.number(), longitude: z.number() }).nullish(),
  place_name: optional,
  address: optional,
  game_title: optional,
  poll: z
    .looseObject({ question: z.string(), answers: z.array(z.looseObject({ text: z.string() })) })
    .nullish(),
});
type Message = z.infer<typeof message>;

const chat = z.looseObject({
  name: z.string().nullish(),
  type: z.string().optional(),
  id: z.union([z.number(), z.string()]).optional(),
  messages: z.array(z.unknown()),
});
type Chat = z.infer<typeof chat>;

/**
 * `result.json` of Telegram Desktop: of one chat, or of everything.
 * @see https://github.com/telegramdesktop/tdesktop Telegram/SourceFiles/export/output/export_output_json.cpp
 * @see https://core.telegram.org/import-export
 */
export const telegram: Format = {
  name: 'telegram',
  signs: 'JSON with the type of a Telegram chat and its `messages`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const head = headOf(bytes, 65_536);
    if (!/^\s*\{/.test(head) || /"guild"\s*:/.test(head)) return 0;
    const dated = /"date_unixtime"\s*:|"from_id"\s*:/.test(head);
    const single =
      /"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|(?:private|public)_(?:group|supergroup|channel))"/.test(
        head,
      );
    if (single && /"messages"\s*:/.test(head))
      return dated || /"messages"\s*:\s*\[\s*\]/.test(head) ? 1 : 0.9;
    // A full export may tell much of the account before the first chat.
    return /"about"\s*:\s*"[^"]*Telegram/.test(head) ? 0.9 : 0;
  },
  parse: (file, options) => {
    const transcript = startTranscript(file.path, options);
    const text = transcript.textOf(file);
    let json = readJson(text);
    // Telegram Desktop writes control characters as \x1F, which is not JSON.
    if ('finding' in json && text.includes('\\x')) json = readJson(withUnicodeEscapes(text));
    if ('finding' in json) transcript.report(json.finding, json.place);
    else readExport(json.value, transcript, options);
    return transcript.finish();
  },
};

const withUnicodeEscapes = (text: string): string =>
  text.replace(/\\(?:x([0-9A-Fa-f]{2})|[^])/g, (all, hex: string | undefined) =>
    hex === undefined ? all : `\\u00${hex}`,
  );

function readExport(value: unknown, transcript: Transcript, options: ImportOptions): void {
  const full = z.looseObject({
    chats: z.looseObject({ list: z.array(z.unknown()) }).optional(),
    left_chats: z.looseObject({ list: z.array(z.unknown()) }).optional(),
  });
  const whole = full.safeParse(value).data;
  const list =
    whole?.chats || whole?.left_chats
      ? [...(whole.chats?.list ?? []), ...(whole.left_chats?.list ?? [])]
      : [value];
  const chats: Chat[] = [];
  list.forEach((one, index) => {
    const checked = checkShape(chat, one, list.length > 1 ? `chats.list[${index}]` : '');
    if ('finding' in checked) transcript.report(checked.finding);
    else if (isWanted(options, checked.value.name ?? '', checked.value.id)) chats.push(checked.value);
  });
  // Of everything that an account holds, one's own conversations are nothing to publish unless they are named.
  const taken = whole?.chats && options.chat === undefined ? chats.filter((one) => isGroup(one)) : chats;
  if (taken.length < chats.length) transcript.report(privateChats(chats.length - taken.length));
  const excess = tooManyChats(
    options,
    taken.map((one) => one.name ?? ''),
  );
  if (excess) return transcript.report(excess);
  for (const one of taken) readChat(one, transcript);
}

const isGroup = ({ type = '' }: Chat): boolean => /group|channel/.test(type);

function readChat({ name, messages }: Chat, transcript: Transcript): void {
  const room = transcript.roomOf(name ?? '');
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const said = new Map<number, { speaker: string; text: string }>();
  messages.forEach((value, index) => {
    const checked = checkShape(message, value, `messages[${index}]`);
    if ('finding' in checked) return transcript.report(checked.finding);
    const one = checked.value;
    if (one.type === 'unsupported') return transcript.report(unsupported(one.id));
    // Exports before 2021 have no epoch seconds, only the exporting computer's clock.
    const moment =
      one.date_unixtime !== undefined ? clock(Number(one.date_unixtime) * 1000) : readMoment(one.date ?? '');
    if (!moment) return transcript.report(unlikelyTime(one.date_unixtime ?? one.date));
    const service = one.type === 'service';
    const account = String((service ? one.actor_id : one.from_id) ?? '');
    const person = labelOf(account, service ? one.actor : one.from);
    const speaker = service ? systemSpeaker : person;
    const words = service ? noticeOf(one, person) : bodyOf(one, moment);
    const asked = service || one.reply_to_peer_id ? undefined : said.get(one.reply_to_message_id ?? -1);
    const text = asked ? quote(asked.speaker, asked.text, words) : words;
    said.set(one.id, { speaker, text });
    transcript.add(room, moment, {
      speaker,
      text,
      sourceId: String(one.id),
      ...(one.reply_to_message_id === undefined
        ? {}
        : { replySource: { sourceId: String(one.reply_to_message_id) } }),
      ...(account === '' || service ? {} : { accountId: account }),
    });
  });
}

/** Words with their entities: addresses behind words are shown after them, names mentioned end as WeChat's do. */
function wordsOf(text: Message['text']): string {
  if (typeof text === 'string') return text;
  const plain = (one: (typeof text)[number] | undefined): string =>
    typeof one === 'string' ? one : (one?.text ?? '');
  return text
    .map((one, index) => {
      if (typeof one === 'string') return one;
      if (one.type === 'text_link' && one.href)
        return behindWords(one.text, one.href, plain(text[index + 1]));
      return one.type === 'mention_name' ? `@${one.text.replace(/^@/, '')}\u2005` : one.text;
    })
    .join('');
}

/** A path, or nothing for `(File not included. Change data exporting settings to download.)`. */
const pathOf = (path: string | null | undefined): string =>
  !path || /\((?:File|Photo) [^)]*\)$/.test(path.slice(-120)) ? '' : path;

function mediaOf(one: Message, moment: Moment): string | undefined {
  if (one.photo) return image(moment, pathOf(one.photo));
  if (one.media_type === 'sticker') return sticker(one.sticker_emoji ?? '');
  if (one.media_type === 'voice_message') return voice(one.duration_seconds);
  if (one.media_type === 'video_message' || one.media_type === 'video_file') return video();
  if (one.media_type === 'animation') return bracket('动图');
  if (one.media_type === 'audio_file')
    return bracket('音乐', [one.performer, one.title].filter(Boolean).join(' - '));
  if (one.file) {
    const path = pathOf(one.file);
    return path === '' ? fileName(one.file_name ?? '') : attachment(moment, one.file_name ?? path, path);
  }
  if (one.poll)
    return [bracket('投票', one.poll.question), ...one.poll.answers.map((answer) => `- ${answer.text}`)].join(
      '\n',
    );
  if (one.contact_information) {
    const { first_name: first, last_name: last } = one.contact_information;
    return bracket('名片', [first, last].filter(Boolean).join(' '));
  }
  if (one.place_name || one.location_information)
    return bracket('位置', [one.place_name, one.address].filter(Boolean).join(' '));
  return one.game_title ? bracket('游戏', one.game_title) : undefined;
}

function bodyOf(one: Message, moment: Moment): string {
  const forwarded = one.forwarded_from ? bracket('转发', one.forwarded_from) : undefined;
  return stacked(forwarded, mediaOf(one, moment), wordsOf(one.text));
}

/** Notices by their action; others are told by the action’s own name. */
const notices: Readonly<Record<string, (who: string, one: Message) => string>> = {
  create_group: (who, one) => `${who} 创建了群“${one.title ?? ''}”`,
  create_channel: (who, one) => `${who} 创建了频道“${one.title ?? ''}”`,
  invite_members: (who, one) => `${who} 邀请 ${namesOf(one)} 加入了群`,
  remove_members: (who, one) => `${who} 将 ${namesOf(one)} 移出了群`,
  join_group_by_link: (who) => `${who} 通过链接加入了群`,
  join_group_by_request: (who) => `${who} 经申请加入了群`,
  edit_group_title: (who, one) => `${who} 将群名改为“${one.title ?? ''}”`,
  edit_group_photo: (who) => `${who} 更换了群头像`,
  delete_group_photo: (who) => `${who} 删除了群头像`,
  pin_message: (who) => `${who} 置顶了一条消息`,
  migrate_to_supergroup: () => '群已升级为超级群',
  migrate_from_group: (_who, one) => `由群“${one.title ?? ''}”升级而来`,
  phone_call: (who) => `${who} 发起了通话`,
  group_call: (who) => `${who} 发起了群通话`,
  topic_created: (who, one) => `${who} 新建了话题“${one.title ?? ''}”`,
};

const namesOf = ({ members }: Message): string =>
  (members ?? []).map((name) => name ?? '已注销用户').join('、');

function noticeOf(one: Message, who: string): string {
  const write = notices[one.action ?? ''];
  return (
    write ? write(who, one) : stacked(`${who}：${one.information_text || one.action || wordsOf(one.text)}`)
  ).trim();
}

const unsupported = (id: number): Finding =>
  finding('export-unsupported', {
    actual: `message ${id}, of which Telegram Desktop exported only that it cannot export it`,
  });
