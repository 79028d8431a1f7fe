import { anyOf } from '../../language/any-of.ts';
import * as en from '../../language/en.ts';
import { askingAnywhere } from '../../language/zh/question.ts';
import { secondsOf } from '../../message/clock.ts';
import { isBackchannel, isSignIn } from '../../message/backchannel.ts';
import { readBody } from '../../message/inline.ts';
import type { Kind, Message } from '../../message/schema.ts';
import type { Day } from '../../archive/schema.ts';
import { findVoices } from './voices.ts';

/** A message as the search for talks sees it. */
export interface Turn {
  /** Its place in `day.messages`. */
  index: number;
  /** Second of the day. */
  second: number;
  /** Its speaker, as an index into `Timeline.labels`. */
  voice: number;
  kind: Kind;
  text: string;
  /** Characters that carry meaning: without emoticons, mentions, quoted words, white space. */
  length: number;
  /** A word or sign that adds nothing: a sign-in, thanks, an emoticon. */
  nod: boolean;
  mentions: string[];
}

/** A day's messages, each once, with what can be said about each alone. */
export interface Timeline {
  turns: Turn[];
  /** The labels of each voice. */
  labels: string[][];
}

/** Words of at most this many characters say no more than that one is there: 签到, 谢谢分享, 来了. */
const nodLength = 4;

const asking = anyOf(askingAnywhere, en.asking);

/** Gives a day as turns, doubled messages once. */
export function readTimeline(day: Day): Timeline {
  const voices = findVoices(day.messages);
  const turns = day.messages
    .map((message, index) => turnOf(message, index, voices.of[index] as number))
    .filter((turn) => !voices.doubled[turn.index]);
  return { turns, labels: voices.labels };
}

function turnOf({ time, kind, text }: Message, index: number, voice: number): Turn {
  const { quote, inlines } = readBody(text);
  const words = inlines.map((inline) => (inline.type === 'text' ? inline.value : '')).join('');
  const length = lengthOf(words);
  const mentions = inlines.flatMap((inline) => (inline.type === 'mention' ? [inline.label] : []));
  const question = kind === 'text' && asking.test(words);
  const nod =
    (kind === 'lost' || kind === 'text') &&
    !quote &&
    (isSignIn(text) || isBackchannel(text) || (length <= nodLength && !question));
  return { index, second: secondsOf(time), voice, kind, text, length, nod, mentions };
}

/** Characters that carry meaning. A word or number in other letters than Chinese counts two, as it says as much. */
function lengthOf(words: string): number {
  const text = words.replace(/&(?:amp;)*#?\w{1,8};/g, ' ').replace(/https?:\S+/g, ' ');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.match(/[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
  return han + others.reduce((total, word) => total + Math.min(2, word.length), 0);
}
