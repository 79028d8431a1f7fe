import { z } from 'zod';
import { type Language, noticeWords } from '../../language/notices.ts';
import { attachment, link, notice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { isoOf } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { labelOf } from '../label.ts';
import { isWanted, buildExport, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { withWords } from '../words.ts';
import { readGoogleDate } from './google-chat-date.ts';

const optional = z.string().nullish().catch(undefined);
const person = z.looseObject({ name: optional, email: optional });
const message = z.looseObject({
  creator: person.nullish(),
  created_date: z.string(),
  updated_date: optional,
  text: optional,
  topic_id: optional,
  message_id: optional,
  message_state: optional,
  attached_files: z
    .array(z.looseObject({ original_name: optional, export_name: optional }))
    .nullish()
    .catch(undefined),
  annotations: z
    .array(
      z.looseObject({
        url_metadata: z
          .looseObject({
            title: optional,
            snippet: optional,
            url: z.record(z.string(), z.unknown()).nullish(),
          })
          .nullish(),
        drive_metadata: z.looseObject({ id: optional, title: optional }).nullish(),
      }),
    )
    .nullish()
    .catch(undefined),
  reactions: z
    .array(
      z.looseObject({
        emoji: z.looseObject({ unicode: optional }).nullish(),
        reactor_emails: z.array(z.string()).nullish(),
      }),
    )
    .nullish()
    .catch(undefined),
  quoted_message_metadata: z
    .looseObject({ creator: person.nullish(), text: optional, message_id: optional })
    .nullish()
    .catch(undefined),
});
type Message = z.infer<typeof message>;
const info = z.looseObject({ name: optional, members: z.array(person).nullish().catch(undefined) });

/**
 * A group of Google Chat out of Takeout: a folder with `messages.json` and `group_info.json`. Times are written in the
 * language of the account, in UTC. Conversations of two (`DM …`) are left out unless --chat names them.
 * @see https://support.google.com/accounts/answer/3024190 how it is downloaded
 * @see https://github.com/pinguin-frosch/google-chat-clone a reader
 */
export const googleChat: Format = {
  name: 'google-chat',
  signs: 'a folder with `messages.json` and `group_info.json`, or messages with `creator` and `created_date`',
  keepsMentions: true,
  detect: ({ bytes, files }) => {
    if (files)
      return files.some(({ path }) => isNamed(path, 'group_info.json')) &&
        files.some(({ path }) => isNamed(path, 'messages.json'))
        ? 1
        : 0;
    const head = headOf(bytes);
    return /^\s*\{\s*"messages"\s*:\s*\[/.test(head) &&
      /"creator"\s*:\s*\{/.test(head) &&
      /"created_date"\s*:/.test(head)
      ? 1
      : 0;
  },
  claims: (names) => names.includes('messages.json') && names.includes('group_info.json'),
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const parts = file.files ?? [file];
    const about = parts
      .filter(({ path }) => isNamed(path, 'group_info.json'))
      .map((part) => transcript.readAs(part, info))[0];
    const messages = parts
      .filter((part) => !file.files || isNamed(part.path, 'messages.json'))
      .flatMap(
        (part) => transcript.readAs(part, z.looseObject({ messages: z.array(z.unknown()) }))?.messages ?? [],
      );
    readGroup(file.path, about ?? {}, messages, transcript, options);
    return transcript.finish();
  },
};

const isNamed = (path: string, name: string): boolean => path.split(/[/\\]/).at(-1) === name;

function readGroup(
  path: string,
  about: z.infer<typeof info>,
  values: readonly unknown[],
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  const [id = ''] = path
    .replace(/[/\\]messages\.json$/, '')
    .split(/[/\\]/)
    .slice(-1);
  const others = (about.members ?? []).map(({ name }) => name ?? '');
  if (!isWanted(options, about.name ?? '', id, ...others)) return;
  if (/^DM /.test(id) && options.chat === undefined)
    return transcript.reportPrivate([about.name ?? others.find((name) => name !== '') ?? id]);
  const room = transcript.roomOf(about.name ?? '', id);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const read = transcript.checkEach(message, values, 'messages');
  const names = new Map<string, string>();
  for (const { name, email } of [...(about.members ?? []), ...read.map(({ creator }) => creator ?? {})])
    if (email && name) names.set(email.toLowerCase(), name);
  const label = (email: string, name?: string | null): string =>
    labelOf(email, name, names.get(email.toLowerCase()));
  // In a thread, all answer its first message.
  const topics = new Map<string, string>();
  for (const one of read) {
    const at = readGoogleDate(one.created_date);
    const moment = clock(at);
    if (!moment) {
      transcript.report(unlikelyTime(one.created_date));
      continue;
    }
    const account = one.creator?.email ?? '';
    const speaker = label(account, one.creator?.name);
    const first = one.topic_id ? topics.get(one.topic_id) : undefined;
    if (one.topic_id && one.message_id && first === undefined) topics.set(one.topic_id, one.message_id);
    const edited = one.updated_date ? readGoogleDate(one.updated_date) : Number.NaN;
    const { creator: whom, text: words, message_id: quotedId } = one.quoted_message_metadata ?? {};
    transcript.post(room, moment, {
      ...{ speaker, account, id: one.message_id, content: contentOf(one, speaker, language) },
      parent: quotedId ?? first,
      quoted: words ? { speaker: label(whom?.email ?? '', whom?.name), words } : undefined,
      edited: edited > at ? (isoOf(edited) ?? true) : undefined,
      reactions: (one.reactions ?? []).map(({ emoji, reactor_emails: emails }) => ({
        emoji: emoji?.unicode ?? ':custom:',
        count: Math.max(1, emails?.length ?? 0),
        by: (emails ?? []).map((email) => label(email)),
      })),
    });
  }
}

function contentOf(one: Message, speaker: string, language: Language): Content[] {
  const files = one.attached_files ?? [];
  if (one.message_state === 'DELETED' && !one.text && files.length === 0)
    return [notice(noticeWords(language, 'recall', { who: speaker }), 'recall')];
  const words = one.text ?? '';
  const cards = (one.annotations ?? []).flatMap(
    ({ url_metadata: page, drive_metadata: drive }): Content[] => {
      const [url] = Object.values(page?.url ?? {}).filter((value) => typeof value === 'string');
      // A preview of an address among the words only repeats the page.
      if (page && url && !words.includes(url))
        return [link({ url, title: page.title, description: page.snippet })];
      if (!drive?.id || words.includes(drive.id)) return [];
      return [link({ url: `https://drive.google.com/open?id=${drive.id}`, title: drive.title })];
    },
  );
  return withWords(words, [
    ...files.map(({ export_name: stored, original_name: name }) =>
      // On disk there is no question mark in a name.
      attachment({ src: stored?.replaceAll('?', '_'), name: name ?? stored }),
    ),
    ...cards,
  ]);
}
