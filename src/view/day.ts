import type { Message } from '../message/schema.ts';
import type { Day, Room } from '../archive/schema.ts';
import { type Segment, segmentsOf } from '../archive/segment.ts';
import { bodyView } from './body.ts';
import type { CitedOn } from './citation.ts';
import type { DayView, MessageView, SegmentView } from './day-view.ts';
import { EarlierMessages, type RuleContext } from './earlier.ts';
import { publish } from './policy.ts';
import { linkReplies } from './reply.ts';
import { type Speaker, speakerCount, type SpeakerOf } from './speaker.ts';

/** What a view of a day needs to know besides the day. */
export interface ViewContext {
  room: Room;
  speakerOf: SpeakerOf;
  citedOn?: CitedOn;
  /** Views of other days of the room by date: those of `daysNeeded`, as far as they are there. */
  others?: ReadonlyMap<string, DayView>;
}

/** Returns the dates of other days that the view of this one looks into: the day before, and those it replies to. */
export function daysNeeded({ date, messages }: Day): string[] {
  const replied = messages.flatMap((message) =>
    message.kind === 'removed' ? [] : (message.replyTo?.date ?? []),
  );
  return [...new Set([dayBefore(date), ...replied])].filter((other) => other !== date);
}

/** Returns the view of a day. */
export function viewDay(day: Day, context: ViewContext): DayView {
  const { room, speakerOf, citedOn, others = new Map<string, DayView>() } = context;
  const who = (label: string): Speaker => speakerOf(day.room, label);
  const segments = segmentsOf(day).map((segment) => viewSegment(segment, who));
  const cited = citedOn?.({ ...day, sessions: slugsOf(segments) });
  const earlier = new EarlierMessages();
  const ruleContext = { earlier, who };
  const yesterday = others.get(dayBefore(day.date));
  for (const { message } of yesterday?.messages ?? []) {
    earlier.add(message, message, who(message.speaker), yesterday?.date);
  }
  const messages = day.messages.map((message) => {
    const view = viewMessage(publish(message, ruleContext), ruleContext);
    const digest = cited?.get(message.id);
    if (digest) view.cited = digest;
    earlier.add(message, view.message, who(message.speaker));
    return view;
  });
  linkReplies(day.date, messages, others);
  return {
    room,
    date: day.date,
    frontMatter: day.frontMatter,
    messages,
    segments,
    speakers: speakerCount(messages),
  };
}

/** Returns the view of a message that may be published. */
function viewMessage(message: Message, context: RuleContext): MessageView {
  const { who } = context;
  const view: MessageView = { message };
  if (message.kind !== 'notice') view.speaker = who(message.speaker);
  const body = bodyView(message, context);
  if (body) view.body = body;
  if (message.kind !== 'removed' && message.reactions) {
    view.reactions = message.reactions.map(({ emoji, count, by = [] }) => {
      return { emoji, count, by: by.map((label) => who(label).name) };
    });
  }
  return view;
}

function viewSegment(segment: Segment, who: (label: string) => Speaker): SegmentView {
  const { type, first, last } = segment;
  if (type === 'free-chat') return { type, first, last };
  const { slug, session } = segment.span;
  const { title, lead, topics = [], start } = session;
  const { parts } = segment;
  return {
    type,
    first,
    last,
    session: { first, last, slug, title, lead: lead.map(who), topics, parts, start },
  };
}

const slugsOf = (segments: readonly SegmentView[]): string[] =>
  segments.flatMap((segment) => (segment.type === 'session' ? [segment.session.slug] : []));

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Returns the date before a date. */
const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - dayMilliseconds).toISOString().slice(0, 10);
