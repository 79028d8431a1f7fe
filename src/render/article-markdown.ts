import type { Article } from '../talk/article.ts';
import type { Block } from '../talk/block.ts';
import { readBody } from '../message/inline.ts';
import type { Message } from '../message/schema.ts';

/** Names of the parts, in the language of the reader. */
export interface MarkdownHeadings {
  talk: string;
  qa: string;
  question: string;
}

/**
 * Gives a talk as Markdown to take away: paragraphs, pictures by name, questions with their answers. Sign-in and
 * reactions are left out. Chat text is escaped, so that none of its signs format anything.
 * @param addressOf the address of a message, for the link behind each paragraph
 */
export function articleMarkdown(
  title: string,
  article: Article,
  headings: MarkdownHeadings,
  addressOf: (message: Message) => string,
): string {
  const lines = [`# ${escapeMarkdown(title)}`, '', `## ${headings.talk}`, ''];
  const add = (blocks: readonly Block[], named: boolean): void => {
    for (const block of blocks) {
      if (block.type === 'reactions') continue;
      const [first] = block.messages as [Message];
      const name = named ? `**${escapeMarkdown(block.speaker)}** ` : '';
      const words = block.messages.map(({ text }) => wordsOf(text)).join('　');
      lines.push(`${name}${words} [${first.time.slice(0, 5)}](<${addressOf(first)}>)`, '');
    }
  };
  add(article.talk, false);
  if (article.exchanges.length > 0) lines.push(`## ${headings.qa}`, '');
  article.exchanges.forEach(({ asker, question, answer }, index) => {
    lines.push(`### ${headings.question} ${index + 1} · ${escapeMarkdown(asker)}`, '');
    add(
      question.map((message) => ({ type: 'paragraph', speaker: message.speaker, messages: [message] })),
      false,
    );
    add(answer, true);
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

function wordsOf(text: string): string {
  const { quote, inlines } = readBody(text);
  const words = inlines.map((inline) => {
    if (inline.type === 'image') return `[${escapeMarkdown(inline.name || inline.src)}]`;
    if (inline.type === 'link') return `<${inline.href}>`;
    if (inline.type === 'emoticon') return inline.emoji;
    if (inline.type === 'mention') return `@${escapeMarkdown(inline.label)} `;
    return escapeMarkdown(inline.value).replaceAll('\n', '\\\n');
  });
  const answer = words.join('');
  return quote
    ? `「${escapeMarkdown(`${quote.speaker}：${quote.text}`).replaceAll('\n', ' ')}」 ${answer}`
    : answer;
}

/** Puts a backslash before every sign that Markdown might read; ASCII punctuation may always have one. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
