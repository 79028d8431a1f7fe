import type { Message } from '../message/schema.ts';
import type { Run, Segment } from '../archive/segment.ts';

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

/** How many people spoke. */
export function speakerCount(messages: readonly Message[]): number {
  return new Set(messages.map((message) => message.speaker)).size;
}

/** The anchor of a segment on its day's page. */
export function segmentAnchor(segment: Segment, index: number): string {
  return segment.type === 'session' ? `talk-${segment.span.slug}` : `chat-${index + 1}`;
}
