import { writeDay } from '../archive/day-file.ts';
import { hoursAndMinutes } from '../message/clock.ts';
import type { Kind, Message, MessageOf } from '../message/schema.ts';
import { areSpaced } from '../message/script.ts';
import type { Block } from '../talk/block.ts';
import { afterMention, type InlineView } from '../view/body.ts';
import { bodyOf, type DayView, type MessageView, publishedDay } from '../view/day-view.ts';
import type { TalkView } from '../view/talk.ts';
import { excerptText } from './excerpt.ts';
import { clockLength } from './measure.ts';
import type { PageStrings } from './strings.ts';

/** Returns a day as a day file; a picture is spelled so that every Markdown viewer shows it. */
export function dayMarkdown(view: DayView): string {
  const day = publishedDay(view);
  const messages = day.messages.map((message) => {
    if (message.kind !== 'image' || message.src === undefined) return message;
    return { ...message, spelling: `![${message.alt ?? ''}](${message.src})` };
  });
  return writeDay({ ...day, messages });
}

/** What the Markdown of a talk needs to know. */
export interface MarkdownContext {
  t: PageStrings;
  /** Returns the address of a message, for the link behind each paragraph. */
  addressOf: (message: Message) => string;
}

/**
 * Returns a talk as Markdown to take away: paragraphs, pictures by name, questions with their answers. Sign-in,
 * reactions, what is missing and what was removed are left out. Chat text is escaped, so that none of its characters
 * formats anything.
 */
export function talkMarkdown(
  { session, article, viewOf }: TalkView,
  { t, addressOf }: MarkdownContext,
): string {
  const lines = [`# ${escapeMarkdown(session.title)}`, '', `## ${t.talk}`, ''];
  const add = (blocks: readonly Block[], named: boolean): void => {
    for (const block of blocks) {
      if (block.type === 'reactions') continue;
      const said = block.messages.map((message) => ({ message, words: wordsOf(viewOf(message), t) }));
      const [first, ...others] = said.filter(({ words }) => words !== '');
      if (!first) continue;
      const { speaker } = viewOf(first.message);
      const name = named && speaker ? `**${escapeMarkdown(speaker.name || t.unnamed)}** ` : '';
      const spaced = areSpaced(...said.map(({ message }) => message.text));
      const words = [first, ...others].map((one) => one.words).join(spaced ? ' ' : '　');
      lines.push(
        `${name}${words} [${hoursAndMinutes(first.message.time)}](<${addressOf(first.message)}>)`,
        '',
      );
    }
  };
  add(article.talk, false);
  if (article.exchanges.length + article.qaOpening.length > 0) lines.push(`## ${t.qa}`, '');
  add(article.qaOpening, true);
  article.exchanges.forEach(({ question, answer }, index) => {
    const asker = question[0] && viewOf(question[0]).speaker;
    lines.push(`### ${t.question} ${index + 1} · ${escapeMarkdown(asker?.name || t.unnamed)}`, '');
    add(
      question.map((message) => ({ type: 'paragraph', speaker: message.speaker, messages: [message] })),
      false,
    );
    add(answer, true);
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Returns the words of a message as Markdown; nothing where it has none. */
export const wordsOf = (view: MessageView, t: PageStrings): string =>
  words[view.message.kind](view.message as never, view, t);

const inText = ({ text }: Message, view: MessageView): string =>
  text === '' ? '' : inlineWords(bodyOf(view).inlines);

const marked = (mark: string, text: string): string => [`[${mark}]`, text].map(linesOf).join(' ').trim();

/** Returns text line by line, so that none of its characters formats anything. */
const linesOf = (text: string): string => escapeMarkdown(text).replaceAll('\n', '\\\n');

const words = {
  text(_message, view, t) {
    const { quote, inlines } = bodyOf(view);
    const { reply } = view;
    const repeated = quote
      ? `「${escapeMarkdown(`${quote.speaker.label}：`)}${inlineWords(quote.inlines)}」 `
      : reply?.message
        ? `「${escapeMarkdown(excerptText(reply.message, t))}」 `
        : '';
    return repeated.replaceAll('\\\n', ' ') + inlineWords(inlines);
  },
  image({ src, alt, text }, view) {
    const name = alt ?? (text === '' ? (src ?? '') : text);
    const caption = text === name ? '' : inText(view.message, view);
    return `[${escapeMarkdown(name)}] ${caption}`.trim();
  },
  video: ({ text, seconds }, _view, t) => marked(lasting(t.video, seconds), text),
  voice: ({ text, seconds }, _view, t) => marked(lasting(t.voice, seconds), text),
  file: ({ text }, _view, t) => marked(t.file, text),
  link({ title, url }) {
    const address = /^https?:\/\/[^<>]+$/i.test(url) ? `<${url}>` : escapeMarkdown(url);
    return title === undefined ? address : `${escapeMarkdown(title)} ${address}`;
  },
  sticker: ({ text }, _view, t) => marked(t.sticker, text),
  poll: ({ question, options }, _view, t) =>
    marked(
      t.poll,
      [
        question,
        ...options.map(({ text, votes }) => (votes === undefined ? text : `${text} (${votes})`)),
      ].join(' / '),
    ),
  location: ({ text, lat, lon }, _view, t) =>
    marked(
      t.location,
      [text, lat === undefined || lon === undefined ? '' : `${lat}, ${lon}`].filter(Boolean).join(' '),
    ),
  contact: ({ name }, _view, t) => marked(t.contact, name),
  forward: ({ text }, _view, t) => marked(t.forwardedRecord, text),
  notice: (message, view) => inText(message, view),
  missing: () => '',
  removed: () => '',
} satisfies { [K in Kind]: (message: MessageOf<K>, view: MessageView, t: PageStrings) => string };

const lasting = (mark: string, seconds: number | undefined): string =>
  seconds === undefined ? mark : `${mark} ${clockLength(seconds)}`;

const inlineWords = (inlines: readonly InlineView[]): string =>
  inlines
    .map((inline) => {
      if (inline.type === 'image') return `[${escapeMarkdown(inline.name || inline.src)}]`;
      if (inline.type === 'link') return `<${inline.href}>`;
      if (inline.type === 'emoticon') return inline.emoji;
      if (inline.type === 'mention') return `@${escapeMarkdown(inline.label)}${afterMention(inline)}`;
      return linesOf(inline.value);
    })
    .join('');

/** Returns text with a backslash before every character that Markdown might read; ASCII punctuation may have one. */
export const escapeMarkdown = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
