import { z } from 'zod';
import { attachment, notice, poll } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { withWords } from '../words.ts';
import { emojiOf } from './slack-text.ts';

/** One of `zerver_message`. */
export const message = z.looseObject({
  id: z.number(),
  sender: z.number(),
  recipient: z.number(),
  subject: z.string().default(''),
  content: z.string(),
  /** Seconds since 1970. */
  date_sent: z.number(),
  last_edit_time: z.number().nullish().catch(undefined),
  edit_history: z.string().nullish().catch(undefined),
});
export type ZulipMessage = z.infer<typeof message>;

/** `@_**NAME|12** [said](…/near/34):` and a quote, by which an answer begins. */
const answer =
  /^@_?\*\*[^*\n]{1,120}\*\* \[[^\]\n]{1,40}\]\([^)\n]{1,400}\/near\/(\d+)[^)\n]{0,40}\):\s*\n(`{3,})quote\n([^]*?)\n\2\s*/;
const upload = /!?\[([^\]\n]{0,255})\]\(\/?user_uploads\/([^)\s]{1,500})\)/g;

/** Returns the message that one answers, and its words without the quote. */
export function answered(content: string): { parent?: string; words: string } {
  const [all, parent] = answer.exec(content) ?? [];
  return all === undefined || parent === undefined
    ? { words: content }
    : { parent, words: content.slice(all.length) };
}

/** Returns what a message says. @param words its Markdown */
export function contentOf(words: string, speaker: string, isBot: boolean): Content[] {
  const said = wordsOf(words);
  if (isBot) return [notice(said)];
  const [, question, options] = /^\/poll +([^\n]+)((?:\n[^\n]+)*)$/.exec(said) ?? [];
  if (question !== undefined)
    return [
      poll(
        question,
        (options ?? '').split('\n').map((option) => ({ text: option })),
      ),
    ];
  const files = [...words.matchAll(upload)].map(([, title = '', path = '']) => {
    const name = decoded(path.split('/').at(-1) ?? '');
    return attachment({ src: `uploads/${decoded(path)}`, name: title.includes('.') ? title : name });
  });
  const plain = words === said ? said : said.replace(/\n{3,}/g, '\n\n').trim();
  return withWords(plain.startsWith('/me ') ? `* ${speaker} ${plain.slice(4)}` : plain, files);
}

/** Markdown as it was typed, with mentions, links to streams and emoji as words, without the files. */
const wordsOf = (words: string): string =>
  words
    .replace(upload, '')
    .replace(/@_?\*\*([^*|\n]{1,120})(?:\|\d+)?\*\*/g, '@$1\u2005')
    .replace(/#\*\*([^*\n]{1,200})\*\*/g, '#$1')
    .replace(/:[a-z0-9_+-]{1,40}:/g, (code) => emojiOf(code.slice(1, -1)));

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns the emoji of a code such as `1f44d` or `1f1e8-1f1f3`; of an organisation’s own its name. */
export function emojiOfCode(code: string, name: string, type: string): string {
  const points = code.split('-').map((part) => Number.parseInt(part, 16));
  const sound = type === 'unicode_emoji' && points.every((point) => point > 0 && point <= 0x10ffff);
  return sound ? String.fromCodePoint(...points) : `:${name}:`;
}
