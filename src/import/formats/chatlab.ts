import { z } from 'zod';
import {
  attachment,
  bracket,
  fileName,
  image,
  link,
  quote,
  sticker,
  systemSpeaker,
  video,
  voice,
} from '../body.ts';
import type { Place } from '../../archive/problem.ts';
import type { Moment } from '../clock.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { checkShape, readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import { startTranscript, stemOf, type Transcript, unlikelyTime } from '../transcript.ts';

const id = z.union([z.string(), z.number()]).transform(String);
const member = z.looseObject({
  platformId: id,
  accountName: z.string().nullish(),
  groupNickname: z.string().nullish(),
});
const message = z.looseObject({
  sender: id,
  accountName: z.string().nullish(),
  groupNickname: z.string().nullish(),
  timestamp: z.number(),
  type: z.number(),
  content: z.string().nullish(),
  platformMessageId: id.nullish(),
  replyToMessageId: id.nullish(),
});
type Message = z.output<typeof message>;

/**
 * ChatLab's interchange format, JSON and JSONL; many tools write it (WeFlow and chatlog's forks among them).
 * @see https://github.com/hellodigua/ChatLab docs/cn/chatlab-format.md, version 0.0.2
 */
export const chatlab: Format = {
  name: 'chatlab',
  signs: 'JSON with a `chatlab` head, or JSON lines whose first is a `header`',
  detect: ({ bytes }) => {
    const head = headOf(bytes);
    const first = head.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
    if (/^\s*\{\s*"_type"\s*:\s*"(?:header|chatlab)"/.test(first)) return 1;
    if (/^\s*\{/.test(head) && /"_type"\s*:\s*"header"/.test(first) && first.includes('"chatlab"')) return 1;
    return /^\s*\{/.test(head) && /"chatlab"\s*:\s*\{/.test(head) ? 1 : 0;
  },
  parse: (file, options) => {
    const transcript = startTranscript(file.path, options);
    const text = transcript.textOf(file);
    const parts = /"_type"\s*:/.test(text.slice(0, 4096))
      ? linesOf(text, transcript)
      : wholeOf(text, transcript);
    if (parts) addMessages(parts, stemOf(file.path), transcript);
    return transcript.finish();
  },
};

/** The parts of an export, before their shapes are checked. */
interface Parts {
  name: string;
  members: unknown[];
  messages: { value: unknown; path: string; place?: Place }[];
}

function wholeOf(text: string, transcript: Transcript): Parts | undefined {
  const json = readJson(text);
  if ('finding' in json) {
    transcript.report(json.finding, json.place);
    return undefined;
  }
  const shape = z.looseObject({
    meta: z.looseObject({ name: z.string().default('') }),
    members: z.array(z.unknown()).default([]),
    messages: z.array(z.unknown()),
  });
  const checked = checkShape(shape, json.value);
  if ('finding' in checked) {
    transcript.report(checked.finding);
    return undefined;
  }
  const { meta, members, messages } = checked.value;
  return {
    name: meta.name,
    members,
    messages: messages.map((value, index) => ({ value, path: `messages[${index}]` })),
  };
}

/** Reads JSONL; a line that is broken is told and left, as the specification has it. */
function linesOf(text: string, transcript: Transcript): Parts {
  const parts: Parts = { name: '', members: [], messages: [] };
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const json = readJson(line);
    if ('finding' in json)
      return transcript.report(json.finding, { line: index + 1, column: json.place.column });
    const part = (json.value ?? {}) as { _type?: unknown; meta?: { name?: unknown }; name?: unknown };
    if (part._type === 'header' && typeof part.meta?.name === 'string') parts.name = part.meta.name;
    else if (part._type === 'meta' && typeof part.name === 'string') parts.name = part.name;
    else if (part._type === 'member') parts.members.push(part);
    else if (part._type === 'message')
      parts.messages.push({ value: part, path: '', place: { line: index + 1, column: 1 } });
  });
  return parts;
}

function addMessages(parts: Parts, stem: string, transcript: Transcript): void {
  const room = transcript.roomOf(parts.name || stem);
  if (room === undefined) return;
  const members = new Map<string, z.output<typeof member>>();
  parts.members.forEach((one, index) => {
    const checked = checkShape(member, one, `members[${index}]`);
    if ('finding' in checked) transcript.report(checked.finding);
    else members.set(checked.value.platformId, checked.value);
  });
  const said = new Map<string, { speaker: string; text: string }>();
  const clock = transcript.clockOf(room);
  for (const { value, path, place } of parts.messages) {
    const checked = checkShape(message, value, path);
    if ('finding' in checked) {
      transcript.report(checked.finding, place);
      continue;
    }
    const one = checked.value;
    const moment = clock(one.timestamp * 1000);
    if (!moment) {
      transcript.report(unlikelyTime(one.timestamp), place);
      continue;
    }
    const known = members.get(one.sender);
    const system = one.type === 80 || one.type === 81 || one.type === 22;
    const speaker = system
      ? systemSpeaker
      : labelOf(one.sender, one.groupNickname, known?.groupNickname, one.accountName, known?.accountName);
    const words = bodyOf(one, moment);
    const asked = one.replyToMessageId ? said.get(one.replyToMessageId) : undefined;
    const text = asked ? quote(asked.speaker, asked.text, words) : words;
    if (one.platformMessageId) said.set(one.platformMessageId, { speaker, text });
    transcript.add(room, moment, {
      speaker,
      text,
      ...(one.platformMessageId ? { sourceId: one.platformMessageId } : {}),
      ...(one.replyToMessageId ? { replySource: { sourceId: one.replyToMessageId } } : {}),
      ...(system ? {} : { accountId: one.sender }),
    });
  }
}

/** A placeholder such as `[图片]` or nothing at all; else the content is a path, an address or words. */
const bare = (content: string): boolean => content === '' || /^\[[^\]]{0,20}\]$/.test(content);

/** What stands in a body, by ChatLab's type. */
const bodies: Readonly<Record<number, (content: string, moment: Moment) => string>> = {
  1: (content, moment) =>
    bare(content) ? image(moment) : isPath(content) ? image(moment, content) : content,
  2: (content) => voice(undefined, bare(content) || isPath(content) ? '' : content),
  3: (content) => (bare(content) || isPath(content) ? video() : content),
  4: (content, moment) =>
    bare(content) ? fileName() : isPath(content) ? attachment(moment, content) : fileName(content),
  5: (content) =>
    bare(content)
      ? content.length > 2
        ? content
        : sticker()
      : isPath(content)
        ? sticker()
        : sticker(content),
  7: (content) => {
    const [, title, url] = /^\[([^\]\n]*)\]\((https?:\/\/\S+)\)$/.exec(content) ?? [];
    return url === undefined ? content || link() : link(title, url);
  },
  8: (content) => (bare(content) ? content || bracket('位置') : bracket('位置', content)),
  20: (content) => content || bracket('红包'),
  21: (content) => content || bracket('转账'),
  23: (content) => content || bracket('通话'),
  26: (content) => content || bracket('聊天记录'),
  27: (content) => content || bracket('名片'),
};

const isPath = (content: string): boolean =>
  content.length <= 2000 && /^\S{1,1000}\.\w{2,5}(?:\?\S*)?$/.test(content);

const bodyOf = (one: Message, moment: Moment): string => {
  const content = one.content ?? '';
  return bodies[one.type]?.(content, moment) ?? content;
};
