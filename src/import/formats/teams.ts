import { z } from 'zod';
import { noticeWords } from '../../language/notices.ts';
import { notice } from '../../message/content.ts';
import type { Circumstances } from '../../message/schema.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import { isWanted, buildExport, tooManyChats, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { contentOf, readMarkup } from './teams-content.ts';

const optional = z.string().nullish().catch(undefined);
const emotion = z.looseObject({
  key: z.string(),
  users: z.array(z.looseObject({ mri: optional })).nullish(),
});
const message = z.looseObject({
  id: z.string(),
  displayName: optional,
  originalarrivaltime: z.string(),
  messagetype: z.string(),
  content: z.string().nullish(),
  from: z.string().default(''),
  properties: z
    .looseObject({ emotions: z.unknown().optional(), deletetime: z.unknown().optional() })
    .nullish()
    .catch(undefined),
});
type Message = z.infer<typeof message>;
const conversation = z.looseObject({
  id: z.string(),
  displayName: optional,
  threadProperties: z.looseObject({ topic: optional }).nullish().catch(undefined),
  MessageList: z.array(z.unknown()),
});
type Conversation = z.infer<typeof conversation>;

/**
 * `messages.json` of the export of one's own data, Teams for home and Skype. Conversations of two are left out unless
 * --chat names them.
 * @see https://github.com/siwen-r/skype-export-parser src/types/SkypeExport.d.ts, docs/skype.md
 */
export const teams: Format = {
  name: 'teams',
  signs: 'JSON with `userId`, `exportDate` and `conversations`, each with a `MessageList`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    return /^\s*\{/.test(head) && /"exportDate"\s*:/.test(head) && /"conversations"\s*:\s*\[/.test(head)
      ? 1
      : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const read = transcript.readAs(file, z.looseObject({ conversations: z.array(z.unknown()) }));
    if (read) readExport(read.conversations, transcript, options);
    return transcript.finish();
  },
};

const nameOf = ({ displayName, threadProperties }: Conversation): string =>
  threadProperties?.topic ?? displayName ?? '';

/** Groups are threads of many; a thread of two and a person’s own address are private. */
const isGroup = ({ id }: Conversation): boolean => id.startsWith('19:') && !/@unq\.gbl\.spaces$/.test(id);

function readExport(values: readonly unknown[], transcript: ExportBuilder, options: ImportOptions): void {
  const wanted = transcript
    .checkEach(conversation, values, 'conversations')
    .filter((one) => one.MessageList.length > 0 && isWanted(options, nameOf(one), one.id));
  const taken = options.chat === undefined ? wanted.filter(isGroup) : wanted;
  const left = wanted.filter((one) => !taken.includes(one)).map(nameOf);
  if (left.length > 0) transcript.reportPrivate(left);
  const excess = tooManyChats(options, taken.map(nameOf));
  if (excess) return transcript.report(excess);
  for (const one of taken) readConversation(one, transcript);
}

function readConversation(one: Conversation, transcript: ExportBuilder): void {
  const room = transcript.roomOf(nameOf(one), one.id.replace(/^\d+:|@.*$/g, '').slice(0, 12));
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const read = transcript.checkEach(message, one.MessageList, 'MessageList');
  const names = new Map<string, string>();
  for (const { from, displayName } of read) if (displayName) names.set(from, displayName);
  const label = (account: string): string => labelOf(account, names.get(account));
  // The latest come first.
  for (const each of read.reverse()) {
    const moment = clock(Date.parse(each.originalarrivaltime));
    if (!moment) {
      transcript.report(unlikelyTime(each.originalarrivaltime));
      continue;
    }
    const speaker = label(each.from);
    const markup = readMarkup(each.content ?? '');
    const gone = Boolean(each.properties?.deletetime) && markup.words === '';
    const { quoted } = markup;
    transcript.post(room, moment, {
      ...{ speaker, id: each.id, account: each.from },
      content: gone
        ? notice(noticeWords(language, 'recall', { who: speaker }), 'recall')
        : contentOf(each.messagetype, markup, { speaker, language, labelOf: label }),
      parent: quoted?.id,
      quoted: quoted?.words ? { speaker: quoted.speaker, words: quoted.words } : undefined,
      edited: markup.edited || undefined,
      reactions: reactionsOf(each, label),
    });
  }
}

const emoji: Readonly<Record<string, string>> = {
  ...{ like: '👍', yes: '👍', no: '👎', heart: '❤️', laugh: '😆', surprised: '😮', sad: '🙁', angry: '😠' },
  ...{ cry: '😢', smile: '🙂', party: '🎉', clap: '👏', fire: '🔥' },
};

function reactionsOf(
  { properties }: Message,
  label: (account: string) => string,
): Circumstances['reactions'] {
  const { emotions } = properties ?? {};
  const json = typeof emotions === 'string' ? readJson(emotions) : { value: emotions };
  const given = 'value' in json ? z.array(emotion).safeParse(json.value).data : undefined;
  return (given ?? []).map(({ key, users }) => ({
    emoji: emoji[key] ?? `:${key}:`,
    count: users?.length ?? 0,
    by: (users ?? []).map(({ mri }) => label(mri ?? '')),
  }));
}
