import { shownWords } from './body.ts';
import { bodyOf, type Excerpt, type MessageView } from './day-view.ts';

/**
 * Returns the beginning of a message, without what it quotes.
 * @param characters how many of its words, in UTF-16 code units
 */
export function excerptOf(view: MessageView, characters: number): Excerpt {
  const { message, speaker } = view;
  const words = message.kind === 'removed' ? '' : bodyOf(view).inlines.map(shownWords).join('');
  const line = words.replace(/\s+/gu, ' ').trim();
  const short = line.length > characters ? `${line.slice(0, characters - 1).toWellFormed()}…` : line;
  return { kind: message.kind, words: short, ...(speaker && { speaker }) };
}
