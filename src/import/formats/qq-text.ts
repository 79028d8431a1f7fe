import { eventOfWords } from '../../language/notices.ts';
import { file, image, notice, sticker, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { type LocalDateTime, localDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { labelOf } from '../label.ts';
import { isWanted, buildExport, tooManyChats, type ExportBuilder } from '../transcript.ts';
import { hourOf } from '../twelve-hours.ts';
import { written } from '../words.ts';

/** `2019-07-16 18:15:05 NAME(12345)`, `… NAME<a@example.com>`, `… NAME`; where Windows is so set up, `8:43:38 PM`. */
const header =
  /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})(?: ([AP]M))? (.{1,120}?)(?:\((\d{4,12})\)|<([^<>\s]{3,80})>)?$/;
const title = /^消息记录（此消息记录为文本格式/;
/** A line longer than this is no header. */
const headerCharacters = 240;

interface Entry {
  moment: LocalDateTime;
  name: string;
  account: string;
  line: number;
  body: string[];
}
interface Chat {
  group: string;
  name: string;
  entries: Entry[];
}

/**
 * The text that QQ’s own manager of messages exports, of one chat or of all. Pictures are not in it.
 * @see https://github.com/hellodigua/ChatLab electron/main/parser/formats/qq-native-txt.ts
 */
export const qqText: Format = {
  name: 'qq-text',
  signs: 'a `.txt` that begins with 消息记录 or has a line 消息对象:',
  detect: ({ path, bytes }) => {
    if (!/\.txt$/i.test(path)) return 0;
    const lines = headOf(bytes).split(/\r?\n/, 400);
    if (!lines.some((line) => line.length <= headerCharacters && header.test(line))) return 0;
    if (lines.slice(0, 5).some((line) => title.test(line))) return 1;
    return lines.slice(0, 12).some((line) => /^消息(?:对象|分组) ?[:：]/.test(line)) ? 0.95 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const chats = chatsIn(transcript.textOf(file)).filter(({ name }) => isWanted(options, name));
    const taken = options.chat === undefined ? chats.filter(isGroup) : chats;
    const left = chats.filter((chat) => !taken.includes(chat)).map(({ name }) => name);
    if (left.length > 0) transcript.reportPrivate(left);
    const excess = tooManyChats(
      options,
      taken.map(({ name }) => name),
    );
    if (excess) transcript.report(excess);
    else for (const chat of taken) readChat(chat, transcript, options);
    return transcript.finish();
  },
};

/** In groups, people have numbers; in conversations of two they have none. */
const isGroup = ({ group, entries }: Chat): boolean =>
  /群|讨论组|多人聊天/.test(group) || entries.some(({ account }) => account !== '');

function chatsIn(text: string): Chat[] {
  const chats: Chat[] = [];
  let group = '';
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = raw.length <= headerCharacters ? raw.trimEnd() : raw;
    const [, what, named = ''] = /^消息(分组|对象) ?[:：](.*)$/.exec(line.slice(0, headerCharacters)) ?? [];
    if (what === '分组') group = named.trim();
    if (what === '对象') chats.push({ group, name: named.trim(), entries: [] });
    if (what !== undefined || /^={20,}$/.test(line) || title.test(line)) return;
    const entry = line.length <= headerCharacters ? entryOf(line, index + 1) : undefined;
    const chat = chats.at(-1);
    if (!entry) chat?.entries.at(-1)?.body.push(raw);
    else if (chat) chat.entries.push(entry);
    else chats.push({ group, name: '', entries: [entry] });
  });
  return chats.filter(({ entries }) => entries.length > 0);
}

function entryOf(raw: string, line: number): Entry | undefined {
  const [all, year, month, day, hour, minute, second, half, name = '', number, mail] = header.exec(raw) ?? [];
  if (all === undefined) return undefined;
  const hours = hourOf(Number(hour), half);
  const moment = localDateTime(
    Number(year),
    Number(month),
    Number(day),
    hours,
    Number(minute),
    Number(second),
  );
  // QQ sets a member’s rank before the name.
  const bare = name.replace(/^【[^【】]{1,20}】(?=.)/, '').trim();
  return moment && { moment, name: bare, account: number ?? mail ?? '', line, body: [] };
}

function readChat({ name, entries }: Chat, transcript: ExportBuilder, { room: wanted }: ImportOptions): void {
  const room = transcript.roomOf(name === '' ? (wanted ?? '') : name);
  if (room === undefined) return;
  // Where QQ has no name at hand it writes the number for it.
  const names = new Map<string, string>();
  for (const { name: shown, account } of entries)
    if (account !== '' && shown !== account) names.set(account, shown);
  for (const { moment, name: shown, account, line, body } of entries) {
    const words = body.join('\n').trim();
    const system = /^(?:系统消息|群消息助手)$/.test(shown) || /^10{4,6}$/.test(account);
    const label = labelOf(account, shown, names.get(account));
    transcript.post(room, moment, {
      speaker: system ? '' : label,
      content: system ? notice(words, eventIn(words)) : contentIn(words),
      account,
      line,
    });
  }
}

const eventIn = (words: string): string | undefined =>
  /^.{1,60}(?:加入了?|退出了?|离开了?)本群/.test(words)
    ? words.includes('加入')
      ? 'join'
      : 'leave'
    : eventOfWords(words);

function contentIn(words: string): Content {
  switch (words) {
    case '[图片]':
      return image();
    case '[表情]':
    case '[动画表情]':
      return sticker();
    case '[语音]':
      return voice();
    case '[视频]':
    case '[短视频]':
      return video();
    case '[文件]':
      return file();
    default:
      return written(words);
  }
}
