import type { Point } from '../../archive/problem.ts';
import { z } from 'zod';
import { eventOfWords, type Language, noticeWords } from '../../language/notices.ts';
import {
  attachment,
  contact,
  file,
  image,
  link,
  location,
  notice,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { headOf } from '../decode.ts';
import type { Format } from '../format.ts';
import { readJson } from '../json.ts';
import { labelOf } from '../label.ts';
import { buildExport, stemOf, type ExportBuilder, unlikelyTime } from '../transcript.ts';
import { bracket, written } from '../words.ts';
import { recordOfPreview } from './chatlog-record.ts';

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
    const transcript = buildExport(file.path, options);
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
  messages: { value: unknown; path: string; place?: Point }[];
}

function wholeOf(text: string, transcript: ExportBuilder): Parts | undefined {
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
  const read = transcript.check(shape, json.value);
  if (!read) return undefined;
  const { meta, members, messages } = read;
  return {
    name: meta.name,
    members,
    messages: messages.map((value, index) => ({ value, path: `messages[${index}]` })),
  };
}

/** Reads JSONL; a line that is broken is told and left, as the specification has it. */
function linesOf(text: string, transcript: ExportBuilder): Parts {
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

function addMessages(parts: Parts, stem: string, transcript: ExportBuilder): void {
  const room = transcript.roomOf(parts.name || stem);
  if (room === undefined) return;
  const members = new Map<string, z.output<typeof member>>();
  for (const one of transcript.checkEach(member, parts.members, 'members')) members.set(one.platformId, one);
  const clock = transcript.clockOf(room);
  const language = transcript.languageOf(room);
  for (const { value, path, place } of parts.messages) {
    const one = transcript.check(message, value, path, place);
    if (!one) continue;
    const moment = clock(one.timestamp * 1000);
    if (!moment) {
      transcript.report(unlikelyTime(one.timestamp), place);
      continue;
    }
    const known = members.get(one.sender);
    const speaker = labelOf(
      one.sender,
      one.groupNickname,
      known?.groupNickname,
      one.accountName,
      known?.accountName,
    );
    transcript.post(room, moment, {
      speaker,
      content: contentOf(one, { speaker, language }),
      id: one.platformMessageId,
      // Messages of one JSON document have a path and no line.
      line: path === '' ? place?.line : undefined,
      account: one.sender,
      parent: one.replyToMessageId,
    });
  }
}

/** A placeholder such as `[图片]` or nothing at all; else the content is a path, an address or words. */
const bare = (content: string): boolean => content === '' || /^\[[^\]]{0,20}\]$/.test(content);

/** Contents by ChatLab's type; others are words. */
const contentsByType: Readonly<
  Record<number, (content: string, reading: { speaker: string; language: Language }) => Content>
> = {
  1: (content) => (bare(content) ? image() : isPath(content) ? image({ src: content }) : written(content)),
  2: (content) =>
    bare(content) ? voice() : isPath(content) ? voice({ src: content }) : voice({ transcript: content }),
  3: (content) => (bare(content) ? video() : isPath(content) ? video({ src: content }) : written(content)),
  4: (content) => (bare(content) ? file() : isPath(content) ? fileOf(content) : file({ name: content })),
  // WeChat's own emoticons are words: `[捂脸]`.
  5: (content) =>
    /^\[[^\]]+\]$/.test(content) ? text(content) : isPath(content) ? sticker('', content) : sticker(content),
  7: (content) => {
    const [, title, url] = /^\[([^\]\n]*)\]\((https?:\/\/\S+)\)$/.exec(content) ?? [];
    return url === undefined ? written(content) : link({ url, title });
  },
  8: (content) => location({ name: bare(content) ? '' : content }),
  20: (content) => text(content || bracket('红包')),
  21: (content) => text(content || bracket('转账')),
  22: noticeOf,
  23: (content, { speaker, language }) =>
    notice(noticeWords(language, 'call', { who: speaker, what: bare(content) ? '' : content }), 'call'),
  26: (content) => {
    const [title = '', ...lines] = content.split('\n');
    return recordOfPreview(bare(title) ? '' : title, lines.join('\n'));
  },
  27: (content) => contact(bare(content) ? '' : content),
  80: noticeOf,
  81: (content) => notice(content, 'recall'),
};

function noticeOf(words: string): Content {
  return notice(words, eventOfWords(words));
}

/** A path is where the file lies; a bare name is no more than its name. */
const fileOf = (content: string): Content =>
  /[/\\]/.test(content) ? attachment({ src: content }) : file({ name: content });

const isPath = (content: string): boolean =>
  content.length <= 2000 && /^\S{1,1000}\.\w{2,5}(?:\?\S*)?$/.test(content);

const contentOf = (one: Message, reading: { speaker: string; language: Language }): Content => {
  const content = one.content ?? '';
  return contentsByType[one.type]?.(content, reading) ?? written(content);
};
