import { z } from 'zod';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { isWanted, privateChats, buildExport, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { contentOf, editedAt, labelOfUser, message, reactionsOf } from './discord-message.ts';

const whole = z.looseObject({
  guild: z.looseObject({ name: z.string() }),
  channel: z.looseObject({ id: z.string().optional(), type: z.string().optional(), name: z.string() }),
  messages: z.array(z.unknown()),
});

/**
 * JSON of DiscordChatExporter. Its parts (`[part 2]`) are files of one channel; channels of one name are told apart by
 * their ids.
 * @see https://github.com/Tyrrrz/DiscordChatExporter DiscordChatExporter.Core/Exporting/JsonMessageWriter.cs and
 *   Discord/Data/MessageKind.cs
 */
export const discord: Format = {
  name: 'discord',
  signs: 'JSON that begins with `guild` and has a `channel`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    return /^\s*\{\s*"guild"\s*:\s*\{/.test(head) && /"channel"\s*:\s*\{/.test(head) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const read = transcript.readAs(file, whole);
    if (read && isToRead(read.channel, file.path, transcript, options)) readChannel(read, transcript);
    return transcript.finish();
  },
};

/** Whether a channel is to be read; a conversation of two or a few only where a person has said so. */
function isToRead(
  { name, id, type = '' }: z.infer<typeof whole>['channel'],
  path: string,
  transcript: ExportBuilder,
  options: ImportOptions,
): boolean {
  if (!isWanted(options, name, id)) return false;
  const isLeft = type.startsWith('Direct') && options.chat === undefined && options.room === undefined;
  if (isLeft) transcript.report(privateChats(path, [name]));
  return !isLeft;
}

function readChannel({ channel, messages }: z.infer<typeof whole>, transcript: ExportBuilder): void {
  const room = transcript.roomOf(channel.name, channel.id);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  messages.forEach((value, index) => {
    const one = transcript.check(message, value, `messages[${index}]`);
    if (!one) return;
    const moment = clock(Date.parse(one.timestamp));
    if (!moment) return transcript.report(unlikelyTime(one.timestamp));
    const content = contentOf(one, { clock, language });
    const isNotice = content.some(({ kind }) => kind === 'notice');
    transcript.post(room, moment, {
      speaker: labelOfUser(one.author),
      content,
      id: one.id,
      account: one.author.id,
      // A pin or a thread refers to its message, too, and answers nothing.
      parent: isNotice || one.reference?.type === 'Forward' ? undefined : one.reference?.messageId,
      edited: editedAt(one),
      reactions: reactionsOf(one),
    });
  });
}
