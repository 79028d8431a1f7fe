import type { Kind, Message, MessageReference, Reaction } from '../message/schema.ts';
import type { Day, DayFrontMatter, Room } from '../archive/schema.ts';
import type { Part, Run } from '../archive/segment.ts';
import type { BodyView } from './body.ts';
import type { Speaker } from './speaker.ts';

/** A day as it may be published, with everything found that its messages refer to. It survives JSON. */
export interface DayView {
  room: Room;
  date: string;
  frontMatter: DayFrontMatter;
  messages: MessageView[];
  segments: SegmentView[];
  /** How many people spoke. */
  speakers: number;
}

/** One message of a day. */
export interface MessageView {
  /** As it may be published. */
  message: Message;
  /** Absent of what no person said. */
  speaker?: Speaker;
  /** Its text taken apart; absent where all of it is plain words. See `bodyOf`. */
  body?: BodyView;
  /** What it answers. */
  reply?: ReplyView;
  /** Those that answer it, in order. */
  replies?: Backlink[];
  reactions?: ReactionView[];
  /** The digest that cites it. */
  cited?: CitingDigest;
}

/** The message that another one answers. */
export interface ReplyView {
  to: MessageReference;
  /** Absent when it is not in the archive. */
  message?: Excerpt;
}

/** The beginning of a message. */
export interface Excerpt {
  kind: Kind;
  speaker?: Speaker;
  /** On one line; empty where there are none, and of a removed message. */
  words: string;
}

/** A message that answers another one; of another day it has the `date`. */
export interface Backlink extends MessageReference {
  speaker?: Speaker;
}

/** An emoji given to a message, with the names of those who gave it. */
export interface ReactionView extends Omit<Reaction, 'by'> {
  by: string[];
}

/** A digest, as a message that it cites links to it. */
export interface CitingDigest {
  /** The name of its page below `talks/`. */
  slug: string;
  title: string;
}

/** A session with its parts. */
export interface SessionView extends Run {
  slug: string;
  title: string;
  lead: Speaker[];
  topics: string[];
  parts: Part[];
  /** The time of the first message of the talk proper, as the front matter has it. */
  start: string;
}

export type SegmentView = (Run & { type: 'free-chat' }) | (Run & { type: 'session'; session: SessionView });

/** Returns a message's text taken apart. */
export const bodyOf = ({ body, message }: MessageView): BodyView =>
  body ?? { inlines: message.text === '' ? [] : [{ type: 'text', value: message.text }] };

/** Returns the day that may be published: what twins, search and other tools take. */
export const publishedDay = ({ room, date, frontMatter, messages }: DayView): Day => ({
  room: room.slug,
  date,
  frontMatter,
  messages: messages.map(({ message }) => message),
});

/** Returns the sessions of a day, in order. */
export const sessionsOf = ({ segments }: DayView): SessionView[] =>
  segments.flatMap((segment) => (segment.type === 'session' ? [segment.session] : []));

/** Returns the anchor of a segment on its day's page. @param index its place among the segments, from 0 */
export const segmentAnchor = (segment: SegmentView, index: number): string =>
  segment.type === 'session' ? `talk-${segment.session.slug}` : `chat-${index + 1}`;
