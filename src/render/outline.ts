import { hoursAndMinutes } from '../message/clock.ts';
import { questionTitle } from '../talk/exchange.ts';
import { hoursOf } from '../talk/outline.ts';
import { type DayView, segmentAnchor } from '../view/day-view.ts';
import type { TalkView } from '../view/talk.ts';
import { type PageStrings, partNames } from './strings.ts';

/** A line of a page's outline. */
export interface OutlineEntry {
  anchor: string;
  title: string;
  note?: string;
  strong?: boolean;
  inner?: OutlineEntry[];
}

/** Returns the outline of a day: its sessions with their parts, and the hours of its free chat. */
export function dayOutline(view: DayView, t: PageStrings): OutlineEntry[] {
  const messages = view.messages.map(({ message }) => message);
  const timeAt = (index: number): string => hoursAndMinutes(messages[index]?.time ?? '');
  return view.segments.map((segment, index) => {
    const anchor = segmentAnchor(segment, index);
    const note = t.range(timeAt(segment.first), timeAt(segment.last));
    if (segment.type === 'session') {
      const inner = segment.session.parts.map(({ name, first }) => {
        return { anchor: `${anchor}-${name}`, title: partNames(t)[name], note: timeAt(first) };
      });
      return { anchor, title: segment.session.title, note, strong: true, inner };
    }
    const inner = hoursOf(messages, segment)
      .slice(1)
      .map(({ hour, first, last }) => {
        return { anchor: messages[first]?.id ?? '', title: `${hour}:00`, note: String(last - first + 1) };
      });
    return { anchor, title: t.freeChat, note, inner };
  });
}

/** A heading of a digest, as Astro finds it. */
interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/** Returns the outline of a digest: its headings of the second level. */
export const digestOutline = (headings: readonly Heading[]): OutlineEntry[] =>
  headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ anchor: slug, title: text }));

/** Returns the outline of a talk. @param digest headings of its digest, where there is one */
export function talkOutline(
  { article }: TalkView,
  digest: readonly Heading[] | undefined,
  t: PageStrings,
): OutlineEntry[] {
  const { exchanges, qaOpening } = article;
  const questions = exchanges.map((exchange, index) => {
    return { anchor: `question-${index + 1}`, title: questionTitle(exchange) };
  });
  return [
    ...(digest ? [{ anchor: 'part-digest', title: t.digest, inner: digestOutline(digest) }] : []),
    { anchor: 'part-talk', title: t.talk },
    ...(exchanges.length + qaOpening.length > 0
      ? [{ anchor: 'part-qa', title: t.qa, inner: questions }]
      : []),
  ];
}
