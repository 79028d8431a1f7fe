import { file, image, link, missing, text, video } from '../message/content.ts';
import { normaliseText, oneLine } from '../message/normal-form.ts';
import type { Content } from '../message/schema.ts';

/** Returns what somebody wrote: words, an address alone, or nothing that can be read. */
export function written(words: string): Content {
  const plain = normaliseText(words).trim();
  if (plain === '') return missing();
  return /^https?:\/\/[\x21-\x7e]+$/.test(plain) ? link({ url: plain }) : text(words);
}

/**
 * Returns words with what is attached to them. The first picture, film or document takes the words as its caption;
 * beside anything else they are a message of their own. Cards are words, unless there is nothing but one card.
 */
export function withWords(words: string, contents: readonly Content[]): Content[] {
  const cards = contents.filter(({ kind }) => kind === 'link' || kind === 'text');
  const media = contents.filter(({ kind }) => kind !== 'link' && kind !== 'text');
  const [card] = cards;
  const bare = words.trim();
  const cardAlone = cards.length === 1 && media.length === 0;
  if (card && cardAlone && (bare === '' || (card.kind === 'link' && bare === card.url))) return [card];
  const all = stacked(words, ...cards.map(({ text: shown }) => shown));
  const [first, ...more] = media;
  if (first === undefined) return [written(all)];
  if (all === '') return media;
  if (first.kind === 'image') return [image(first, all), ...more];
  if (first.kind === 'video') return [video(first, all), ...more];
  if (first.kind === 'file') return [file(first, all), ...more];
  return [written(all), ...media];
}

/** Returns `[name]` or `[name：detail]`, for what has no kind of its own: a red packet, a mini program. */
export function bracket(name: string, detail: string | null | undefined = ''): string {
  const words = oneLine(detail ?? '')
    .replace(/[[\]]/g, ' ')
    .trim();
  return words === '' ? `[${name}]` : `[${name}：${words}]`;
}

/** Returns whatever a message is made of, one below the other. */
export const stacked = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => (part ?? '').trim() !== '').join('\n');

/**
 * Returns words with the address behind them, which a text shows after them.
 * @param next what follows, from which the address must stand apart
 */
export function behindWords(words: string, url: string, next = ''): string {
  const shown = encodeSpaces(url);
  if (words === '' || words === url || url.endsWith(`//${words}`)) return shown;
  return `${words} ${shown}${next === '' || /^\s/.test(next) ? '' : ' '}`;
}

/** An address with nothing in it that would end it in a text. */
function encodeSpaces(address: string): string {
  const trimmed = address.trim();
  const plain = /^[\x21-\x7e]+$/.test(trimmed) || !URL.canParse(trimmed) ? trimmed : new URL(trimmed).href;
  return plain.replace(
    /[\s()\u0000-\u001f]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}
