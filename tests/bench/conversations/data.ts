import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDay } from '../../../src/archive/day-file.ts';
import { irc } from '../../../src/import/formats/irc.ts';
import { identify } from '../../../src/message/message.ts';
import type { Message } from '../../../src/message/schema.ts';

/** A stretch of chat of which it is known what answers what. */
export interface LabelledChat {
  name: string;
  /** In order, notices left out. */
  messages: Message[];
  /** What the labels call each message. */
  names: string[];
  /** By place: the places of what a message answers, its own when it opens a conversation. Absent: not labelled. */
  parents: Map<number, number[]>;
  /** Everything that is labelled, notices too, by name. */
  links: [message: string, parent: string][];
}

/** A window of the first group, as one annotator labelled it. */
export interface WindowChat extends LabelledChat {
  window: string;
  annotator: string;
}

const shared = process.env['QUNLU_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));

/** Returns the labelled logs of a part of the Ubuntu corpus; nothing when they are not there. */
export function readLogs(part: string): LabelledChat[] | undefined {
  const folder = join(shared, 'conversations', 'irc', part);
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith('.ascii.txt'));
  return names.sort().map((name) => readLog(folder, name));
}

function readLog(folder: string, name: string): LabelledChat {
  // The channels of 2023 have channel and date before each line.
  const log = readFileSync(join(folder, name), 'utf8')
    .replace(/^[a-z-]+ \d{4}-\d\d-\d\d /gm, '')
    .replace(/[ \t]+$/gm, '');
  const path = /\d{4}-\d\d-\d\d/.test(name) ? name : `2000-01-01.${name}`;
  const { days } = irc.parse({ path, bytes: new TextEncoder().encode(log) }, { room: 'irc' });
  const drafts = days.flatMap((day) => day.messages).filter(({ kind }) => kind !== 'notice');
  const links = readFileSync(join(folder, name.replace('.ascii.', '.annotation.')), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): [string, string] => {
      const [parent, message] = line
        .split(' ')
        .slice(0, 2)
        .map(Number)
        .sort((a, b) => a - b);
      return [String(message), String(parent)];
    });
  return labelled(
    name,
    identify(drafts),
    drafts.map(({ line }) => String((line ?? 0) - 1)),
    links,
  );
}

function labelled(
  name: string,
  messages: Message[],
  names: string[],
  links: [string, string][],
): LabelledChat {
  const places = new Map(names.map((one, place) => [one, place]));
  const parents = new Map<number, number[]>();
  for (const [message, parent] of links) {
    const [place, answered] = [places.get(message), places.get(parent)];
    if (place !== undefined && answered !== undefined)
      parents.set(place, [...(parents.get(place) ?? []), answered]);
  }
  // Names are their own in each chat.
  const own = (one: string): string => `${name} ${one}`;
  return { name, messages, names: names.map(own), parents, links: links.map(([a, b]) => [own(a), own(b)]) };
}

/** Returns the labelled windows of the first group, each once for each annotator; nothing when they are not there. */
export function readWindows(): WindowChat[] | undefined {
  const file = join(shared, 'truth', 'conversations.sample.json');
  if (!existsSync(file)) return undefined;
  const windows = JSON.parse(readFileSync(file, 'utf8')) as {
    window: string;
    annotator: string;
    room: string;
    date: string;
    links: [string, string][];
  }[];
  return windows.map(({ window, annotator, room, date, links }) => {
    const path = join(shared, 'archive', 'source', room, '_posts', `${date}-chat.markdown`);
    const messages = withoutDoubles(readDay(readFileSync(path, 'utf8'), path).day?.messages ?? [], links);
    const names = messages.map(({ id }) => id);
    return { ...labelled(`${window} ${annotator}`, messages, names, links), window, annotator };
  });
}

/** Leaves out what stands twice on days that two exports were merged into, as an import does; labelled messages stay. */
function withoutDoubles(
  messages: readonly Message[],
  links: readonly (readonly [string, string])[],
): Message[] {
  const named = new Set(links.flat());
  const kept = new Map<string, Message>();
  for (const message of messages) {
    if (message.kind === 'notice') continue;
    const key = `${message.time} ${message.text}`;
    const other = kept.get(key);
    if (!other || (named.has(message.id) && !named.has(other.id))) kept.set(key, message);
    else if (named.has(message.id)) kept.set(`${key} ${message.id}`, message);
  }
  return [...kept.values()].sort((a, b) => messages.indexOf(a) - messages.indexOf(b));
}
