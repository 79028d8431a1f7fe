import { type Block, blocksOf } from './article.ts';
import { secondsOf } from './clock.ts';
import { isReaction, readBody } from './inline.ts';
import type { Message, StatedAnswer } from './schema.ts';
import { idOfTime } from './session.ts';

/** A question and what was said to it. */
export interface Exchange {
  asker: string;
  question: Message[];
  answer: Block[];
  /** Whether somebody other than the asker said something to it. */
  answered: boolean;
}

const asking =
  /[?？]|吗|呢(?:$|\s)|请问|想问|请教|问一下|问下|怎么|怎样|如何|什么|为什么|为啥|是否|是不是|有没有|能不能|会不会|可不可以|多少|多久|哪[个些里种家]|咋|几[个天种]/u;

/** Thoughts of one asker this close together are one question. */
const sameQuestionSeconds = 120;

interface Draft {
  asker: string;
  question: Message[];
  answer: Message[];
}

/**
 * Sets the messages after a talk as questions with their answers. An answer is tied to its question by a
 * quote of it, by a mention of the asker, else by standing next to it.
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
  const questionOf = new Map(
    stated.flatMap(({ question, answer }) =>
      answer.map((time) => [idOfTime(time), idOfTime(question)] as const),
    ),
  );
  const questions = new Set(questionOf.values());
  for (const message of messages) {
    const asked = questionOf.get(message.id);
    const owner = asked && drafts.find(({ question }) => question.some(({ id }) => id === asked));
    if (owner) {
      current = owner;
      current.answer.push(message);
      continue;
    }
    if (questions.has(message.id)) {
      if (current && continues(current, message)) current.question.push(message);
      else drafts.push((current = { asker: message.speaker, question: [message], answer: [] }));
      continue;
    }
    const fromLead = lead.includes(message.speaker);
    const addressed = fromLead || current !== undefined ? addressee(message, drafts) : undefined;
    if (addressed && (fromLead || addressed.asker !== message.speaker)) {
      current = addressed;
      current.answer.push(message);
    } else if (current && continues(current, message)) {
      current.question.push(message);
    } else if (!fromLead && isQuestion(message)) {
      current = { asker: message.speaker, question: [message], answer: [] };
      drafts.push(current);
    } else (current?.answer ?? opening).push(message);
  }
  const exchanges = drafts.map(({ asker, question, answer }) => ({
    asker,
    question,
    answer: blocksOf(answer),
    answered: answer.some((message) => message.speaker !== asker && !isReaction(message.text)),
  }));
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
  return kind === 'text' && !isReaction(text) && asking.test(text) && !/^[^\p{L}\p{N}]*$/u.test(text);
}

function continues(draft: Draft, message: Message): boolean {
  const last = draft.question.at(-1) as Message;
  return (
    draft.answer.length === 0 &&
    message.speaker === draft.asker &&
    secondsOf(message.time) - secondsOf(last.time) <= sameQuestionSeconds
  );
}

/** The exchange that a message speaks to by quoting its question or mentioning its asker, the latest first. */
function addressee(message: Message, drafts: readonly Draft[]): Draft | undefined {
  const { quote, inlines } = readBody(message.text);
  if (quote) {
    const words = quote.text.slice(0, 40);
    const quoted = drafts.findLast((draft) => draft.question.some(({ text }) => text.includes(words)));
    if (quoted) return quoted;
  }
  const labels = inlines.flatMap((inline) => (inline.type === 'mention' ? [inline.label] : []));
  return drafts.findLast((draft) => labels.some((label) => isLabelOf(label, draft.asker)));
}

/** Whether a mention may mean a label: the same, or the name that the label begins with. */
function isLabelOf(mention: string, label: string): boolean {
  if (mention === label) return true;
  const name = (text: string): string => text.split(/[-_—·\s]/u, 1)[0] ?? '';
  return name(mention).length >= 2 && name(mention) === name(label);
}
