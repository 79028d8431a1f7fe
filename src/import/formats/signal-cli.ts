import { z } from 'zod';
import { noticeWords } from '../../language/notices.ts';
import { attachment, contact, image, link, notice, sticker, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { isoOf } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format, ImportOptions } from '../format.ts';
import { readJsonLines } from '../json-lines.ts';
import { labelOf } from '../label.ts';
import { gatherReactions } from '../reactions.ts';
import { isWanted, buildExport, tooManyChats, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { withWords } from '../words.ts';

const optional = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);
const list = <T extends z.ZodType>(schema: T) => z.array(schema).nullish().catch(undefined);
const data = z.looseObject({
  timestamp: number,
  message: optional,
  groupInfo: z
    .looseObject({ groupId: z.string(), groupName: optional, type: optional })
    .nullish()
    .catch(undefined),
  quote: z
    .looseObject({
      id: z.number(),
      author: optional,
      authorUuid: optional,
      authorNumber: optional,
      text: optional,
    })
    .nullish()
    .catch(undefined),
  reaction: z
    .looseObject({
      emoji: z.string(),
      targetAuthor: optional,
      targetAuthorUuid: optional,
      targetSentTimestamp: z.number(),
      isRemove: z.boolean().nullish(),
    })
    .nullish()
    .catch(undefined),
  attachments: list(
    z.looseObject({
      contentType: optional,
      filename: optional,
      id: optional,
      size: number,
      width: number,
      height: number,
      caption: optional,
    }),
  ),
  mentions: list(
    z.looseObject({
      name: optional,
      number: optional,
      uuid: optional,
      start: z.number(),
      length: z.number(),
    }),
  ),
  sticker: z.looseObject({ emoji: optional }).nullish().catch(undefined),
  previews: list(z.looseObject({ url: optional, title: optional, description: optional })),
  contacts: list(
    z.looseObject({
      name: z.looseObject({ display: optional, given: optional, family: optional }).nullish(),
    }),
  ),
  remoteDelete: z.looseObject({ timestamp: z.number() }).nullish().catch(undefined),
});
type Data = z.infer<typeof data>;
const edit = z.looseObject({ targetSentTimestamp: z.number(), dataMessage: data }).nullish().catch(undefined);
const envelope = z.looseObject({
  ...{ source: optional, sourceNumber: optional, sourceUuid: optional, sourceName: optional },
  timestamp: z.number(),
  dataMessage: data.nullish().catch(undefined),
  editMessage: edit,
  syncMessage: z
    .looseObject({ sentMessage: data.extend({ editMessage: edit }).nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
});
type Envelope = z.infer<typeof envelope>;

/** A message with who sent it, and what came of it later. */
interface Sent {
  account: string;
  at: number;
  data: Data;
  edited?: number;
  removed?: boolean;
  reactions: Map<string, { emoji: string; by: string }>;
}

/**
 * What signal-cli receives, a line of JSON for each: `signal-cli --output=json receive`, or a daemon’s log. A message is
 * known by its sender and its millisecond; edits, reactions and deletions are lines of their own.
 * @see https://github.com/AsamK/signal-cli src/main/java/org/asamk/signal/json/
 */
export const signalCli: Format = {
  name: 'signal-cli',
  signs: 'lines of JSON, each with an `envelope` and its `source`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const [first = ''] = headOf(bytes, 8192).split(/\r?\n/, 1);
    return /^\s*\{/.test(first) &&
      /"envelope"\s*:\s*\{/.test(first) &&
      /"source(?:Uuid|Number)?"\s*:/.test(first)
      ? 1
      : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    readReceived(transcript.textOf(file), transcript, options);
    return transcript.finish();
  },
};

function readReceived(text: string, transcript: ExportBuilder, options: ImportOptions): void {
  const envelopes: Envelope[] = [];
  for (const { value } of readJsonLines(text, transcript.report)) {
    const line = z
      .looseObject({
        envelope: z.unknown().optional(),
        params: z.looseObject({ envelope: z.unknown() }).nullish(),
      })
      .safeParse(value).data;
    const read = envelope.safeParse(line?.envelope ?? line?.params?.envelope).data;
    if (read) envelopes.push(read);
  }
  // Somebody is a number here and a UUID there.
  const accounts = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { source, sourceNumber, sourceUuid, sourceName } of envelopes) {
    const account = sourceUuid ?? sourceNumber ?? source ?? '';
    for (const each of [source, sourceNumber]) if (each) accounts.set(each, account);
    if (sourceName) names.set(account, sourceName);
  }
  const known = (id: string | null | undefined): string => accounts.get(id ?? '') ?? id ?? '';
  // Without a name there is a telephone number, which is nobody’s label.
  const label = (account: string): string => {
    const name = names.get(account);
    return labelOf(account, name && /^\+?[\d ()-]{6,}$/.test(name) ? undefined : name);
  };

  const groups = new Map<string, { name: string; sent: Map<string, Sent> }>();
  const privates = new Set<string>();
  for (const one of envelopes) {
    const account = known(one.sourceUuid ?? one.sourceNumber ?? one.source);
    const own = one.syncMessage?.sentMessage;
    const change = one.editMessage ?? own?.editMessage;
    const read = change?.dataMessage ?? one.dataMessage ?? own;
    if (!read) continue;
    const { groupInfo: info } = read;
    if (!info) {
      privates.add(account);
      continue;
    }
    const group = groups.get(info.groupId) ?? { name: '', sent: new Map<string, Sent>() };
    groups.set(info.groupId, group);
    group.name = info.groupName ?? group.name;
    const at = read.timestamp ?? one.timestamp;
    const target = (by: string, when: number): Sent | undefined => group.sent.get(`${by}/${when}`);
    if (change) {
      const before = target(account, change.targetSentTimestamp);
      if (before)
        Object.assign(before, { data: { ...read, quote: read.quote ?? before.data.quote }, edited: at });
    } else if (read.remoteDelete) {
      const before = target(account, read.remoteDelete.timestamp);
      if (before) before.removed = true;
    } else if (read.reaction) {
      const { emoji, targetAuthorUuid, targetAuthor, targetSentTimestamp: when, isRemove } = read.reaction;
      const reactions = target(known(targetAuthorUuid ?? targetAuthor), when)?.reactions;
      reactions?.delete(account);
      if (!isRemove) reactions?.set(account, { emoji, by: label(account) });
    } else if (hasContent(read)) {
      group.sent.set(`${account}/${at}`, { account, at, data: read, reactions: new Map() });
    }
  }
  if (privates.size > 0 && options.chat === undefined) {
    transcript.reportPrivate([...privates].map((account) => labelOf(account)));
  }
  const wanted = [...groups].filter(([id, { name }]) => isWanted(options, name, id));
  const excess = tooManyChats(
    options,
    wanted.map(([id, { name }]) => name || id),
  );
  if (excess) return transcript.report(excess);
  for (const [id, { name, sent }] of wanted) writeGroup(id, name, sent, { known, label }, transcript);
}

const hasContent = (one: Data): boolean =>
  Boolean(one.message || one.sticker || one.attachments?.length || one.contacts?.length);

interface People {
  known: (id: string | null | undefined) => string;
  label: (account: string) => string;
}

function writeGroup(
  id: string,
  name: string,
  sent: ReadonlyMap<string, Sent>,
  people: People,
  transcript: ExportBuilder,
): void {
  const room = transcript.roomOf(
    name,
    id
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 12),
  );
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  for (const [key, { account, at, data: said, edited, removed, reactions }] of sent) {
    const moment = clock(at);
    if (!moment) {
      transcript.report(unlikelyTime(at));
      continue;
    }
    const speaker = people.label(account);
    const { quote } = said;
    const author = people.known(quote?.authorUuid ?? quote?.authorNumber ?? quote?.author);
    transcript.post(room, moment, {
      ...{ speaker, account, id: key },
      content: removed
        ? notice(noticeWords(language, 'recall', { who: speaker }), 'recall')
        : contentOf(said, people),
      parent: quote && !removed ? `${author}/${quote.id}` : undefined,
      quoted: quote?.text && !removed ? { speaker: people.label(author), words: quote.text } : undefined,
      edited: edited && !removed ? (isoOf(edited) ?? true) : undefined,
      reactions: removed ? undefined : gatherReactions(reactions.values()),
    });
  }
}

function contentOf(one: Data, people: People): Content[] {
  const words = wordsOf(one, people);
  return withWords(words, [
    ...(one.attachments ?? []).map(
      ({ contentType: type, filename, id, size: bytes, width, height, caption }) => {
        const facts = { src: id ?? filename, name: filename ?? id, bytes };
        if (type?.startsWith('image/')) return image({ src: facts.src, width, height }, caption ?? '');
        if (type?.startsWith('video/')) return video(facts, caption ?? '');
        if (type?.startsWith('audio/') && !filename) return voice(facts);
        return attachment(facts, caption ?? '');
      },
    ),
    ...(one.sticker ? [sticker(one.sticker.emoji ?? '')] : []),
    ...(one.previews ?? []).filter(({ url }) => url && !words.includes(url)).map((page) => link(page)),
    ...(one.contacts ?? []).map(({ name }) =>
      contact(name?.display ?? [name?.given, name?.family].filter(Boolean).join(' ')),
    ),
  ]);
}

/** In the words, a sign stands for each mention. */
function wordsOf({ message = '', mentions }: Data, people: People): string {
  let words = message ?? '';
  for (const { start, length, name, uuid, number: phone } of [...(mentions ?? [])].sort(
    (a, b) => b.start - a.start,
  )) {
    const account = people.known(uuid ?? phone);
    const shown = name && !/^\+?[\d ()-]{6,}$/.test(name) ? name : people.label(account);
    words = `${words.slice(0, start)}@${shown}\u2005${words.slice(start + length)}`;
  }
  return words;
}
