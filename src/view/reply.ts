import type { MessageReference } from '../message/schema.ts';
import type { Backlink, DayView, MessageView } from './day-view.ts';
import { excerptOf } from './excerpt.ts';
import type { Speaker } from './speaker.ts';

/** Characters that are shown of a message above the one that answers it. */
const excerptCharacters = 60;

/**
 * Links the messages of a day to those that they answer, and back.
 * @param others views of other days of the room, by date
 */
export function linkReplies(
  date: string,
  messages: readonly MessageView[],
  others: ReadonlyMap<string, DayView>,
): void {
  const byId = new Map(messages.map((view) => [view.message.id, view]));
  for (const view of messages) {
    const to = referenceOf(view, date);
    if (!to) continue;
    const target =
      to.date === undefined
        ? byId.get(to.id)
        : others.get(to.date)?.messages.find(({ message }) => message.id === to.id);
    view.reply = { to, ...(target && { message: excerptOf(target, excerptCharacters) }) };
    if (!target || to.date !== undefined) continue;
    (target.replies ??= []).push({ id: view.message.id, ...(view.speaker && { speaker: view.speaker }) });
  }
}

/** Returns which message a message answers, with a date only when it is of another day. */
function referenceOf({ message }: MessageView, date: string): MessageReference | undefined {
  const replyTo = message.kind === 'removed' ? undefined : message.replyTo;
  return replyTo?.date === date ? { id: replyTo.id } : replyTo;
}

/** A reply that a day gives to a message of another day. */
export interface DistantReply {
  /** The message that is answered. */
  date: string;
  id: string;
  /** The message that answers, and who wrote it. */
  from: string;
  speaker?: Speaker | undefined;
}

/** Returns the replies that a day gives to messages of other days. */
export const distantReplies = ({ messages }: DayView): DistantReply[] =>
  messages.flatMap(({ message, reply, speaker }) => {
    const to = reply?.to;
    return to?.date === undefined ? [] : [{ date: to.date, id: to.id, from: message.id, speaker }];
  });

/**
 * Returns a view whose messages are linked to those of other days that answer them.
 * @param replies to this day, each with the date of its own
 */
export function withDistantReplies(
  view: DayView,
  replies: readonly { on: string; reply: DistantReply }[],
): DayView {
  if (replies.length === 0) return view;
  const byId = Map.groupBy(replies, ({ reply }) => reply.id);
  const messages = view.messages.map((one) => {
    const given = byId.get(one.message.id) ?? [];
    if (given.length === 0) return one;
    const links = given.map(({ on, reply: { from, speaker } }): Backlink => {
      return { date: on, id: from, ...(speaker && { speaker }) };
    });
    return { ...one, replies: [...(one.replies ?? []), ...links] };
  });
  return { ...view, messages };
}
