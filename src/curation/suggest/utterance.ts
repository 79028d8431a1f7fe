import { anyOf } from '../../language/any-of.ts';
import * as en from '../../language/en.ts';
import { askingAnywhere } from '../../language/zh/question.ts';
import { secondsOf } from '../../message/clock.ts';
import { isBackchannel, isSignIn } from '../../message/backchannel.ts';
import { readBody } from '../../message/inline.ts';
import type { Kind, Message } from '../../message/schema.ts';

/** A message as the search for talks sees it. */
export interface Utterance {
  /** Its place in `day.messages`. */
  index: number;
  /** Second of the day. */
  second: number;
  /** Its speaker, as an index into `Timeline.labels`. */
  participant: number;
  kind: Kind;
  text: string;
  /** Characters that carry meaning: without emoticons, mentions, quoted words, white space. */
  length: number;
  /** A word or sign that adds nothing: a sign-in, thanks, an emoticon. */
  backchannel: boolean;
  mentions: string[];
}

/** Words of at most this many characters say no more than that one is there: 签到, 谢谢分享, 来了. */
const backchannelLength = 4;

const asking = anyOf(askingAnywhere, en.asking);

/** Returns a message as an utterance. */
export function utteranceOf({ time, kind, text }: Message, index: number, participant: number): Utterance {
  // The name of a picture is nobody's words, and a notice is said by nobody.
  const { quote, inlines } = readBody(kind === 'image' || kind === 'notice' ? '' : text);
  const words = inlines.map((inline) => (inline.type === 'text' ? inline.value : '')).join('');
  const length = lengthOf(words);
  const mentions = inlines.flatMap((inline) => (inline.type === 'mention' ? [inline.label] : []));
  const question = kind === 'text' && asking.test(words);
  const backchannel =
    (kind === 'missing' || kind === 'text') &&
    !quote &&
    (isSignIn(text) || isBackchannel(text) || (length <= backchannelLength && !question));
  return { index, second: secondsOf(time), participant, kind, text, length, backchannel, mentions };
}

/** Characters that carry meaning. A word or number in other letters than Chinese counts two, as it says as much. */
function lengthOf(words: string): number {
  const text = words.replace(/&(?:amp;)*#?\w{1,8};/g, ' ').replace(/https?:\S+/g, ' ');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.match(/[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
  return han + others.reduce((total, word) => total + Math.min(2, word.length), 0);
}
