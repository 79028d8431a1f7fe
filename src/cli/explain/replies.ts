import type { Day } from '../../archive/schema.ts';
import type { SessionSpan } from '../../archive/session.ts';
import { dedupeKey } from '../../import/sameness.ts';
import { readBody } from '../../message/inline.ts';
import type { Message } from '../../message/schema.ts';
import { idOfTime } from '../../message/time-reference.ts';

/** A message that answers another, and how that is known. */
export interface Reply {
  id: string;
  time: string;
  speaker: string;
  text: string;
  by: 'reference' | 'quote' | 'curator';
}

/** Returns the messages of a day that answer one: by reference, by quoting it, or because a curator says so. */
export function repliesTo({ messages }: Day, target: Message, spans: readonly SessionSpan[]): Reply[] {
  const answers = spans.flatMap(({ session }) =>
    (session.answers ?? [])
      .filter(({ question }) => idOfTime(question) === target.id)
      .flatMap(({ answer }) => answer.map(idOfTime)),
  );
  return messages.flatMap((message, index): Reply[] => {
    const { id, time, speaker, text } = message;
    if (answers.includes(id)) return [{ id, time, speaker, text, by: 'curator' }];
    if (answeredBy(message, []) === target.id) return [{ id, time, speaker, text, by: 'reference' }];
    return quotedIn(message, messages.slice(0, index)) === target
      ? [{ id, time, speaker, text, by: 'quote' }]
      : [];
  });
}

/**
 * Returns the id of the message that one answers, by reference or else by quoting it; of another day with its date,
 * `2017-05-10#m-193000`. @param before the messages of its day before it
 */
export function answeredBy(message: Message, before: readonly Message[]): string | undefined {
  const replyTo = message.kind === 'removed' ? undefined : message.replyTo;
  if (!replyTo) return quotedIn(message, before)?.id;
  return replyTo.date === undefined ? replyTo.id : `${replyTo.date}#${replyTo.id}`;
}

/** Returns the message whose words one quotes: the nearest before it, of the speaker that the quote names if it can. */
function quotedIn({ kind, text }: Message, before: readonly Message[]): Message | undefined {
  const quote = kind === 'removed' ? undefined : readBody(text).quote;
  const key = dedupeKey(quote?.text ?? '');
  if (key === '') return undefined;
  const saying = before.filter((message) => dedupeKey(readableText(message.text)).startsWith(key));
  return saying.findLast(({ speaker }) => speaker === quote?.speaker) ?? saying.at(-1);
}

/** A text without the quote that it begins with: who quotes an answer quotes its own words. */
function readableText(text: string): string {
  return readBody(text).quote
    ? text.slice(text.indexOf('\n', text.indexOf('」')) + 1).replace(/^[^\n]*\n/, '')
    : text;
}
