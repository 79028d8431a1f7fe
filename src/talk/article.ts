import type { StatedAnswer } from '../archive/schema.ts';
import type { Part, PartName } from '../archive/segment.ts';
import { isSignIn } from '../message/backchannel.ts';
import type { Message } from '../message/schema.ts';
import { type Block, blocksOf } from './block.ts';
import { readingMinutes } from './reading-time.ts';
import { exchangesOf, type Exchange } from './exchange.ts';

/** A talk session as an article. Every message of the session is in it once. */
export interface Article {
  /** Those who signed in, and what was said around it. */
  signIn: { roll: Message[]; words: Block[] };
  talk: Block[];
  /** What was said before the first question. */
  qaOpening: Block[];
  exchanges: Exchange[];
  /** How long the lead's words in the talk proper take to read. */
  minutes: number;
}

/**
 * Makes an article of the parts of a session.
 * @param messages those of the whole day; @param answers which messages answer which, as a curator says
 */
export function articleOf(
  messages: readonly Message[],
  parts: readonly Part[],
  lead: readonly string[],
  answers: readonly StatedAnswer[] = [],
): Article {
  const of = (name: PartName): Message[] =>
    parts.filter((part) => part.name === name).flatMap((part) => messages.slice(part.first, part.last + 1));
  const signIn = of('sign-in');
  const talk = of('talk');
  const { opening, exchanges } = exchangesOf(of('qa'), lead, answers);
  return {
    signIn: {
      roll: signIn.filter((message) => isSignIn(message.text)),
      words: blocksOf(signIn.filter((message) => !isSignIn(message.text))),
    },
    talk: blocksOf(talk, lead),
    qaOpening: blocksOf(opening),
    exchanges,
    minutes: readingMinutes(
      talk
        .filter((message) => message.kind === 'text' && lead.includes(message.speaker))
        .map((message) => message.text),
    ),
  };
}
