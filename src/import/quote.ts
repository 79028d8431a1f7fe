import { normaliseText, oneLine } from '../message/normal-form.ts';
import type { Content, Kind } from '../message/schema.ts';

/** Characters of a quote beyond which it is cut: enough to find the message again, and a day does not double. */
const maxQuotedCharacters = 400;

/**
 * Returns an answer below the words that it answers, as WeChat copies them and `message/inline.ts` reads them: for
 * answers to messages that the export does not hold.
 */
export function quote(speaker: string, words: string, answer: string): string {
  const name = oneLine(speaker).replace(/[：:]/g, ' ').slice(0, 60).trim() || '?';
  // The end of a quote must be the first of its kind, so none may stand within.
  let quoted = withoutQuote(normaliseText(words)).replaceAll('」\n-', '」 \n-');
  if (quoted.length > maxQuotedCharacters) {
    quoted = `${quoted.slice(0, maxQuotedCharacters).toWellFormed()}…`;
  }
  return `「${name}：${quoted}」\n- - - - - - - - - - - - - - -\n${answer}`;
}

/** Returns what a body says itself, when it quotes another. */
function withoutQuote(text: string): string {
  const end = text.startsWith('「') ? text.indexOf('」\n- - -') : -1;
  return end < 0 ? text : text.slice(text.indexOf('\n', end + 2) + 1);
}

/** What WeChat's tools write for what has no words. */
const placeholders: Partial<Record<Kind, string>> = {
  image: '[图片]',
  video: '[视频]',
  voice: '[语音]',
  sticker: '[动画表情]',
  file: '[文件]',
  link: '[链接]',
  location: '[位置]',
  contact: '[名片]',
  forward: '[聊天记录]',
};

/** Returns the words of a content as a quote shows them: of a picture without any, that it is one. */
export const wordsInQuote = ({ kind, text }: Content): string => text || (placeholders[kind] ?? '');
