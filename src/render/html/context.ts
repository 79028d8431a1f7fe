import { offsetsOn } from '../../message/clock.ts';
import type { DayView } from '../../view/day-view.ts';
import type { PageStrings } from '../strings.ts';

/** A file of the archive that a page may show or offer. */
export interface Media {
  type: 'image' | 'audio' | 'video' | 'document';
  /** Its address, ready for `src`. */
  address: string;
  /** What a picture itself says that it shows, from an SVG's `<title>`. */
  title?: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
}

/** What a page knows that shows messages. */
export interface HtmlContext {
  t: PageStrings;
  /** Returns the address of a path on the site. */
  href: (path: string) => string;
  /** Finds what a message's `src` names; nothing when it is not there or may not be shown. */
  mediaOf: (src: string) => Media | undefined;
  /** The language of the page. */
  language: string;
}

/** What a page knows that shows messages of one day. */
export interface DayHtmlContext extends HtmlContext {
  day: Pick<DayView, 'room' | 'date'>;
  /** Returns the zone's offset at a time of the day, `+08:00`. */
  offsetAt: (time: string) => string;
}

/** Returns what a page knows that shows messages of a day. */
export const dayContext = (context: HtmlContext, { room, date }: DayHtmlContext['day']): DayHtmlContext => ({
  ...context,
  day: { room, date },
  offsetAt: offsetsOn(date, room.timeZone),
});

/** Returns the attribute that says that words are in the room's language, where the page is in another one. */
export const langAttribute = ({ day, language }: DayHtmlContext): string =>
  day.room.language === language ? '' : ` lang="${day.room.language}"`;
