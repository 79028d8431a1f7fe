import { contentOfBody } from '../message/legacy.ts';
import { normaliseText } from '../message/normal-form.ts';

/**
 * How things that are not words stand in a body, whose text is the only truth on disk. Every format uses
 * these and nothing of its own; the table in docs/formats.md is their description.
 */

/** The speaker of what no person said. */
export const systemSpeaker = '系统消息';

/** Words of a quote beyond which it is cut: enough to find the message again, and a day does not double. */
const quotedCharacters = 400;

/** `[name]` or `[name：detail]`: something of which the export carries no more than that. */
export function bracket(name: string, detail = ''): string {
  const words = oneLine(detail).replace(/[[\]]/g, ' ').trim();
  return words === '' ? `[${name}]` : `[${name}：${words}]`;
}

/** An image by its path in the export or its address; `[图片]` where there is neither. */
export function image(moment: { date: string; time: string }, source = ''): string {
  return source === '' ? bracket('图片') : `![${moment.date} ${moment.time}](${address(source)})`;
}

/** A file by its bare name. */
export function fileName(path = ''): string {
  return oneLine(path.split(/[/\\]/).at(-1) ?? '') || bracket('文件');
}

/** A voice message: its length, and what a tool heard in it. */
export function voice(seconds?: number, transcript = ''): string {
  const length = seconds !== undefined && seconds > 0 ? `[语音 ${Math.round(seconds)}"]` : bracket('语音');
  return transcript.trim() === '' ? length : `${length} ${transcript.trim()}`;
}

export const video = (): string => bracket('视频');

/** A sticker by its name; WeChat's own placeholder where it has none. */
export const sticker = (name = ''): string => (name.trim() === '' ? '[动画表情]' : bracket('表情', name));

/** A link card: its title and, on a line of its own, its address. */
export function link(title = '', url = ''): string {
  const lines = [oneLine(title), url === '' ? '' : address(url)];
  if (lines[0] === lines[1]) lines.shift();
  return lines.filter((line) => line !== '').join('\n') || bracket('链接');
}

/** An answer with the words that it answers, as WeChat copies them and `core/inline.ts` reads them. */
export function quote(speaker: string, words: string, answer: string): string {
  const name = oneLine(speaker).replace(/[：:]/g, ' ').slice(0, 60).trim() || '?';
  let quoted = withoutQuote(normaliseText(words));
  if (contentOfBody(quoted, '').content.kind === 'image') quoted = bracket('图片');
  // The end of a quote must be the first of its kind, so none may stand within.
  quoted = quoted.replaceAll('」\n-', '」 \n-');
  if (quoted.length > quotedCharacters) quoted = `${quoted.slice(0, quotedCharacters).toWellFormed()}…`;
  return `「${name}：${quoted}」\n- - - - - - - - - - - - - - -\n${answer}`;
}

/** What a body says itself, when it quotes another. */
export function withoutQuote(text: string): string {
  const end = text.startsWith('「') ? text.indexOf('」\n- - -') : -1;
  return end < 0 ? text : text.slice(text.indexOf('\n', end + 2) + 1);
}

/**
 * Words with the address behind them, which a body shows after them.
 * @param next what follows, from which the address must stand apart
 */
export function behindWords(words: string, url: string, next = ''): string {
  const shown = address(url);
  if (words === '' || words === url || url.endsWith(`//${words}`)) return shown;
  return `${words} ${shown}${next === '' || /^\s/.test(next) ? '' : ' '}`;
}

/** Whatever a message is made of, one under the other: a picture, a file, its words. */
export const stacked = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part.trim() !== '').join('\n');

const imageEnding = /\.(?:png|jpe?g|gif|webp|bmp|heic|heif|avif|tiff?)$/i;
const voiceEnding = /\.(?:opus|ogg|oga|amr|silk|aud|m4a|wav)$/i;
const videoEnding = /\.(?:mp4|mov|m4v|3gp|webm|avi|mkv)$/i;

/** An attached file as what its ending says: an image, a voice message, a video, or a file. */
export function attachment(moment: { date: string; time: string }, name: string, source = name): string {
  if (imageEnding.test(name)) return image(moment, source);
  if (videoEnding.test(name)) return video();
  return voiceEnding.test(name) ? voice() : fileName(name);
}

/** An address or path with nothing in it that would end an image in a body. */
function address(source: string): string {
  const plain = /^https?:\/\//i.test(source) ? asUrl(source) : source.trim().replaceAll('\\', '/');
  return plain.replace(
    /[\s()\u0000-\u001f]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

function asUrl(source: string): string {
  const trimmed = source.trim();
  // Only what is not ASCII needs rewriting; an address is otherwise kept to the letter.
  return /^[\x21-\x7e]+$/.test(trimmed) || !URL.canParse(trimmed) ? trimmed : new URL(trimmed).href;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
