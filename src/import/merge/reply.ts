import type { Message, MessageReference } from '../../message/schema.ts';
import { withoutQuote } from '../former-spelling.ts';
import type { MergeEntry } from './entry.ts';

/** Finds the message that has a source id, on any day of the room. */
export type FindSource = (source: string) => (MessageReference & { date: string }) | undefined;

/**
 * Gives messages the messages that they answer, where these are known. The words of the other message, which version
 * 0.1 repeated in the text, go then, unless a person has worked on them.
 * @param messages with their entries, in the order of the day
 * @returns the messages that got to know what they answer
 */
export function linkReplies(
  date: string,
  messages: readonly (readonly [Message, MergeEntry])[],
  findSource: FindSource,
): Message[] {
  const idOf = new Map(
    messages.flatMap(([{ id }, { sources }]) => sources.map((source) => [source, id] as const)),
  );
  const linked: Message[] = [];
  for (const [message, { reply, untouched }] of messages) {
    if (message.kind === 'removed' || message.replyTo || reply === undefined) continue;
    const id = idOf.get(reply);
    const found = id === undefined ? findSource(reply) : { id, date };
    if (!found || (found.date === date && found.id === message.id)) continue;
    message.replyTo = found.date === date ? { id: found.id } : { date: found.date, id: found.id };
    if (message.kind === 'text' && untouched) message.text = withoutQuote(message.text);
    linked.push(message);
  }
  return linked;
}
