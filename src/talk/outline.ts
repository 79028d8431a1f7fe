import type { Message } from '../message/schema.ts';
import type { Run } from '../archive/segment.ts';

/** Messages of one hour of the clock within a run. */
export interface Hour extends Run {
  /** `HH`. */
  hour: string;
}

/** Divides a run of messages by the hour of the clock. */
export function hoursOf(messages: readonly Message[], run: Run): Hour[] {
  const hours: Hour[] = [];
  for (let index = run.first; index <= run.last; index++) {
    const hour = (messages[index] as Message).time.slice(0, 2);
    const current = hours.at(-1);
    if (current?.hour === hour) current.last = index;
    else hours.push({ hour, first: index, last: index });
  }
  return hours;
}
