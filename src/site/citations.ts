import { citedIn, type CitedMessage, citedMessage } from '../archive/citation.ts';
import { citeAnchor } from '../render/html/message.ts';
import type { DayView, MessageView } from '../view/day-view.ts';
import { findDayView } from './day-views.ts';

/** A message that a digest cites. */
interface Citation extends CitedMessage {
  /** The anchor of this place in the page, when it is the first that cites the message. */
  anchor: string | undefined;
}

/** A citation with what it cites; nothing of it where the message is not there. */
export type ResolvedCitation = Citation &
  ({ day: DayView; view: MessageView } | { day?: never; view?: never });

/**
 * Returns the messages that a component of a digest names, in order.
 * @param of ids, as `<Cite>` takes them; @param locals of the page that shows the digest
 */
export function citedMessages(of: string, { digestDay, anchored }: App.Locals): Promise<ResolvedCitation[]> {
  if (!digestDay || !anchored) throw new Error('<Cite>, <Quote> and <Figure> stand in a digest only');
  const cited = of
    .split(/\s+/)
    .filter(Boolean)
    .map((id): Citation => {
      const one = citedMessage(id, digestDay);
      const anchor = citeAnchor(one);
      const isFirst = !anchored.has(anchor);
      anchored.add(anchor);
      return { ...one, anchor: isFirst ? anchor : undefined };
    });
  return Promise.all(cited.map(resolve));
}

/** Returns what a digest cites, in its order. @param source of the digest; @param day that its citations mean */
export const citationsIn = (
  source: string,
  day: { room: string; date: string },
): Promise<ResolvedCitation[]> =>
  Promise.all(citedIn(source, day).map((one) => resolve({ ...one, anchor: undefined })));

async function resolve(citation: Citation): Promise<ResolvedCitation> {
  const day = await findDayView(citation.room, citation.date);
  const view = day?.messages.find(({ message }) => message.id === citation.id);
  return day && view ? { ...citation, day, view } : citation;
}
