import { anyOf } from '../language/any-of.ts';
import * as en from '../language/en.ts';
import * as zh from '../language/zh/question.ts';
import { type Block, blocksOf } from './block.ts';
import { secondsOf } from '../message/clock.ts';
import { isBackchannel } from '../message/backchannel.ts';
import { readBody } from '../message/inline.ts';
import { labelSimilarity } from '../message/label.ts';
import type { Message } from '../message/schema.ts';
import type { StatedAnswer } from '../archive/schema.ts';
import { idOfTime } from '../message/time-reference.ts';

/** A question and what was said to it. */
export interface Exchange {
  asker: string;
  question: Message[];
  answer: Block[];
  /** Whether somebody other than the asker said something to it. */
  answered: boolean;
}

const asking = anyOf(zh.asking, en.asking);

/** Thoughts of one asker this close together are one question. */
const sameQuestionSeconds = 120;
/** A lead who writes an answer in pieces sends the next within this time. */
const sameAnswerSeconds = 90;
/** How fast Chinese is typed, in characters: what was asked while a piece was being typed is not what it answers. */
const typedPerSecond = 1.5;
/** After this long a question is no longer what an answer without an address speaks to. */
const forgottenSeconds = 15 * 60;
/** From here on a mention is taken to mean the asker: a shared company at least. */
const similarityThreshold = 0.6;
/** Pairs of letters that an answer must share with a question to be tied to it by its words. */
const sharedPairs = 2;

interface Draft {
  asker: string;
  question: Message[];
  answer: Message[];
  /** Pairs of letters of the question. */
  pairs: Set<string>;
}

/**
 * Sets the messages after a talk as questions with their answers. An answer is tied to its question by a
 * reply to it or to another answer, by a quote of it, by a mention of the asker, by going on with an answer, by the words that it shares with the
 * question, else by standing next to it.
 * @param stated which messages answer which, as a curator says; it goes before every guess
 * @returns what came before the first question, and the exchanges in the order of the questions
 */
export function exchangesOf(
  messages: readonly Message[],
  lead: readonly string[],
  stated: readonly StatedAnswer[] = [],
): { opening: Message[]; exchanges: Exchange[] } {
  const opening: Message[] = [];
  const drafts: Draft[] = [];
  let current: Draft | undefined;
  /** What the lead last answered, and when. */
  let latest: { draft: Draft; second: number } | undefined;
  const questionOf = new Map(
    stated.flatMap(({ question, answer }) =>
      answer.map((time) => [idOfTime(time), idOfTime(question)] as const),
    ),
  );
  const questions = new Set(questionOf.values());
  const ask = (message: Message): Draft => {
    const draft = { asker: message.speaker, question: [], answer: [], pairs: new Set<string>() };
    add(draft, message);
    drafts.push(draft);
    return draft;
  };
  for (const message of messages) {
    const second = secondsOf(message.time);
    const asked = questionOf.get(message.id);
    const owner = asked && drafts.find(({ question }) => question.some(({ id }) => id === asked));
    if (owner) {
      current = owner;
      current.answer.push(message);
      continue;
    }
    if (questions.has(message.id)) {
      if (current && continues(current, message)) add(current, message);
      else current = ask(message);
      continue;
    }
    const fromLead = lead.includes(message.speaker);
    const addressed = addressee(message, drafts);
    if (addressed && (fromLead || addressed.asker !== message.speaker)) {
      current = addressed;
      current.answer.push(message);
    } else if (current && !fromLead && continues(current, message)) {
      add(current, message);
    } else if (!fromLead && isQuestion(message)) {
      current = ask(message);
    } else if (fromLead && drafts.length > 0 && !isBackchannel(message.text)) {
      current = spokenTo(message, drafts, current, latest);
      current.answer.push(message);
    } else (current?.answer ?? opening).push(message);
    if (fromLead && current) latest = { draft: current, second };
  }
  const exchanges = drafts.map(({ asker, question, answer }) => {
    answer.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    const answered = answer.some((message) => message.speaker !== asker && !isBackchannel(message.text));
    return { asker, question, answer: blocksOf(answer), answered };
  });
  return { opening, exchanges };
}

/** A few words of a question for an outline: without its number, mentions and pictures. */
export function questionTitle({ question }: Exchange): string {
  const words = question.flatMap(({ text }) =>
    readBody(text).inlines.flatMap((inline) => (inline.type === 'text' ? [inline.value] : [])),
  );
  const title = words
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\d、.．)）,，:：]+/u, '')
    .trim();
  return title.length > 26 ? `${title.slice(0, 25)}…` : title;
}

/** Whether a message asks something, in words. */
export function isQuestion(message: Message): boolean {
  const { text, kind } = message;
  return kind === 'text' && !isBackchannel(text) && asking.test(text) && !/^[^\p{L}\p{N}]*$/u.test(text);
}

function add(draft: Draft, message: Message): void {
  draft.question.push(message);
  for (const pair of pairsOf(message.text)) draft.pairs.add(pair);
}

function continues(draft: Draft, message: Message): boolean {
  const last = draft.question.at(-1) as Message;
  return (
    draft.answer.length === 0 &&
    message.speaker === draft.asker &&
    secondsOf(message.time) - secondsOf(last.time) <= sameQuestionSeconds
  );
}

/** The exchange that a message replies to, quotes the question of, or mentions the asker of, the latest first. */
function addressee(message: Message, drafts: readonly Draft[]): Draft | undefined {
  const { replyTo } = message.kind === 'removed' ? {} : message;
  if (replyTo && replyTo.date === undefined) {
    const isOf = ({ question, answer }: Draft): boolean =>
      [...question, ...answer].some(({ id }) => id === replyTo.id);
    const answered = drafts.findLast(isOf);
    if (answered) return answered;
  }
  const { quote, inlines } = readBody(message.text);
  if (quote) {
    const words = quote.text.slice(0, 40);
    const quoted = drafts.findLast((draft) => draft.question.some(({ text }) => text.includes(words)));
    if (quoted) return quoted;
  }
  const labels = inlines.flatMap((inline) => (inline.type === 'mention' ? [inline.label] : []));
  let best: { draft: Draft; similarity: number } | undefined;
  for (const label of labels) {
    for (const draft of drafts.toReversed()) {
      const similarity = labelSimilarity(label, draft.asker);
      if (similarity >= similarityThreshold && similarity > (best?.similarity ?? 0))
        best = { draft, similarity };
    }
  }
  return best?.draft;
}

/** The exchange that a lead speaks to without saying so. */
function spokenTo(
  message: Message,
  drafts: readonly Draft[],
  current: Draft | undefined,
  latest: { draft: Draft; second: number } | undefined,
): Draft {
  const second = secondsOf(message.time);
  const pairs = pairsOf(message.text);
  const near = drafts.filter(
    (draft) => second - secondsOf(draft.question.at(-1)?.time ?? '') <= forgottenSeconds,
  );
  let best: { draft: Draft; shared: number } | undefined;
  for (const draft of near) {
    const shared = [...pairs].filter((pair) => draft.pairs.has(pair)).length;
    // What was not answered yet is likelier to be answered now.
    const weight = shared + (draft.answer.length === 0 ? 1 : 0);
    if (shared >= sharedPairs && weight > (best?.shared ?? 0)) best = { draft, shared: weight };
  }
  const begun = second - message.text.length / typedPerSecond;
  const askedSince = near.some(({ asker, answer, question }) => {
    const asked = secondsOf(question[0]?.time ?? '');
    return (
      asker !== latest?.draft.asker && answer.length === 0 && asked > (latest?.second ?? 0) && asked <= begun
    );
  });
  // Who mentions somebody turns to them, even where nobody knows under which label they asked.
  const turns = readBody(message.text).inlines.some((inline) => inline.type === 'mention');
  const goesOn =
    latest && !askedSince && !turns && second - latest.second <= sameAnswerSeconds ? latest.draft : undefined;
  if (goesOn && (!best || best.shared < sharedPairs * 2)) return goesOn;
  return (
    best?.draft ?? near.findLast((draft) => draft.answer.length === 0) ?? current ?? (drafts.at(-1) as Draft)
  );
}

/** Neighbouring letters of a text, without those that every question has. */
function pairsOf(text: string): Set<string> {
  const words = text.replace(zh.questionWords, ' ');
  const pairs = new Set<string>();
  for (const [run] of words.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 2 <= run.length; at++) pairs.add(run.slice(at, at + 2));
  }
  for (const [word] of words.toLowerCase().matchAll(/[a-z0-9]{2,}/g)) pairs.add(word);
  return pairs;
}
