import type { Kind } from '../message/schema.ts';
import type { Excerpt } from '../view/day-view.ts';
import type { MessageStrings } from './strings.ts';

/** Returns what stands for a message in a line of plain text: its words, or its kind where it has none. */
export const excerptText = (excerpt: Excerpt, t: MessageStrings): string =>
  excerpts[excerpt.kind](excerpt.words, t);

const marked = (mark: string, words: string): string => (words === '' ? `[${mark}]` : `[${mark}] ${words}`);

const excerpts = {
  text: (words) => words,
  image: (words, t) => marked(t.image, words),
  video: (words, t) => marked(t.video, words),
  voice: (words, t) => marked(t.voice, words),
  file: (words, t) => marked(t.file, words),
  link: (words) => words,
  sticker: (words, t) => marked(t.sticker, words),
  poll: (words, t) => marked(t.poll, words),
  location: (words, t) => marked(t.location, words),
  contact: (words, t) => marked(t.contact, words),
  forward: (words, t) => marked(t.forwardedRecord, words),
  notice: (words) => words,
  missing: (_words, t) => t.missing,
  removed: (_words, t) => t.removed,
} satisfies Record<Kind, (words: string, t: MessageStrings) => string>;
