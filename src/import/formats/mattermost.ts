import { z } from 'zod';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { readJsonLines } from '../json-lines.ts';
import { labelOf } from '../label.ts';
import { isWanted, buildExport, tooManyChats, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import {
  contentOf,
  editedAt,
  labelOfUser,
  type MattermostReply,
  post,
  reactionsOf,
} from './mattermost-post.ts';

const optional = z.string().nullish().catch(undefined);
const line = z.looseObject({ type: z.string() });
const user = z.looseObject({
  username: z.string(),
  nickname: optional,
  first_name: optional,
  last_name: optional,
});
const channel = z.looseObject({ team: z.string(), name: z.string(), display_name: optional, type: optional });
type Post = z.infer<typeof post>;

/** What a bulk export holds. */
interface Export {
  labels: Map<string, string>;
  /** By `team/name`. */
  channels: Map<string, z.infer<typeof channel>>;
  posts: Map<string, Post[]>;
  /** Conversations of two and of some. */
  direct: Set<string>;
}

/**
 * The bulk export of a Mattermost server: a line of JSON for each user, channel and thread. Private channels and direct
 * messages, which it always has, are left out unless --chat names them.
 * @see https://docs.mattermost.com/onboard/bulk-loading-data-format.html
 * @see https://docs.mattermost.com/administration-guide/manage/bulk-export-tool
 */
export const mattermost: Format = {
  name: 'mattermost',
  signs: 'lines of JSON, of which the first has the type `version`',
  keepsMentions: true,
  detect: ({ bytes }) => {
    const [first = '', second = ''] = headOf(bytes, 4096).split(/\r?\n/, 2);
    if (!/^\s*\{\s*"type"\s*:\s*"version"/.test(first)) return 0;
    return /^\{\s*"type"\s*:/.test(second) || second === '' ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = buildExport(file.path, options);
    const read = readExport(transcript.textOf(file), transcript);
    const chats = [...read.posts.keys()].filter((key) => isWanted(options, key, ...namesOf(key, read)));
    const taken =
      options.chat === undefined ? chats.filter((key) => read.channels.get(key)?.type !== 'P') : chats;
    const left = chats.filter((key) => !taken.includes(key)).map((key) => namesOf(key, read)[0] ?? key);
    if (options.chat === undefined) left.push(...read.direct);
    if (left.length > 0) transcript.reportPrivate(left);
    const excess = tooManyChats(options, taken);
    if (excess) transcript.report(excess);
    else for (const key of taken) readChannel(key, read, transcript);
    return transcript.finish();
  },
};

const namesOf = (key: string, { channels }: Export): string[] => {
  const { name, display_name: shown } = channels.get(key) ?? {};
  return [name ?? key.split('/').at(-1) ?? '', ...(shown ? [shown] : [])];
};

function readExport(text: string, transcript: ExportBuilder): Export {
  const read: Export = { labels: new Map(), channels: new Map(), posts: new Map(), direct: new Set() };
  const { check, report } = transcript;
  for (const { value, line: number } of readJsonLines(text, report)) {
    const place = { line: number, column: 1 };
    const typed = check(line, value, '', place);
    if (!typed) continue;
    const { type } = typed;
    if (type === 'user') {
      const one = check(user, typed[type], type, place);
      if (one) learnUser(one, read.labels);
    } else if (type === 'channel') {
      const one = check(channel, typed[type], type, place);
      if (one) read.channels.set(`${one.team}/${one.name}`, one);
    } else if (type === 'post') {
      const one = check(post, typed[type], type, place);
      if (!one) continue;
      const key = `${one.team}/${one.channel}`;
      const posts = read.posts.get(key) ?? [];
      read.posts.set(key, posts);
      posts.push(one);
    } else if (type === 'direct_post') {
      const members = z.looseObject({ channel_members: z.array(z.string()) }).safeParse(typed[type]).data;
      if (members) read.direct.add(members.channel_members.join());
    }
  }
  return read;
}

function learnUser(
  { username, nickname, first_name, last_name }: z.infer<typeof user>,
  labels: Map<string, string>,
): void {
  const full = [first_name, last_name].filter(Boolean).join(' ');
  labels.set(username, labelOf('', nickname, full, username));
}

function readChannel(key: string, read: Export, transcript: ExportBuilder): void {
  const [, name = key] = key.split('/');
  const room = transcript.roomOf(name, key.replace('/', '-'));
  if (room === undefined) return;
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  const add = (one: MattermostReply, parent?: string): string => {
    const id = `${key}/${one.create_at}/${one.user}`;
    // A webhook speaks under a name of its own, by the account of whoever made it.
    const bot = one.props?.override_username;
    const moment = clock(one.create_at);
    if (!moment) transcript.report(unlikelyTime(one.create_at));
    else {
      transcript.post(room, moment, {
        speaker: bot ?? labelOfUser(one.user, read.labels),
        content: contentOf(one, read.labels, language),
        ...{
          id,
          parent,
          account: bot ? undefined : one.user,
          edited: editedAt(one),
          reactions: reactionsOf(one, read.labels),
        },
      });
    }
    return id;
  };
  for (const { replies, ...first } of read.posts.get(key) ?? []) {
    const id = add(first);
    for (const one of replies ?? []) add(one, id);
  }
}
