import { normaliseText, oneLine } from '../message/normal-form.ts';

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
