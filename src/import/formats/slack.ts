import { finding } from '../../archive/problem.ts';
import { z } from 'zod';
import type { ExportFile, Format, ImportOptions } from '../format.ts';
import { labelOf } from '../label.ts';
import {
  isWanted,
  privateChats,
  buildExport,
  tooManyChats,
  type ExportBuilder,
  unlikelyTime,
} from '../transcript.ts';
import {
  contentOf,
  editedAt,
  message,
  profile,
  reactionsOf,
  type SlackContext,
  type SlackMessage,
} from './slack-message.ts';
import type { Names } from './slack-text.ts';

const optional = z.string().nullish();
const user = z.looseObject({
  id: z.string(),
  name: optional,
  real_name: optional,
  profile: profile.optional(),
});
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
  detect: ({ files = [] }) =>
    files.some(({ path }) => listOfPeople.test(path)) ||
    (files.some(({ path }) => listOfChannels.test(path)) && files.some(({ path }) => dayFile.test(path)))
      ? 1
      : 0,
  claims: (names) => names.some((name) => listOfChannels.test(name)),
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    if (!file.files) transcript.report(notAFolder);
    else readFolder(file.path, file.files, transcript, options);
    return transcript.finish();
  },
};

const listOfPeople = /(?:^|[/\\])(?:org_)?users\.json$/;
const listOfChannels = /(?:^|[/\\])(?:channels|groups)\.json$/;
const dayFile = /[/\\]\d{4}-\d\d-\d\d\.json$/;

function readFolder(
  base: string,
  files: readonly ExportFile[],
  transcript: ExportBuilder,
  options: ImportOptions,
): void {
  const below = (file: ExportFile): string => file.path.slice(base.length + 1).replaceAll('\\', '/');
  const listed = <T>(name: string, schema: z.ZodType<T>): T[] =>
    files.filter((file) => below(file) === name).flatMap((file) => readList(file, schema, transcript));
  const people = [...listed('users.json', user), ...listed('org_users.json', user)];
  if (people.length === 0) transcript.report(withoutPeople);
  const groups = [...listed('channels.json', namedChat), ...listed('groups.json', namedChat)];

  const days = new Map<string, ExportFile[]>();
  const left = new Set<string>();
  for (const file of files) {
    const [, folder] = /^([^/]+)\/\d{4}-\d\d-\d\d\.json$/.exec(below(file)) ?? [];
    if (folder === undefined) continue;
    const group = groups.find(({ name }) => name === folder);
    if (!isWanted(options, folder, group?.id)) continue;
    if (!group && options.chat === undefined) {
      left.add(folder);
      continue;
    }
    days.set(folder, [...(days.get(folder) ?? []), file]);
  }
  if (left.size > 0) transcript.report(privateChats(base, [...left]));
  const excess = tooManyChats(options, [...days.keys()]);
  if (excess) return transcript.report(excess);
  const channels = [...days].map(([name, parts]) => ({
    name,
    id: groups.find((group) => group.name === name)?.id,
    messages: parts
      .flatMap((file) => readList(file, message, transcript))
      .sort((a, b) => Number(a.ts) - Number(b.ts)),
  }));
  const names: Names = {
    users: new Map([
      ...channels.flatMap(({ messages }) => messages.flatMap(nameInProfile)),
      ...people.map((one) => [one.id, nameOf(one)] as const),
    ]),
    channels: new Map(groups.map(({ id, name }) => [id, name])),
  };
  for (const channel of channels) readChannel(channel, channel.messages, names, transcript);
}

function readList<T>(file: ExportFile, schema: z.ZodType<T>, transcript: ExportBuilder): T[] {
  return transcript.checkEach(schema, transcript.readAs(file, z.array(z.unknown())) ?? [], '', file.path);
}

const nameOf = (one: z.infer<typeof user>): string =>
  labelOf(one.id, one.profile?.display_name, one.profile?.real_name, one.real_name, one.name);

/** Messages of people who are in no list bear their names themselves. */
const nameInProfile = ({ user: id, user_profile: names }: SlackMessage): [string, string][] => {
  const { display_name: shown, real_name: real, name } = names ?? {};
  return id && (shown || real || name) ? [[id, labelOf(id, shown, real, name)]] : [];
};

function readChannel(
  { name, id }: { name: string; id: string | undefined },
  messages: readonly SlackMessage[],
  names: Names,
  transcript: ExportBuilder,
): void {
  const room = transcript.roomOf(name, id);
  if (room === undefined) return;
  const setting: SlackContext = {
    names,
    clock: transcript.clockOf(room),
    language: transcript.languageOf(room),
  };
  for (const one of messages) {
    const moment = setting.clock(Number(one.ts) * 1000);
    if (!moment) {
      transcript.report(unlikelyTime(one.ts));
      continue;
    }
    const account = one.user ?? one.bot_id ?? '';
    const bot = one.subtype === 'bot_message' || !one.user;
    const called = [one.username, one.bot_profile?.name];
    const known = names.users.get(account);
    const who = bot ? labelOf(account, ...called, known) : (known ?? labelOf(account, ...called));
    transcript.post(room, moment, {
      speaker: who,
      content: contentOf(one, who, setting),
      id: one.ts,
      account,
      parent: one.thread_ts === one.ts ? undefined : one.thread_ts,
      edited: editedAt(one),
      reactions: reactionsOf(one, names),
    });
  }
}

const withoutPeople = finding('export-users', { actual: 'a Slack export without users.json' });

const notAFolder = finding('export-folder', {
  actual: 'one file',
  expected: 'the whole export: its folder, or its zip, with users.json and channels.json',
});
