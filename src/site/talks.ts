import type { CollectionEntry } from 'astro:content';
import type { Room } from '../archive/schema.ts';
import { compareTexts } from '../message/order.ts';
import type { DayView } from '../view/day-view.ts';
import { type TalkView, talkView } from '../view/talk.ts';
import { allDays, allDigests, allRooms } from './collections.ts';
import type { DayEntry } from './day-entry.ts';
import { dayViewOf } from './day-views.ts';

/** A talk in lists: its session, its day, and its digest when one was written. */
export type Talk = DayEntry['sessions'][number] & {
  day: DayEntry;
  room: Room;
  digest: CollectionEntry<'digests'> | undefined;
};

/** Returns all talks, newest first. */
export async function allTalks(): Promise<Talk[]> {
  const [rooms, days, digests] = await Promise.all([allRooms(), allDays(), allDigests()]);
  const talks = days.flatMap((day) =>
    day.sessions.map((session): Talk => {
      const room = rooms.find((one) => one.slug === day.room) as Room;
      return { ...session, day, room, digest: digests.find((one) => one.data.session === session.slug) };
    }),
  );
  return talks.sort((a, b) => compareTexts(b.day.date, a.day.date) || compareTexts(b.start, a.start));
}

/** Returns a talk with its day. */
export async function viewTalk({ slug, day }: Talk): Promise<{ view: DayView; talk: TalkView }> {
  const view = await dayViewOf(day);
  return { view, talk: talkView(view, slug) };
}
