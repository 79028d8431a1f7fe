import type { Message } from '../../message/schema.ts';
import type { Alignment, Source } from './align.ts';
import { wordsOf } from './markdown.ts';
import type { DigestNode, CitedText } from './piece.ts';

/** How far citations could be filled in. */
export interface Citing {
  /** Paragraphs, items and turns with words enough to look for. */
  passages: number;
  /** Of these, the ones for which sources were found. */
  cited: number;
  pictures: number;
  /** Pictures that are a message's. */
  matched: number;
}

/** Fewer letters than these are found in many places and prove nothing. */
export const passageCharacters = 8;

/** Everything in a piece that may cite. */
export function saidIn(piece: DigestNode): CitedText[] {
  if (piece.type === 'paragraph') return [piece];
  if (piece.type === 'list') return piece.items;
  if (piece.type === 'remark') return piece.paragraphs;
  return piece.type === 'exchange' ? piece.turns : [];
}

/**
 * Gives pieces with citations of the messages that they were copied from, and pictures as the messages that
 * they were posted in. Only what is sure is cited.
 */
export function citeNodes(
  pieces: readonly DigestNode[],
  alignment: Alignment,
  messages: readonly Message[],
): { pieces: DigestNode[]; citing: Citing } {
  const citing: Citing = { passages: 0, cited: 0, pictures: 0, matched: 0 };
  const cited = structuredClone(pieces) as DigestNode[];
  for (const piece of cited) {
    for (const said of saidIn(piece)) {
      const words = wordsOf(said.words);
      if (words.length < passageCharacters) continue;
      citing.passages++;
      said.cites = alignment.sourcesOf(words).map(({ message }: Source) => message.id);
      if (said.cites.length > 0) citing.cited++;
    }
  }
  const mapped = cited.map((piece): DigestNode => {
    if (piece.type !== 'picture') return piece;
    citing.pictures++;
    const message = messageOfPicture(piece.src, messages);
    const caption = isTimestamp(piece.caption) ? '' : piece.caption;
    if (!message) return { ...piece, caption };
    citing.matched++;
    return { type: 'figure', of: message.id, caption };
  });
  return { pieces: mapped, citing };
}

/** The message that a picture was posted in: the same file, or one named after the second in which it was sent. */
function messageOfPicture(src: string, messages: readonly Message[]): Message | undefined {
  const stem = stemOf(src);
  const images = messages.filter((message) => message.kind === 'image');
  const same = images.find((message) => stemOf(/\]\(([^()\s]+)\)/.exec(message.text)?.[1] ?? '') === stem);
  if (same) return same;
  const second = /^\d{8}_(\d\d)(\d\d)(\d\d)$/.exec(stem);
  return second ? images.find(({ time }) => time === `${second[1]}:${second[2]}:${second[3]}`) : undefined;
}

const stemOf = (address: string): string => /([^/\\]+?)(?:\.[a-z]{3,4})?$/i.exec(address)?.[1] ?? address;

/** Whether a picture's words are only the time at which it was sent. */
const isTimestamp = (words: string): boolean =>
  /^[\d\s_.:-]*(?:png|jpe?g)?$/i.test(words.replace(/^图[：:]?/, ''));
