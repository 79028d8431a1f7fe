import { z } from 'zod';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { readJson } from '../json.ts';
import { labelOfName } from '../label.ts';
import { repairTexts } from '../mojibake.ts';
import { isWanted, buildExport, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { contentOf, message, reactionsOf } from './messenger-message.ts';

const whole = z.looseObject({
  title: z.string().nullish(),
  threadName: z.string().nullish(),
  thread_path: z.string().nullish(),
  thread_type: z.string().nullish(),
  participants: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()),
});

/**
 * `message_1.json`, `message_2.json`… of a chat, from “Download your information” of Facebook or Instagram, and the
 * download of end-to-end encrypted chats. Meta writes each byte of UTF-8 as a character of its own.
 * @see https://github.com/OllieBoyne/messenger_parser how it is downloaded, and a reader
 */
export const messenger: Format = {
  name: 'messenger',
  signs: 'JSON with `participants`, and messages with `sender_name` and `timestamp_ms`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    if (!/^\s*\{/.test(head) || !/"participants"\s*:\s*\[/.test(head)) return 0;
    if (/"sender_name"\s*:/.test(head) && /"timestamp_ms"\s*:/.test(head)) return 1;
    return /"threadName"\s*:/.test(head) && /"messages"\s*:/.test(head) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const json = readJson(transcript.textOf(file));
    if ('finding' in json) transcript.report(json.finding, json.place);
    else {
      const thread = transcript.check(whole, repairTexts(json.value));
      if (thread) readThread(thread, transcript, options);
    }
    return transcript.finish();
  },
};

function readThread(thread: z.infer<typeof whole>, transcript: ExportBuilder, options: ImportOptions): void {
  const path = thread.thread_path ?? '';
  const title = thread.title ?? thread.threadName?.replace(/_\d+$/, '') ?? '';
  const isGroup = thread.thread_type ? thread.thread_type !== 'Regular' : thread.participants.length > 2;
  if (!isWanted(options, title, path)) return;
  if (!isGroup && options.chat === undefined) return transcript.reportPrivate([title]);
  const room = transcript.roomOf(title, path.split('/').at(-1)?.match(/\d+$/)?.[0] ?? path);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const read = transcript.checkEach(message, thread.messages, 'messages');
  // The latest come first.
  const latestFirst = (read[0]?.timestamp_ms ?? 0) > (read.at(-1)?.timestamp_ms ?? 0);
  for (const one of latestFirst ? read.reverse() : read) {
    const moment = clock(one.timestamp_ms);
    if (!moment) transcript.report(unlikelyTime(one.timestamp_ms));
    else {
      transcript.post(room, moment, {
        speaker: labelOfName(one.sender_name),
        content: contentOf(one, path, language),
        reactions: reactionsOf(one),
      });
    }
  }
}
