import { normaliseText, oneLine } from './normal-form.ts';
import type { Content, ContentOf, ForwardItem, PollOption } from './schema.ts';

/**
 * Makers of contents: whoever reads an export hands over what it says, in whatever form, and gets a content whose text
 * and facts agree. Absent, empty and blank facts are left out.
 */

/** Facts as an export gives them: each may be absent or empty. */
type Given<T> = { [K in keyof T]?: T[K] | null | undefined };
type Recording = Pick<ContentOf<'file'>, 'src' | 'name' | 'bytes' | 'seconds' | 'transcript'>;

/** Returns words that somebody wrote. */
export const text = (words: string): ContentOf<'text'> => ({ kind: 'text', text: normaliseText(words) });

/** Returns a picture; its text is the caption, else the alternative text. */
export function image(
  facts: Given<Omit<ContentOf<'image'>, 'kind' | 'text'>> = {},
  caption = '',
): ContentOf<'image'> {
  const alt = facts.alt ? oneLine(facts.alt) : '';
  return {
    kind: 'image',
    text: normaliseText(caption) || alt,
    ...present({
      src: sourceOf(facts.src),
      alt: alt || undefined,
      width: size(facts.width),
      height: size(facts.height),
    }),
  };
}

/** Returns a moving picture; its text is the caption. */
export const video = (facts: Given<Recording> = {}, caption = ''): ContentOf<'video'> => ({
  kind: 'video',
  text: normaliseText(caption),
  ...recording(facts),
  ...present({ transcript: normaliseText(facts.transcript ?? '') || undefined }),
});

/** Returns a voice message; its text is the transcript. */
export function voice(facts: Given<Recording> = {}): ContentOf<'voice'> {
  const transcript = normaliseText(facts.transcript ?? '');
  return {
    kind: 'voice',
    text: transcript,
    ...recording(facts),
    ...present({ transcript: transcript || undefined }),
  };
}

/** Returns a document; its text is its name and, below it, the caption. Folders before the name are dropped. */
export function file(facts: Given<Recording> = {}, caption = ''): ContentOf<'file'> {
  const { name } = recording({ name: facts.name ?? facts.src });
  return {
    kind: 'file',
    text: stacked(name, normaliseText(caption)),
    ...recording(facts),
    ...present({ name, transcript: normaliseText(facts.transcript ?? '') || undefined }),
  };
}

/**
 * Returns a link card; its text is title, description and address, one below the other. Without an address it is text.
 */
export function link(facts: Given<Omit<ContentOf<'link'>, 'kind' | 'text'>>): Content {
  const url = addressOf(facts.url);
  const lines = [oneLine(facts.title ?? ''), normaliseText(facts.description ?? '')].filter(
    (words) => words.trim() !== '' && words !== url,
  );
  if (url === '') return text(lines.join('\n'));
  const [title, description] = lines.length === 1 ? [oneLine(lines[0] as string)] : lines;
  return {
    kind: 'link',
    text: stacked(title, description, url),
    url,
    ...present({ title, description }),
  };
}

/** Returns a sticker; its text is its name or emoji. */
export const sticker = (name = '', src?: string | null): ContentOf<'sticker'> => ({
  kind: 'sticker',
  text: oneLine(name),
  ...present({ src: sourceOf(src) }),
});

/** Returns a poll; its text is the question and, below it, `- option` for each option. */
export function poll(question: string, options: readonly Given<PollOption>[]): ContentOf<'poll'> {
  // A line of the question that begins like an option would be read as one.
  const asked = normaliseText(normaliseText(question).replace(/(?<=^|\n)- [- ]*/g, ''));
  const given = options.flatMap((option): PollOption[] => {
    const words = oneLine(option.text ?? '');
    return words === '' ? [] : [{ text: words, ...present({ votes: size(option.votes, 0) }) }];
  });
  const lines = given.map((option) => `- ${option.text}`);
  return { kind: 'poll', text: stacked(asked, ...lines), question: asked, options: given };
}

/** Returns a place on the map; its text is its name. */
export function location(
  facts: Given<Omit<ContentOf<'location'>, 'kind' | 'text'>> = {},
): ContentOf<'location'> {
  const name = normaliseText(facts.name ?? '');
  const { lat, lon, url } = facts;
  return {
    kind: 'location',
    text: name,
    ...present({
      name: name || undefined,
      lat: degrees(lat, 90),
      lon: degrees(lon, 180),
      url: addressOf(url) || undefined,
    }),
  };
}

/** Returns somebody's card; its text is the name. */
export function contact(name: string): ContentOf<'contact'> {
  const shown = oneLine(name);
  return { kind: 'contact', text: shown, name: shown };
}

/** Returns a forwarded chat record; its text is the title and every item with its speaker, time and words. */
export function forward(title: string, items: readonly ForwardItem[]): ContentOf<'forward'> {
  const shown = oneLine(title).replace(/^[-\s]+/u, '');
  const given = items.map(({ speaker, time, kind, text: words }): ForwardItem => {
    return { speaker: oneLine(speaker), kind, text: normaliseText(words), ...present({ time }) };
  });
  return {
    kind: 'forward',
    text: stacked(shown, ...given.map(itemText)),
    items: given,
    ...present({ title: shown || undefined }),
  };
}

/** Returns what the chat tool said and no person. */
export const notice = (words: string, event?: string): ContentOf<'notice'> => ({
  kind: 'notice',
  text: normaliseText(words),
  ...present({ event }),
});

/** Returns what stands for a message that the export did not carry. */
export const missing = (): ContentOf<'missing'> => ({ kind: 'missing', text: '' });

/** Returns a tombstone. */
export const removed = (reason = ''): ContentOf<'removed'> => ({
  kind: 'removed',
  text: normaliseText(reason),
});

const imageEnding = /\.(?:png|jpe?g|gif|webp|bmp|heic|heif|avif|tiff?|svg)$/i;
const voiceEnding = /\.(?:opus|ogg|oga|amr|silk|aud|m4a|wav|mp3|aac)$/i;
const videoEnding = /\.(?:mp4|mov|m4v|3gp|webm|avi|mkv)$/i;

/** Returns an attached file as what the ending of its name says: a picture, a voice message, a video, or a document. */
export function attachment(facts: Given<Recording>, caption = ''): Content {
  const name = facts.name ?? facts.src ?? '';
  if (imageEnding.test(name)) return image({ src: facts.src, alt: facts.src ? undefined : name }, caption);
  if (videoEnding.test(name)) return video(facts, caption);
  // A voice message has no words but its transcript.
  if (voiceEnding.test(name) && caption.trim() === '') return voice(facts);
  return file(facts, caption);
}

/** How a forwarded item stands in the text of its record; `readForward` is the inverse. */
export function itemText({ speaker, time = '', kind, text: words }: ForwardItem): string {
  const marked = kind !== 'text' || /\[[a-z]+\]$/.test(speaker);
  const head = `-${before(' ', time)}${before('  ', speaker)}${marked ? ` [${kind}]` : ''}`;
  return words === '' ? head : `${head}\n${words.replace(/(?<=^|\n)(?=[^\n])/g, '  ')}`;
}

const before = (space: string, words: string): string => (words === '' ? '' : space + words);

function recording({ src, name, bytes, seconds }: Given<Recording>): Recording {
  const shown = oneLine((name ?? '').split(/[/\\]/).at(-1) ?? '');
  return present({
    src: sourceOf(src),
    name: shown || undefined,
    bytes: size(bytes, 0),
    seconds: size(seconds),
  });
}

/** A path with forward slashes, or an address; nothing where there is none. */
function sourceOf(src: string | null | undefined): string | undefined {
  const trimmed = (src ?? '')
    .toWellFormed()
    .replace(/[\r\n]+/g, ' ')
    .trim();
  const plain = /^[a-z][a-z0-9+.-]+:\/\//i.test(trimmed) ? trimmed : trimmed.replaceAll('\\', '/');
  return plain === '' ? undefined : plain;
}

/** Degrees of a coordinate that is within its range, without the sign of a negative zero, which no file keeps. */
const degrees = (value: number | null | undefined, max: number): number | undefined =>
  Math.abs(value ?? Number.NaN) <= max ? (value as number) + 0 : undefined;

/** An address without white space; empty where there is none. */
const addressOf = (url: string | null | undefined): string =>
  (url ?? '').toWellFormed().trim().replace(/\s/gu, encodeURIComponent);

/** A whole number that is not smaller than the least, or nothing. */
function size(value: number | null | undefined, least = 1): number | undefined {
  const whole = Math.round(value ?? Number.NaN);
  return Number.isSafeInteger(whole) && whole >= least ? whole : undefined;
}

/** Returns the parts that are there, one below the other. */
const stacked = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n');

/** Returns an object without its absent values. */
function present<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
