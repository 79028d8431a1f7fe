import { identify } from '../message/message.ts';
import type { Message } from '../message/schema.ts';
import type { ExportDay, Provenance } from './format.ts';

/** A day whose messages have their ids, with what the exports know of each. */
export interface IdentifiedDay extends Pick<ExportDay, 'room' | 'date'> {
  messages: (Message & Provenance)[];
}

/**
 * Returns days in which each answer refers to the message that it answers (`replyTo`), as far as that one is in the
 * days. What is no answer by its `replySource`, or has a reference already, stays as it is.
 */
export function resolveReplies<D extends IdentifiedDay>(days: readonly D[]): D[] {
  const places = new Map<string, { date: string; id: string }>();
  for (const { room, date, messages } of days) {
    for (const { sourceId, id } of messages) {
      if (sourceId !== undefined) places.set(`${room}\n${sourceId}`, { date, id });
    }
  }
  return days.map((day) => ({
    ...day,
    messages: day.messages.map((message) => {
      const source = message.replySource?.sourceId;
      const parent = source === undefined ? undefined : places.get(`${day.room}\n${source}`);
      if (!parent || message.kind === 'removed' || message.replyTo) return message;
      const { date, id } = parent;
      if (date === day.date && id === message.id) return message;
      return { ...message, replyTo: date === day.date ? { id } : { date, id } };
    }),
  }));
}

/** Returns exported days with ids, and references from answers to what they answer. Parts of one day become one. */
export function identifyDays(days: readonly ExportDay[]): (Omit<ExportDay, 'messages'> & IdentifiedDay)[] {
  const united = new Map<string, ExportDay>();
  for (const day of days) {
    const key = `${day.room}\n${day.date}`;
    const messages = [...(united.get(key)?.messages ?? []), ...day.messages];
    // The sort is stable: what came first in a second stays first.
    messages.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    united.set(key, { ...united.get(key), ...day, messages });
  }
  return resolveReplies(
    [...united.values()].map((day) => ({
      ...day,
      messages: identify(day.messages),
    })),
  );
}
