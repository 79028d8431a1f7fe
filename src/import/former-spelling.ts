import type { MessageDraft } from '../message/message.ts';
import { oneLine } from '../message/normal-form.ts';

/**
 * Bodies as version 0.1 wrote them, which had no kinds and no annotations: `[语音 12"]`, `![](photos/1.jpg)`, a title
 * with its address below. Archives of that version hold them, and so do the fingerprints in their ledgers; messages of
 * all versions are compared in this form.
 */

/** Characters of the quoted words that version 0.1 kept. */
const quotedCharacters = 400;

/** What version 0.1 wrote where an export named no media, beside what it wrote of a message that was lost. */
const placeholders = /^\[(?:媒体|动图|音乐|游戏|图片|视频|语音|文件)(?:[ ：][^\]\n]*)?\]$/;

/** Whether a text is nothing but the mark of something that the export did not carry. */
export const isPlaceholder = (text: string): boolean => placeholders.test(text);

/** Returns the body that version 0.1 wrote for a message, without the words that it answers. */
export function formerSpelling(message: MessageDraft): string {
  if (message.kind === undefined) return message.text;
  const body = message.spelling ?? bodyOf(message);
  const { forwardedFrom } = message.kind === 'removed' ? {} : message;
  return forwardedFrom === undefined ? body : stacked(bracket('转发', forwardedFrom), body);
}

/** Returns the body with the words that it answers before it, as version 0.1 wrote a reply. */
export function formerReply(message: MessageDraft, answered: MessageDraft): string {
  const name = oneLine(answered.speaker).replace(/[：:]/g, ' ').slice(0, 60).trim() || '?';
  let quoted = answered.kind === 'image' ? '[图片]' : withoutQuote(formerSpelling(answered));
  quoted = quoted.replaceAll('」\n-', '」 \n-');
  if (quoted.length > quotedCharacters) quoted = `${quoted.slice(0, quotedCharacters).toWellFormed()}…`;
  return `「${name}：${quoted}」\n- - - - - - - - - - - - - - -\n${formerSpelling(message)}`;
}

/** Returns what a body says itself, when it begins with the words that it answers. */
export function withoutQuote(body: string): string {
  const end = body.startsWith('「') ? body.indexOf('」\n- - -') : -1;
  return end < 0 ? body : body.slice(body.indexOf('\n', end + 2) + 1);
}

function bodyOf(message: Exclude<MessageDraft, { kind?: undefined }>): string {
  switch (message.kind) {
    case 'image': {
      const { src, alt, text } = message;
      return stacked(src === undefined ? '[图片]' : `![](${address(src)})`, text === alt ? '' : text);
    }
    case 'video':
      return stacked('[视频]', message.text);
    case 'voice': {
      const { seconds, text } = message;
      const length = seconds === undefined || seconds === 0 ? '[语音]' : `[语音 ${seconds}"]`;
      return text === '' ? length : `${length} ${text}`;
    }
    case 'file':
      return message.text || '[文件]';
    case 'link':
      return stacked(message.title === message.url ? '' : message.title, address(message.url));
    case 'sticker':
      return message.text === '' ? '[动画表情]' : bracket('表情', message.text);
    case 'poll':
      return stacked(bracket('投票', message.question), ...message.options.map(({ text }) => `- ${text}`));
    case 'location':
      return bracket('位置', message.name);
    case 'contact':
      return bracket('名片', message.name);
    case 'forward':
      return stacked(bracket('聊天记录', message.title), message.title ? '' : message.text);
    default:
      return message.text;
  }
}

function bracket(name: string, detail = ''): string {
  const words = oneLine(oneLine(detail).replace(/[[\]]/g, ' '));
  return words === '' ? `[${name}]` : `[${name}：${words}]`;
}

const stacked = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part.trim() !== '').join('\n');

/** An address or path with nothing in it that would have ended an image in a body. */
function address(source: string): string {
  const plain = /^https?:\/\//i.test(source) ? asUrl(source) : source;
  return plain.replace(
    /[\s()\u0000-\u001f]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

const asUrl = (source: string): string =>
  /^[\x21-\x7e]+$/.test(source) || !URL.canParse(source) ? source : new URL(source).href;
