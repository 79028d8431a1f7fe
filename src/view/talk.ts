import type { Message } from '../message/schema.ts';
import { type Article, articleOf } from '../talk/article.ts';
import { type DayView, type MessageView, type SessionView, sessionsOf } from './day-view.ts';

/** A talk as it may be published: its session, and its article. */
export interface TalkView {
  session: SessionView;
  article: Article;
  /** All labels of those who give it that its messages bear. */
  lead: string[];
  /** Returns the view of one of the talk's messages. */
  viewOf: (message: Message) => MessageView;
}

/** Returns the view of a talk. @throws {Error} when the day has no such session */
export function talkView(day: DayView, slug: string): TalkView {
  const session = sessionsOf(day).find((one) => one.slug === slug);
  if (!session) throw new Error(`no session ${slug} on ${day.room.slug}/${day.date}`);
  const views = new Map(day.messages.map((view) => [view.message.id, view]));
  const stated = day.frontMatter.sessions?.find(({ start }) => start === session.start);
  const lead = leadLabels(session, day.messages);
  return {
    session,
    article: articleOf(
      day.messages.map(({ message }) => message),
      session.parts,
      lead,
      stated?.answers,
    ),
    lead,
    viewOf: ({ id }) => views.get(id) as MessageView,
  };
}

/** Returns the labels of a session's leads: those stated, and those under which the same people wrote. */
function leadLabels({ lead }: SessionView, messages: readonly MessageView[]): string[] {
  const labels = new Set(lead.map(({ label }) => label));
  const people = new Set(lead.flatMap(({ slug }) => slug ?? []));
  for (const { speaker } of messages) {
    if (speaker?.slug !== undefined && people.has(speaker.slug)) labels.add(speaker.label);
  }
  return [...labels];
}
