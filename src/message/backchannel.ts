import { anyOf } from '../language/any-of.ts';
import * as en from '../language/en.ts';
import * as zh from '../language/zh/backchannel.ts';
import { readInlines } from './inline.ts';

const praise = anyOf(zh.praise, en.praise, /666+|[\s~～!！。.,，、+\d]/giu);
const presence = anyOf(zh.presence, en.presence, /[1+]|[\s~～!！。.,，、]/giu);
const signIn = anyOf(zh.signIn, en.signIn);
const emoji = /[\p{Extended_Pictographic}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

/** Whether a text adds nothing but a nod: only emoticons, emoji, thanks and praise. */
export function isBackchannel(text: string): boolean {
  return text !== '' && text.length <= 60 && bareWords(text).replace(praise, '') === '';
}

/** Whether a text signs its speaker in: `[OK]`, 到, 来了, 1, an emoticon, 签到 with a word about it. */
export function isSignIn(text: string): boolean {
  if (text === '' || text.length > 40) return false;
  return bareWords(text).replace(presence, '') === '' || (signIn.test(text) && !zh.signInHosting.test(text));
}

/** A text without emoticons, emoji and mentions; an image or a link counts as a word. */
function bareWords(text: string): string {
  const words = readInlines(text).map((inline) => {
    if (inline.type === 'text') return inline.value.replace(emoji, '');
    return inline.type === 'image' || inline.type === 'link' ? 'x' : '';
  });
  return words.join('');
}
