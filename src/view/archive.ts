import type { PeopleIndex } from '../archive/people.ts';
import type { Day, Room } from '../archive/schema.ts';
import { citationsOf, type DigestSource } from './citation.ts';
import { daysNeeded, viewDay } from './day.ts';
import type { DayView } from './day-view.ts';
import { speakersOf } from './speaker.ts';

/** What the views of an archive have in common. */
export interface ArchiveContext {
  rooms: readonly Room[];
  people: PeopleIndex;
  /** The digests that are published. */
  digests?: readonly DigestSource[];
}

/** Returns the view of a day. @param other finds the view of another day of the same room, where there is one */
export type DayViewer = (
  day: Day,
  other: (date: string) => Promise<DayView | undefined> | DayView | undefined,
) => Promise<DayView>;

/** Returns the function that makes the views of an archive's days. */
export function dayViewer({ rooms, people, digests = [] }: ArchiveContext): DayViewer {
  const speakerOf = speakersOf(people);
  const citedOn = citationsOf(digests);
  return async (day, other) => {
    const room = rooms.find(({ slug }) => slug === day.room);
    if (!room) throw new Error(`no room ${day.room}`);
    const others = new Map<string, DayView>();
    for (const date of daysNeeded(day)) {
      const view = await other(date);
      if (view) others.set(date, view);
    }
    return viewDay(day, { room, speakerOf, citedOn, others });
  };
}

/**
 * Returns a function that makes the views of days which it is given one after the other, those of a room oldest first.
 * Of each room it remembers the last view alone, so that a reply to an older day has no excerpt.
 * @param readDay reads the day before the first one that is given
 */
export function sequentialViewer(
  context: ArchiveContext,
  readDay: (room: string, date: string) => Promise<Day | undefined> = () => Promise.resolve(undefined),
): (day: Day) => Promise<DayView> {
  const view = dayViewer(context);
  const last = new Map<string, DayView>();
  return async (day) => {
    const before = last.get(day.room);
    const made = await view(day, async (date) => {
      if (before) return before.date === date ? before : undefined;
      const earlier = await readDay(day.room, date);
      return earlier && view(earlier, () => undefined);
    });
    last.set(day.room, made);
    return made;
  };
}
