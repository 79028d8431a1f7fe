import { z } from 'zod';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { isWanted, buildExport, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import {
  accountOf,
  answered,
  contentOf,
  instantOf,
  labelOfSender,
  message,
  type QqMessage,
} from './qq-message.ts';

const whole = z.looseObject({
  chatInfo: z.looseObject({ name: z.string().default(''), type: z.string().nullish() }),
  messages: z.array(z.unknown()),
});

/**
 * JSON of qq-chat-exporter.
 * @see https://github.com/shuakami/qq-chat-exporter plugins/qq-chat-exporter/lib/core/parser/SimpleMessageParser.ts
 *   and NapCatQQ/src/qq-chat-exporter/core/exporter/JsonExporter.ts
 */
export const qq: Format = {
  name: 'qq',
  signs: 'JSON of QQChatExporter with `chatInfo` and `messages`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    return /^\s*\{/.test(head) && /"name"\s*:\s*"QQChatExporter/.test(head) && /"chatInfo"\s*:/.test(head)
      ? 1
      : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const read = transcript.readAs(file, whole);
    if (read) readChat(read, transcript, options);
    return transcript.finish();
  },
};

function readChat(
  { chatInfo, messages }: z.infer<typeof whole>,
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  if (!isWanted(options, chatInfo.name)) return;
  if (chatInfo.type && chatInfo.type !== 'group' && options.chat === undefined)
    return transcript.reportPrivate([chatInfo.name]);
  const room = transcript.roomOf(chatInfo.name);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const read = transcript.checkEach(message, messages, 'messages');
  // Answers name a message by its id, or by its number within the chat.
  const ids = new Map<string, string>();
  for (const one of read) if (one.seq) ids.set(String(one.seq), idOf(one));
  for (const one of read) ids.set(idOf(one), idOf(one));
  for (const one of read) {
    const moment = clock(instantOf(one));
    if (!moment) {
      transcript.report(unlikelyTime(one.timestamp));
      continue;
    }
    const speaker = labelOfSender(one);
    const reply = answered(one);
    transcript.post(room, moment, {
      speaker,
      content: contentOf(one, { speaker, language, clock }),
      id: idOf(one),
      account: accountOf(one),
      parent: reply?.ids.map((each) => ids.get(each)).find((each) => each !== undefined),
      quoted: reply?.quoted,
    });
  }
}

const idOf = ({ id, messageId }: QqMessage): string => String(id ?? messageId ?? '');
