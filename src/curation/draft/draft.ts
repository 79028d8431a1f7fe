import { questionsHeading } from '../../language/zh/heading.ts';
import { secondsOf } from '../../message/clock.ts';
import { type Exchange, exchangesOf, isQuestion } from '../../talk/exchange.ts';
import { readBody } from '../../message/inline.ts';
import { labelSimilarity } from '../../message/label.ts';
import type { Message } from '../../message/schema.ts';
import type { Day } from '../../archive/schema.ts';
import { resolveSessions, type SessionSpan } from '../../archive/session.ts';
import { wordsOf } from '../../import/digest/markdown.ts';
import { saidIn } from '../../import/digest/cite.ts';
import type { DigestNode } from '../../import/digest/piece.ts';
import { writeDigest } from '../../import/digest/write.ts';
import { namingOf } from './anonymity.ts';
import { isNoise } from './noise.ts';
import { proseOf } from './prose.ts';
import { exchangeNodes } from './questions.ts';
import { summaryOf } from './summary.ts';

/** A digest as a volunteer would have begun it. */
export interface Draft {
  session: string;
  /** The text of its MDX file. */
  mdx: string;
  nodes: DigestNode[];
  /** Ids of the messages that it cites or shows, in the order of the day. */
  cited: string[];
  /** Questions that nobody answered. */
  open: number;
}

/** After the session, an answer belongs to a question for this long. */
const laterSeconds = 20 * 60;

/**
 * Writes the draft of a session's digest: the talk under the headings that it announces, then the questions
 * with their answers. Every word is the talk's own, save the names that stand for people, the labels Q1 and
 * A1, the heading 问答, and signs between sentences.
 * @param options.names keeps people's labels; otherwise they are 一位银行同学 and the like
 */
export function draftOf(day: Day, span: SessionSpan, options: { names?: boolean } = {}): Draft {
  const { lead } = span.session;
  const labels = [...new Set(day.messages.map((message) => message.speaker))];
  const naming = namingOf(labels, lead, options.names ?? false);
  const talk = withoutDoubles(day.messages.slice(span.start, span.end + 1));
  const after = withoutDoubles(day.messages.slice(span.end + 1, span.last + 1));
  const { told, asides } = partTalk(talk, lead);
  const { opening, exchanges } = exchangesOf([...asides, ...after], lead, span.session.answers);
  const rest = opening.filter((message) => lead.includes(message.speaker) || message.kind === 'image');
  const prose = proseOf(
    [...told, ...rest].filter((message) => !isNoise(message)),
    naming,
  );
  const questions = exchangeNodes([...exchanges, ...laterExchanges(day, span)], lead, naming);
  const pieces: DigestNode[] = [
    ...prose,
    ...(questions.length > 0
      ? [{ type: 'heading' as const, depth: 2 as const, words: questionsHeading }]
      : []),
    ...questions,
  ];
  const paragraphs = prose.flatMap((piece) => (piece.type === 'paragraph' ? [wordsOf(piece.words)] : []));
  const { title } = span.session;
  const frontMatter = { title, summary: summaryOf(paragraphs, title), session: span.slug };
  const used = new Set(
    pieces.flatMap((piece) =>
      piece.type === 'figure' ? [piece.of] : saidIn(piece).flatMap((said) => said.cites),
    ),
  );
  return {
    session: span.slug,
    mdx: writeDigest(frontMatter, pieces),
    nodes: pieces,
    cited: day.messages.map((message) => message.id).filter((id) => used.has(id)),
    open: questions.filter((piece) => piece.type === 'exchange' && piece.open).length,
  };
}

/** What the lead still answers after the session, later that day: questions come in when most have left. */
function laterExchanges(day: Day, { session: { lead }, last }: SessionSpan): Exchange[] {
  const next = resolveSessions(day).spans.find(({ first }) => first > last)?.first ?? day.messages.length;
  const { exchanges } = exchangesOf(withoutDoubles(day.messages.slice(last + 1, next)), lead);
  return exchanges.flatMap((exchange) => {
    const since = secondsOf(exchange.question[0]?.time ?? '');
    const isNear = ({ time }: Message): boolean => secondsOf(time) - since <= laterSeconds;
    const answer = exchange.answer.filter((block) => block.messages.every(isNear));
    const fromLead = answer.some((block) =>
      block.messages.some((one) => lead.includes(one.speaker) && !isNoise(one)),
    );
    return fromLead ? [{ ...exchange, answer }] : [];
  });
}

/** Parts what the lead tells from what is asked and answered in between. */
function partTalk(talk: readonly Message[], lead: readonly string[]): { told: Message[]; asides: Message[] } {
  const told: Message[] = [];
  const asides: Message[] = [];
  for (const message of talk) {
    const fromLead = lead.includes(message.speaker);
    if (fromLead ? isReply(message, asides) : isQuestion(message)) asides.push(message);
    else if (fromLead || message.kind === 'image') told.push(message);
  }
  return { told, asides };
}

/** Whether the lead speaks to somebody who asked during the talk. */
function isReply(message: Message, asides: readonly Message[]): boolean {
  const { quote, inlines } = readBody(message.text);
  const labels = inlines.flatMap((inline) => (inline.type === 'mention' ? [inline.label] : []));
  return asides.some(
    ({ speaker, text }) =>
      (quote && text.includes(quote.text.slice(0, 40))) ||
      labels.some((label) => labelSimilarity(label, speaker) >= 0.6),
  );
}

/** Leaves out what two merged exports have of one message, which stands there under two labels. */
function withoutDoubles(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return messages.filter(({ time, text, kind }) => {
    const key = `${time}\n${text}`;
    const double = kind === 'text' && seen.has(key);
    seen.add(key);
    return !double;
  });
}
