import type { Message } from '../schema.ts';
import { readInlines } from '../inline.ts';
import { fold } from './fold.ts';
import { slotLength, slotsFor } from './slot.ts';
import { filler, pairTokens, singleTokens } from './token.ts';

/**
 * The text of a message that search looks into, as the page shows it: the body with emoticons by name
 * (`[强]`), mentions and addresses as they stand, and images by their name. A removed message has none.
 */
export function searchableText(message: Message): string {
  if (message.kind === 'removed') return '';
  if (!message.text.includes('![')) return message.text;
  return readInlines(message.text)
    .map((inline) => {
      if (inline.type === 'image') return inline.name;
      if (inline.type === 'mention') return inline.raw;
      if (inline.type === 'emoticon') return `[${inline.name}]`;
      return inline.type === 'link' ? inline.href : inline.value;
    })
    .join('');
}

/** Messages as the index takes them: of a day, or of days joined by a space. */
export interface RecordPart {
  /** Words separated by spaces; the position of a word is its number, from 0. */
  content: string;
  /** For each message, how many slots it takes. */
  slots: number[];
}

/**
 * Makes a day's part of a record: for each message its pairs in order, its single characters, and filling.
 * The single characters keep a match from reaching into the next message.
 */
export function recordOf(messages: readonly Message[]): RecordPart {
  const words: string[] = [];
  const slots = messages.map((message) => {
    const text = fold(searchableText(message));
    const tokens = [...pairTokens(text), ...singleTokens(text)];
    const count = slotsFor(tokens.length);
    for (const token of tokens) words.push(token);
    for (let empty = tokens.length; empty < count * slotLength; empty++) words.push(filler);
    return count;
  });
  return { content: words.join(' '), slots };
}
