import { z } from 'zod';
import { noticeWords } from '../../language/notices.ts';
import { notice } from '../../message/content.ts';
import { isoOf } from '../clock.ts';
import type { ExportFile, Format, ImportOptions } from '../format.ts';
import { finding } from '../../archive/problem.ts';
import { labelOf } from '../label.ts';
import { gatherReactions } from '../reactions.ts';
import { isWanted, buildExport, tooManyChats, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { answered, contentOf, emojiOfCode, message, type ZulipMessage } from './zulip-message.ts';

const user = z.looseObject({
  id: z.number(),
  full_name: z.string().nullish(),
  is_bot: z.boolean().nullish(),
  email: z.string().nullish(),
});
const list = <T extends z.ZodType>(schema: T) => z.array(schema).nullish().catch(undefined);
const realm = z.looseObject({
  zerver_userprofile: list(user),
  zerver_userprofile_crossrealm: list(user),
  zerver_userprofile_mirrordummy: list(user),
  zerver_stream: z.array(
    z.looseObject({ id: z.number(), name: z.string(), invite_only: z.boolean().nullish() }),
  ),
  zerver_recipient: z.array(z.looseObject({ id: z.number(), type: z.number(), type_id: z.number() })),
  zerver_reaction: list(
    z.looseObject({
      user_profile: z.number(),
      message: z.number(),
      emoji_name: z.string(),
      emoji_code: z.string(),
      reaction_type: z.string(),
    }),
  ),
});
type Realm = z.infer<typeof realm>;
type Stream = Realm['zerver_stream'][number];

/** A recipient that is a stream, in which everybody may read; others are people. */
const streamType = 2;

/**
 * The export of a Zulip organisation, unpacked or zipped: `realm.json` and `messages-000001.json`…. A stream is a room;
 * a notice names the topic where it is another than that of the message before. Private streams are left out unless
 * --chat names them, direct messages always.
 * @see https://zulip.com/help/export-your-organization
 * @see https://github.com/zulip/zulip zerver/lib/export.py, import_realm.py: the tables
 */
export const zulip: Format = {
  name: 'zulip',
  signs: 'a folder or zip with `realm.json` and `messages-000001.json`',
  keepsMentions: true,
  detect: ({ files = [] }) =>
    files.some(({ path }) => /(?:^|[/\\])realm\.json$/.test(path)) &&
    files.some(({ path }) => messageFile.test(path))
      ? 1
      : 0,
  claims: (names) => names.includes('realm.json') && names.some((name) => messageFile.test(name)),
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    if (!file.files) transcript.report(notAFolder);
    else readFolder(file.files, transcript, options);
    return transcript.finish();
  },
};

const messageFile = /(?:^|[/\\])messages-\d+\.json$/;

function readFolder(files: readonly ExportFile[], transcript: ExportBuilder, options: ImportOptions): void {
  const main = files.find(({ path }) => /(?:^|[/\\])realm\.json$/.test(path));
  const read = main && transcript.readAs(main, realm);
  if (!read) return;
  const messages = files
    .filter(({ path }) => messageFile.test(path))
    .flatMap((file) => {
      const part = transcript.readAs(file, z.looseObject({ zerver_message: z.array(z.unknown()) }));
      return transcript.checkEach(message, part?.zerver_message ?? [], 'zerver_message', file.path);
    })
    .sort((a, b) => a.id - b.id);

  const streams = new Map(read.zerver_stream.map((stream) => [stream.id, stream]));
  const recipients = new Map(read.zerver_recipient.map((one) => [one.id, one]));
  const byStream = new Map<Stream, ZulipMessage[]>();
  const left = new Set<string>();
  for (const one of messages) {
    const { type, type_id: id } = recipients.get(one.recipient) ?? {};
    const stream = type === streamType ? streams.get(id ?? 0) : undefined;
    const taken =
      stream &&
      (options.chat === undefined ? !stream.invite_only : isWanted(options, stream.name, stream.id));
    if (!taken) {
      left.add(type === streamType ? (streams.get(id ?? 0)?.name ?? '') : 'direct messages');
      continue;
    }
    const list = byStream.get(stream) ?? [];
    byStream.set(stream, list);
    list.push(one);
  }
  if (left.size > 0 && options.chat === undefined) transcript.reportPrivate([...left]);
  const excess = tooManyChats(
    options,
    [...byStream.keys()].map(({ name }) => name),
  );
  if (excess) return transcript.report(excess);
  for (const [stream, list] of byStream) readStream(stream, list, read, transcript);
}

function readStream(
  stream: Stream,
  messages: readonly ZulipMessage[],
  read: Realm,
  transcript: ExportBuilder,
): void {
  const room = transcript.roomOf(stream.name, String(stream.id));
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const users = new Map(
    [read.zerver_userprofile, read.zerver_userprofile_crossrealm, read.zerver_userprofile_mirrordummy]
      .flatMap((table) => table ?? [])
      .map((one) => [one.id, one]),
  );
  const label = (id: number): string => labelOf(String(id), users.get(id)?.full_name);
  const reactions = new Map<number, { emoji: string; by: string }[]>();
  for (const {
    message: id,
    user_profile: by,
    emoji_code,
    emoji_name,
    reaction_type,
  } of read.zerver_reaction ?? []) {
    const given = reactions.get(id) ?? [];
    reactions.set(id, given);
    given.push({ emoji: emojiOfCode(emoji_code, emoji_name, reaction_type), by: label(by) });
  }
  const ids = new Set(messages.map(({ id }) => String(id)));
  const topics = new Set<string>();
  let topic: string | undefined;
  for (const one of messages) {
    const moment = clock(one.date_sent * 1000);
    if (!moment) {
      transcript.report(unlikelyTime(one.date_sent));
      continue;
    }
    const who = label(one.sender);
    if (one.subject !== topic && one.subject !== '') {
      const words = topics.has(one.subject)
        ? `${stream.name} > ${one.subject}`
        : noticeWords(language, 'topic', { who, what: one.subject });
      transcript.post(room, moment, { speaker: '', content: notice(words, 'topic'), id: `topic-${one.id}` });
      topics.add(one.subject);
    }
    topic = one.subject;
    const reply = answered(one.content);
    const isAnswer = reply.parent !== undefined && ids.has(reply.parent);
    transcript.post(room, moment, {
      speaker: who,
      content: contentOf(isAnswer ? reply.words : one.content, who, isNotifier(users.get(one.sender))),
      id: one.id,
      account: one.sender,
      parent: isAnswer ? reply.parent : undefined,
      edited: isEdited(one) ? (isoOf((one.last_edit_time ?? 0) * 1000) ?? true) : undefined,
      reactions: gatherReactions(reactions.get(one.id) ?? []),
    });
  }
}

/** The bot that tells of new streams and topics. */
const isNotifier = (one: z.infer<typeof user> | undefined): boolean =>
  Boolean(one?.is_bot) && /^notification-bot@/.test(one?.email ?? '');

/** A message that was only moved to another topic has an edit, too. */
const isEdited = ({ last_edit_time: at, edit_history: history }: ZulipMessage): boolean =>
  Boolean(at) && (!history || history.includes('"prev_content"'));

const notAFolder = finding('export-folder', {
  actual: 'one file',
  expected: 'the whole export: its folder, or a zip of it, with realm.json and messages-000001.json',
});
