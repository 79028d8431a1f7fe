import { dayPath, messagePath, talkPath } from '../../archive/permalink.ts';
import type { Message } from '../../message/schema.ts';
import { exportRecords } from '../../render/record.ts';
import type { DayView } from '../../view/day-view.ts';
import type { CitingDigest } from './citations.ts';

/** What a site shows of a message; addresses have no base. */
export interface Publication {
  permalink: string;
  /** The pages on which it stands. */
  pages: string[];
  /** A tombstone keeps its place and its address, and says nothing. */
  withheld: boolean;
  /** What searching, the twins and `export` have of it; nothing of what is withheld. */
  text: string | null;
}

/** Returns what is published of a message. @param talk the slug of its session, if it has one */
export function publicationOf(
  day: DayView,
  message: Message,
  talk: string | undefined,
  digests: readonly CitingDigest[],
): Publication {
  const permalink = `/${messagePath(day.room.slug, day.date, message.id)}`;
  const record = exportRecords(day).find(({ address }) => address === permalink);
  const talks = [talk, ...digests.filter(({ hidden }) => !hidden).map(({ slug }) => slug)];
  const pages = [
    dayPath(day.room.slug, day.date),
    ...talks.flatMap((slug) => (slug === undefined ? [] : talkPath(slug))),
  ];
  return {
    permalink,
    pages: [...new Set(pages)].map((page) => `/${page}`),
    withheld: record === undefined,
    text: record?.text ?? null,
  };
}
