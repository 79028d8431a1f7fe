import { z } from 'zod';
import { finding } from '../../archive/problem.ts';
import { attachment, behindWords, bracket, link, quote, stacked, systemSpeaker } from '../body.ts';
import type { ExportFile, Format, ImportOptions } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import {
  isWanted,
  privateChats,
  startTranscript,
  tooManyChats,
  type Transcript,
  unlikelyTime,
} from '../transcript.ts';

const optional = z.string().nullish();
const profile = z.looseObject({ display_name: optional, real_name: optional });
const user = z.looseObject({
  id: z.string(),
  name: optional,
  real_name: optional,
  profile: profile.optional(),
});
const message = z.looseObject({
  ts: z.string().regex(/^\d{9,10}(?:\.\d{1,6})?$/, 'seconds since 1970, such as "1483113000.000200"'),
  user: optional,
  username: optional,
  bot_id: optional,
  text: optional,
  subtype: optional,
  thread_ts: optional,
  user_profile: profile.extend({ name: optional }).nullish(),
  files: z
    .array(z.looseObject({ name: optional, title: optional, url_private: optional, mode: optional }))
    .nullish(),
  attachments: z
    .array(
      z.looseObject({
        title: optional,
        title_link: optional,
        from_url: optional,
        text: optional,
        fallback: optional,
        pretext: optional,
      }),
    )
    .nullish(),
});
type Message = z.infer<typeof message>;

const namedChat = z.looseObject({ id: z.string(), name: z.string() });

/**
 * A Slack export, unpacked or zipped: `users.json`, lists of channels, a folder of days for each. Direct
 * messages are left out unless --chat names their folder.
 * @see https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports
 * @see https://api.slack.com/reference/surfaces/formatting the entities in a text
 * @see https://api.slack.com/events/message and its subtypes
 */
export const slack: Format = {
  name: 'slack',
  signs: 'a folder or zip with `users.json` and `channels.json` or `groups.json`',
  keepsMentions: true,
  detect: ({ files }) => (files?.some(({ path }) => /(?:^|[/\\])(?:org_)?users\.json$/.test(path)) ? 1 : 0),
  claims: (names) =>
    names.some((name) => name === 'users.json' || name === 'org_users.json') &&
    names.some((name) => name === 'channels.json' || name === 'groups.json'),
  parse: (file, options) => {
    const transcript = startTranscript(file.path, options);
    if (!file.files) transcript.report(notAFolder);
    else readFolder(file.path, file.files, transcript, options);
    return transcript.finish();
  },
};

/** Names of people and channels by their ids. */
interface Names {
  users: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
}

function readFolder(
  base: string,
  files: readonly ExportFile[],
  transcript: Transcript,
  options: ImportOptions,
): void {
  const below = (file: ExportFile): string => file.path.slice(base.length + 1).replaceAll('\\', '/');
  const listed = <T>(name: string, schema: z.ZodType<T>): T[] =>
    files.filter((file) => below(file) === name).flatMap((file) => readList(file, schema, transcript));
  const users = new Map(
    [...listed('users.json', user), ...listed('org_users.json', user)].map((one) => [one.id, nameOf(one)]),
  );
  const groups = [...listed('channels.json', namedChat), ...listed('groups.json', namedChat)];
  const names: Names = { users, channels: new Map(groups.map(({ id, name }) => [id, name])) };

  const days = new Map<string, ExportFile[]>();
  const left = new Set<string>();
  for (const file of files) {
    const [, folder] = /^([^/]+)\/\d{4}-\d\d-\d\d\.json$/.exec(below(file)) ?? [];
    if (folder === undefined) continue;
    const named =
      options.chat === undefined ? groups.some(({ name }) => name === folder) : isWanted(options, folder);
    if (!named) {
      left.add(folder);
      continue;
    }
    days.set(folder, [...(days.get(folder) ?? []), file]);
  }
  if (left.size > 0 && options.chat === undefined) transcript.report(privateChats(left.size));
  const excess = tooManyChats(options, [...days.keys()]);
  if (excess) return transcript.report(excess);
  for (const [folder, parts] of days) readChannel(folder, parts, names, transcript);
}

function readList<T>(file: ExportFile, schema: z.ZodType<T>, transcript: Transcript): T[] {
  const json = readJson(transcript.textOf(file));
  if ('finding' in json) {
    transcript.report(json.finding, json.place, file.path);
    return [];
  }
  const list = checkShape(z.array(z.unknown()), json.value);
  if ('finding' in list) {
    transcript.report(list.finding, undefined, file.path);
    return [];
  }
  return list.value.flatMap((one, index) => {
    const checked = checkShape(schema, one, `[${index}]`);
    if ('value' in checked) return [checked.value];
    transcript.report(checked.finding, undefined, file.path);
    return [];
  });
}

const nameOf = (one: z.infer<typeof user>): string =>
  labelOf(one.id, one.profile?.display_name, one.profile?.real_name, one.real_name, one.name);

function readChannel(name: string, files: readonly ExportFile[], names: Names, transcript: Transcript): void {
  const room = transcript.roomOf(name);
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const messages = files.flatMap((file) => readList(file, message, transcript));
  messages.sort((a, b) => Number(a.ts) - Number(b.ts));
  const said = new Map<string, { speaker: string; text: string }>();
  for (const one of messages) {
    const moment = clock(Number(one.ts) * 1000);
    if (!moment) {
      transcript.report(unlikelyTime(one.ts));
      continue;
    }
    const account = one.user ?? one.bot_id ?? '';
    const system = isNotice(one.subtype ?? '');
    const person =
      names.users.get(account) ??
      labelOf(account, one.user_profile?.display_name, one.user_profile?.real_name, one.username);
    const speaker = system
      ? systemSpeaker
      : one.subtype === 'bot_message'
        ? labelOf(account, one.username, person)
        : person;
    const words = bodyOf(one, moment, names);
    const parent = one.thread_ts && one.thread_ts !== one.ts ? said.get(one.thread_ts) : undefined;
    const text = parent ? quote(parent.speaker, parent.text, words) : words;
    said.set(one.ts, { speaker, text });
    transcript.add(room, moment, {
      speaker,
      text,
      sourceId: one.ts,
      ...(one.thread_ts && one.thread_ts !== one.ts ? { replySource: { sourceId: one.thread_ts } } : {}),
      ...(account === '' || system ? {} : { accountId: account }),
    });
  }
}

/** Subtypes that nobody wrote: joins, topics, pins, calls. */
const isNotice = (subtype: string): boolean =>
  /^(?:channel|group)_|^(?:pinned|unpinned)_item$|^(?:bot_add|bot_remove|reminder_add|tombstone|huddle_thread|sh_room_created|ekm_access_denied)$/.test(
    subtype,
  );

function bodyOf(one: Message, moment: { date: string; time: string }, names: Names): string {
  const text = wordsOf(one.text ?? '', names);
  const files = (one.files ?? []).map((file) => {
    const name = file.name ?? file.title ?? '';
    if (file.mode === 'tombstone' || file.mode === 'hidden_by_limit') return bracket('文件', name);
    return attachment(moment, name, withoutToken(file.url_private ?? name));
  });
  // What is attached to an address in the text only repeats the page; a bot's message may be nothing else.
  const cards = (one.attachments ?? [])
    .filter((card) => text === '' || (!card.from_url && !!card.title_link))
    .map((card) => {
      const words = card.pretext || card.text || (card.title ? '' : card.fallback) || '';
      return stacked(
        card.title || card.title_link
          ? link(wordsOf(card.title ?? '', names), card.title_link ?? card.from_url ?? '')
          : '',
        wordsOf(words, names),
      );
    });
  return stacked(text, ...files, ...cards);
}

/** Addresses of an export carry a token that opens the workspace's files. It is never kept. */
const withoutToken = (url: string): string => url.replace(/[?&]t=xox[a-z]-[^&#\s]*/g, '');

/** Resolves what stands in angle brackets, and Slack's three escapes. */
export function wordsOf(text: string, names: Names): string {
  const resolved = text.replace(/<([^<>\n]{1,4000})>/g, (all, inner: string, at: number) => {
    const bar = inner.indexOf('|');
    const [target, label] = bar < 0 ? [inner, ''] : [inner.slice(0, bar), inner.slice(bar + 1)];
    if (target.startsWith('@'))
      return `@${names.users.get(target.slice(1)) ?? labelOf(target.slice(1), label)}\u2005`;
    if (target.startsWith('#')) return `#${label || names.channels.get(target.slice(1)) || '频道'}`;
    if (target.startsWith('!subteam^')) return label || '@小组';
    if (target.startsWith('!date^')) return label;
    if (target.startsWith('!')) return `@${(label || target.slice(1)).replace(/^@/, '')}`;
    if (target.startsWith('mailto:')) return label || target.slice(7);
    if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return all;
    return behindWords(label, target, text.slice(at + all.length, at + all.length + 1));
  });
  return resolved
    .replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'))
    .trim();
}

const notAFolder = finding('export-folder', {
  actual: 'one file',
  expected: 'the whole export: its folder, or its zip, with users.json and channels.json',
});
