import { padding } from '../pagefind/contract.ts';
import { fold } from './fold.ts';
import { slotLength, slotsFor } from './slot.ts';
import { pairTokens, singleTokens, type TokenKind } from './token.ts';

/** Messages as the index takes them: of a day, or of days joined by a space. */
export interface RecordPart {
  /** Words separated by spaces, for each of the two indexes; the position of a word is its number, from 0. */
  contents: { [kind in TokenKind]: string };
  /** For each message, how many slots it takes. */
  slots: number[];
}

/** Makes a part of a record: for each text its tokens, and filling up to the next slot. */
export function recordOf(texts: readonly string[]): RecordPart {
  const words: { [kind in TokenKind]: string[] } = { pairs: [], singles: [] };
  const slots = texts.map((text) => {
    const folded = fold(text);
    const count = slotsFor(folded.length);
    fill(words.pairs, pairTokens(folded), count * slotLength);
    fill(words.singles, singleTokens(folded), count * slotLength);
    return count;
  });
  return { contents: { pairs: words.pairs.join(' '), singles: words.singles.join(' ') }, slots };
}

function fill(words: string[], tokens: readonly string[], length: number): void {
  for (const token of tokens) words.push(token);
  for (let empty = tokens.length; empty < length; empty++) words.push(padding);
}
