/** How things that are not words stand in a body without annotations: for formats that hand over texts. */

/** The speaker of what no person said. */
export const systemSpeaker = '系统消息';

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
