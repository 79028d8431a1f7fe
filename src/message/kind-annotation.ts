import { type Annotation, pair, quote, word, writeAnnotation } from './annotation.ts';
import { contentOf } from './message.ts';
import {
  type Content,
  type ForwardItem,
  type Kind,
  kinds,
  message as messageSchema,
  type Message,
  type PollOption,
} from './schema.ts';

/**
 * The annotation of a kind: `<!-- image: media/ab/p.jpg 1280x960 -->`, `<!-- poll: 3 0 -->`, `<!-- notice: join -->`.
 * Facts that are words stand in the text below it wherever the text alone tells them.
 */

/** Facts that are words of the text, as far as the text alone tells them; others are written out as `key="words"`. */
function factsOfText(kind: Kind, text: string): Partial<Record<WordFact, string>> {
  const lines = text.split('\n');
  switch (kind) {
    case 'voice':
      return { transcript: text };
    case 'file':
      return { name: lines[0] ?? '' };
    case 'contact':
    case 'location':
      return { name: text };
    case 'link':
      return {
        url: lines.at(-1) ?? '',
        title: lines.slice(0, -1)[0] ?? '',
        description: lines.slice(1, -1).join('\n'),
      };
    case 'forward':
      return { title: lines[0]?.startsWith('-') ? '' : (lines[0] ?? '') };
    default:
      return {};
  }
}

const wordFacts = ['alt', 'name', 'transcript', 'title', 'description', 'url'] as const;
type WordFact = (typeof wordFacts)[number];
type NumberFact = 'width' | 'height' | 'seconds' | 'bytes' | 'lat' | 'lon';
type Facts = { [K in WordFact | 'src' | 'event']?: string } & { [K in NumberFact]?: number };

/** Returns the annotation line of a message's kind, with the facts that its text does not tell. */
export function kindAnnotation(message: Message): string {
  const { kind, text } = message;
  const facts = message as Facts;
  const { src, width, height, seconds, event } = facts;
  const sized = width !== undefined && height !== undefined;
  const implied = factsOfText(kind, text);
  const words = [
    event && bareWord(event),
    seconds === undefined ? undefined : `${seconds}s`,
    src && bareWord(src),
    sized ? `${width}x${height}` : undefined,
    ...(kind === 'poll' ? votesOf(message.options) : []),
    ...(sized ? [] : [pair('width', width), pair('height', height)]),
    ...(['bytes', 'lat', 'lon'] as const).map((key) => pair(key, facts[key])),
    // An empty word says that there is no such fact, though the text looks like it.
    ...wordFacts.map((key) =>
      (facts[key] ?? '') === (implied[key] ?? '') ? undefined : pair(key, facts[key] ?? ''),
    ),
  ];
  return writeAnnotation(kind, words);
}

/** What is read as a size, a length or a number of votes, unless it stands in quotes. */
const measure = /^(?:\d+x\d+|\d+s|\d+|\?)$/;

const bareWord = (value: string): string => (measure.test(value) ? quote(value) : word(value));

const votesOf = (options: readonly PollOption[]): string[] =>
  options.some(({ votes }) => votes !== undefined)
    ? options.map(({ votes }) => (votes === undefined ? '?' : String(votes)))
    : [];

/** Returns the reader of the text below an annotation of a kind, or nothing when it is none or cannot be read. */
export function kindReader({
  name,
  groups,
}: Annotation): ((text: string) => Content | undefined) | undefined {
  const kind = kinds.find((one) => one === name);
  const [words = []] = groups;
  if (!kind || groups.length > 1) return undefined;
  const facts: Record<string, string | number> = {};
  const votes: string[] = [];
  for (const { key, word: value, quoted } of words) {
    const [, width, height] = (!quoted && /^(\d+)x(\d+)$/.exec(value)) || [];
    const stated: typeof facts = {};
    if (key !== undefined) {
      if (!writtenOut.has(key)) return undefined;
      stated[key] = numeric.has(key) ? Number(value) : value;
    } else if (width !== undefined) Object.assign(stated, { width: Number(width), height: Number(height) });
    else if (!quoted && /^\d+s$/.test(value)) stated['seconds'] = Number(value.slice(0, -1));
    else if (kind === 'poll' && !quoted && /^(?:\d+|\?)$/.test(value)) votes.push(value);
    else stated[kind === 'notice' ? 'event' : 'src'] = value;
    // Of what is said twice one would be lost.
    if (Object.keys(stated).some((fact) => fact in facts)) return undefined;
    Object.assign(facts, stated);
  }
  return (text) => {
    const all = { ...factsOfText(kind, text), ...facts };
    const given = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== '' || kind === 'contact'),
    );
    const poll = kind === 'poll' ? readPoll(text, votes) : undefined;
    if (poll && votes.length > poll.options.length) return undefined;
    const items = kind === 'forward' ? { items: readItems(text, given['title']) } : undefined;
    const checked = messageSchema.safeParse({ ...somewhere, kind, text, ...given, ...poll, ...items });
    return checked.success ? contentOf(checked.data) : undefined;
  };
}

/** What the schema of a message asks for besides its content. */
const somewhere = { id: 'm-000000', time: '00:00:00', speaker: '' };

const numeric: ReadonlySet<string> = new Set([
  'width',
  'height',
  'bytes',
  'lat',
  'lon',
] satisfies NumberFact[]);

/** Facts that may stand as `key=word`. */
const writtenOut: ReadonlySet<string> = new Set([...wordFacts, ...numeric]);

function readPoll(text: string, votes: readonly string[]): { question: string; options: PollOption[] } {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('- '));
  const end = first < 0 ? lines.length : first;
  const options = lines.slice(end).map((line, index): PollOption => {
    const count = votes[index];
    return { text: line.slice(2), ...(count === undefined || count === '?' ? {} : { votes: Number(count) }) };
  });
  return { question: lines.slice(0, end).join('\n'), options };
}

const itemHead = /^-(?: ((?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2}:\d{2}))?(?: {2}([^\n]*?))?(?: \[([a-z]+)\])?$/u;

/** Reads the text of a forwarded record; `forward` writes it. */
export function readForward(text: string): { title?: string; items: ForwardItem[] } {
  const { title } = factsOfText('forward', text);
  return title ? { title, items: readItems(text, title) } : { items: readItems(text, undefined) };
}

function readItems(text: string, title: string | undefined): ForwardItem[] {
  const lines = text === '' ? [] : text.split('\n').slice(title === undefined ? 0 : 1);
  const items: { head: RegExpExecArray; words: string[] }[] = [];
  for (const line of lines) {
    const head = itemHead.exec(line);
    if (head) items.push({ head, words: [] });
    else items.at(-1)?.words.push(line.replace(/^ {2}/, ''));
  }
  return items.map(({ head: [, time, speaker = '', kind = 'text'], words }): ForwardItem => {
    const item = { speaker, kind: kind as Kind, text: words.join('\n') };
    return time === undefined ? item : { ...item, time };
  });
}
