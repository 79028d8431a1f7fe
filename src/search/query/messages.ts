import type { Located } from '../format/slot.ts';

/**
 * Messages of a bundle, and passages of its digests, with how many times each holds what was looked for: by day
 * and message, both numbers within the bundle, the messages of a day ascending.
 */
export type Messages = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Gives the messages that are named, each with how often. @param located ascending within each day */
export function messagesOf(located: Iterable<Located>): Messages {
  const messages = new Map<number, Map<number, number>>();
  for (const { day, message } of located) {
    let times = messages.get(day);
    if (!times) messages.set(day, (times = new Map<number, number>()));
    times.set(message, (times.get(message) ?? 0) + 1);
  }
  return messages;
}

/** Gives the messages that are in both, with the times of both together. */
export const inBoth = (messages: Messages, others: Messages): Messages =>
  kept(messages, (day, message, times) => {
    const more = others.get(day)?.get(message);
    return more === undefined ? undefined : times + more;
  });

/** Gives the messages that are not among the others. */
export const without = (messages: Messages, others: Messages): Messages =>
  kept(messages, (day, message, times) => (others.get(day)?.has(message) ? undefined : times));

/** @param timesOf gives what a message is kept with; nothing when it is not */
function kept(
  messages: Messages,
  timesOf: (day: number, message: number, times: number) => number | undefined,
): Messages {
  const left = new Map<number, Map<number, number>>();
  for (const [day, held] of messages) {
    const ofDay = new Map<number, number>();
    for (const [message, before] of held) {
      const times = timesOf(day, message, before);
      if (times !== undefined) ofDay.set(message, times);
    }
    if (ofDay.size > 0) left.set(day, ofDay);
  }
  return left;
}
