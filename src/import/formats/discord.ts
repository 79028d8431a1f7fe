import { z } from 'zod';
import { attachment, bracket, link, quote, stacked, sticker, systemSpeaker } from '../body.ts';
import type { Moment } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import { startTranscript, type Transcript, unlikelyTime } from '../transcript.ts';

const optional = z.string().nullish();
const user = z.looseObject({ id: z.string(), name: optional, nickname: optional });
const content = {
  content: z.string().default(''),
  attachments: z.array(z.looseObject({ url: optional, fileName: z.string() })).default([]),
  embeds: z.array(z.looseObject({ title: optional, url: optional, description: optional })).default([]),
  stickers: z.array(z.looseObject({ name: optional })).default([]),
};
const message = z.looseObject({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  author: user,
  ...content,
  mentions: z.array(user).default([]),
  reference: z.looseObject({ type: optional, messageId: optional }).nullish(),
  forwardedMessage: z.looseObject(content).nullish(),
});
type Content = { [Key in keyof typeof content]: z.infer<(typeof content)[Key]> };

const whole = z.looseObject({
  guild: z.looseObject({ name: z.string() }),
  channel: z.looseObject({ name: z.string(), category: optional }),
  messages: z.array(z.unknown()),
});

/** Types that somebody wrote; all others are notices. */
const written = new Set([
  'Default',
  'Reply',
  'ChatInputCommand',
  'ContextMenuCommand',
  'ThreadStarterMessage',
  '0',
  '19',
  '20',
  '21',
  '23',
]);

/**
 * JSON of DiscordChatExporter.
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
    const transcript = startTranscript(file.path, options);
    const json = readJson(transcript.textOf(file));
    if ('finding' in json) transcript.report(json.finding, json.place);
    else {
      const checked = checkShape(whole, json.value);
      if ('finding' in checked) transcript.report(checked.finding);
      else readChannel(checked.value, transcript);
    }
    return transcript.finish();
  },
};

function readChannel({ channel, messages }: z.infer<typeof whole>, transcript: Transcript): void {
  const room = transcript.roomOf(channel.name);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const said = new Map<string, { speaker: string; text: string }>();
  messages.forEach((value, index) => {
    const checked = checkShape(message, value, `messages[${index}]`);
    if ('finding' in checked) return transcript.report(checked.finding);
    const one = checked.value;
    const moment = clock(Date.parse(one.timestamp));
    if (!moment) return transcript.report(unlikelyTime(one.timestamp));
    const person = labelOf(one.author.id, one.author.nickname, one.author.name);
    const system = !written.has(one.type);
    const speaker = system ? systemSpeaker : person;
    const names = new Map(
      one.mentions.map((mentioned) => [
        mentioned.id,
        labelOf(mentioned.id, mentioned.nickname, mentioned.name),
      ]),
    );
    const forwarded = one.forwardedMessage
      ? stacked(bracket('转发'), bodyOf(one.forwardedMessage, moment, names))
      : '';
    const words = system ? `${person}：${one.content}` : stacked(bodyOf(one, moment, names), forwarded);
    const target = one.reference?.type === 'Forward' || system ? undefined : one.reference?.messageId;
    const asked = target ? said.get(target) : undefined;
    const text = asked ? quote(asked.speaker, asked.text, words) : words;
    said.set(one.id, { speaker, text });
    transcript.add(room, moment, {
      speaker,
      text,
      sourceId: one.id,
      ...(target ? { replySource: { sourceId: target } } : {}),
      ...(system ? {} : { accountId: one.author.id }),
    });
  });
}

function bodyOf(one: Content, moment: Moment, names: ReadonlyMap<string, string>): string {
  const text = wordsOf(one.content, names);
  return stacked(
    text,
    ...one.attachments.map((file) => attachment(moment, file.fileName, file.url ?? file.fileName)),
    // An embed of an address in the text only repeats the page.
    ...one.embeds
      .filter((embed) => !embed.url || !text.includes(embed.url))
      .map((embed) =>
        stacked(
          embed.title || embed.url ? link(embed.title ?? '', embed.url ?? '') : '',
          embed.url ? '' : (embed.description ?? ''),
        ),
      ),
    ...one.stickers.map((one) => sticker(one.name ?? '')),
  );
}

/** Where the exporter was told not to format, mentions and emoji stand as Discord keeps them. */
const wordsOf = (text: string, names: ReadonlyMap<string, string>): string =>
  text
    .replace(/<@!?(\d{1,20})>/g, (_, id: string) => `@${labelOf(id, names.get(id))}\u2005`)
    .replace(/<a?(:\w{1,40}:)\d{1,20}>/g, '$1')
    .trim();
