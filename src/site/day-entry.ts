import { z } from 'zod';
import { calendarDate, messageId, messageTime, slug } from '../message/schema.ts';
import { type DayView, sessionsOf } from '../view/day-view.ts';
import { distantReplies } from '../view/reply.ts';

const speaker = z.object({ label: z.string(), name: z.string(), slug: slug.optional() });

/** What lists and calendars need of a session. */
const sessionEntry = z.object({
  slug,
  title: z.string(),
  lead: z.array(speaker),
  topics: z.array(z.string()),
  start: messageTime,
  messages: z.number(),
});

/** What the collection keeps of a day; its messages stay on disk until its page is rendered. */
export const dayEntry = z.object({
  room: slug,
  date: calendarDate,
  /** The day's file, absolute. */
  path: z.string(),
  messages: z.number(),
  speakers: z.number(),
  sessions: z.array(sessionEntry),
  /** Its replies to messages of other days. */
  replies: z.array(
    z.object({ date: calendarDate, id: messageId, from: messageId, speaker: speaker.optional() }),
  ),
});
export type DayEntry = z.infer<typeof dayEntry>;

/** Returns the entry of a day. @param path of its file, absolute */
export function entryOf(view: DayView, path: string): DayEntry {
  const sessions = sessionsOf(view).map(({ slug, title, lead, topics, start, first, last }) => {
    return { slug, title, lead, topics, start, messages: last - first + 1 };
  });
  const { room, date, messages, speakers } = view;
  return {
    room: room.slug,
    date,
    path,
    messages: messages.length,
    speakers,
    sessions,
    replies: distantReplies(view),
  };
}
