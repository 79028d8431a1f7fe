import type { Day } from './schema.ts';
import { resolveSessions, type SessionSpan } from './session.ts';

export type PartName = 'sign-in' | 'talk' | 'qa';

/** A run of messages: indexes into `day.messages`, both ends included. */
export interface Run {
  first: number;
  last: number;
}

/** One part of a session. */
export interface Part extends Run {
  name: PartName;
}

/** A stretch of a day: a session with its parts, or the free chat before, between or after sessions. */
export type Segment =
  (Run & { type: 'free-chat' }) | (Run & { type: 'session'; span: SessionSpan; parts: Part[] });

/** Divides a day into segments that together hold every message once, in order. */
export function segmentsOf(day: Day): Segment[] {
  const segments: Segment[] = [];
  let next = 0;
  for (const span of resolveSessions(day).spans) {
    if (span.first > next) segments.push({ type: 'free-chat', first: next, last: span.first - 1 });
    segments.push({ type: 'session', first: span.first, last: span.last, span, parts: partsOf(span) });
    next = span.last + 1;
  }
  if (next < day.messages.length) {
    segments.push({ type: 'free-chat', first: next, last: day.messages.length - 1 });
  }
  return segments;
}

function partsOf({ first, start, end, last }: SessionSpan): Part[] {
  const parts: Part[] = [
    { name: 'sign-in', first, last: start - 1 },
    { name: 'talk', first: start, last: end },
    { name: 'qa', first: end + 1, last },
  ];
  return parts.filter((part) => part.first <= part.last);
}
