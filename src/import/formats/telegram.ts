import { type Finding, finding } from '../../archive/problem.ts';
import { z } from 'zod';
import { readLocalDateTime } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import {
  isWanted,
  privateChats,
  buildExport,
  tooManyChats,
  type ExportBuilder,
  unlikelyTime,
} from '../transcript.ts';
import { answeredBy, contentOf, editedAt, message, reactionsOf } from './telegram-message.ts';
import { noticeOf } from './telegram-notice.ts';
import { topicsOf } from './telegram-topics.ts';

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
    const transcript = buildExport(file.path, options);
    const text = transcript.textOf(file);
    let json = readJson(text);
    // Telegram Desktop writes control characters as \x1F, which is not JSON.
    if ('finding' in json && text.includes('\\x')) json = readJson(withUnicodeEscapes(text));
    if ('finding' in json) transcript.report(json.finding, json.place);
    else readExport(json.value, file.path, transcript, options);
    return transcript.finish();
  },
};

const withUnicodeEscapes = (text: string): string =>
  text.replace(/\\(?:x([0-9A-Fa-f]{2})|[^])/g, (all, hex: string | undefined) =>
    hex === undefined ? all : `\\u00${hex}`,
  );

function readExport(value: unknown, path: string, transcript: ExportBuilder, options: ImportOptions): void {
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
  list.forEach((item, index) => {
    const checked = transcript.check(chat, item, list.length > 1 ? `chats.list[${index}]` : '');
    if (checked && isWanted(options, checked.name ?? '', checked.id)) chats.push(checked);
  });
  // Of everything that an account holds, one's own conversations are nothing to publish unless they are named.
  const taken = whole?.chats && options.chat === undefined ? chats.filter(isGroup) : chats;
  const left = chats.filter((one) => !taken.includes(one));
  if (left.length > 0) {
    const names = left.map(({ name, id }) => name || String(id ?? ''));
    transcript.report(privateChats(path, names));
  }
  const excess = tooManyChats(
    options,
    taken.map(({ name }) => name ?? ''),
  );
  if (excess) return transcript.report(excess);
  for (const each of taken) readChat(each, transcript);
}

const isGroup = ({ type = '' }: Chat): boolean => /group|channel/.test(type);

function readChat({ name, id, messages }: Chat, transcript: ExportBuilder): void {
  const room = transcript.roomOf(name ?? '', id === undefined ? undefined : String(id));
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const read = transcript.checkEach(message, messages, 'messages');
  const topics = topicsOf(read);
  for (const one of read) {
    if (one.type === 'unsupported') {
      transcript.report(unsupported(one.id));
      continue;
    }
    // Exports before 2021 have no epoch seconds, only the exporting computer's clock.
    const moment =
      one.date_unixtime !== undefined
        ? clock(Number(one.date_unixtime) * 1000)
        : readLocalDateTime(one.date ?? '');
    if (!moment) {
      transcript.report(unlikelyTime(one.date_unixtime ?? one.date));
      continue;
    }
    const { id: own } = one;
    const answered = answeredBy(one);
    if (one.type === 'service') {
      const who = labelOf(String(one.actor_id ?? ''), one.actor);
      transcript.post(room, moment, {
        speaker: '',
        content: noticeOf(one, who, language),
        id: own,
        topic: topics.titles.get(own),
        reactions: reactionsOf(one),
      });
      continue;
    }
    const account = String(one.from_id ?? '');
    transcript.post(room, moment, {
      speaker: labelOf(account, one.from),
      content: contentOf(one, language),
      id: own,
      account,
      parent: answered === undefined || topics.roots.has(answered) ? undefined : answered,
      edited: editedAt(one),
      reactions: reactionsOf(one),
      forwardedFrom: one.forwarded_from ?? undefined,
      topic: topics.titles.get(own),
    });
  }
}

const unsupported = (id: number): Finding =>
  finding('export-unsupported', {
    actual: `message ${id}, of which Telegram Desktop exported only that it cannot export it`,
  });
