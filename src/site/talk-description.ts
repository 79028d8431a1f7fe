import { linkedData } from '../render/json-ld.ts';
import { siteConfig } from 'virtual:qunlu/site';
import type { DayView } from '../view/day-view.ts';
import type { TalkView } from '../view/talk.ts';
import { absoluteHref } from './html-context.ts';
import { t } from './interface.ts';
import type { Talk } from './talks.ts';

/** Returns a sentence about a talk for search engines: its digest's summary, or what it is. */
export const describeTalk = ({ digest, title, room, day, topics }: Talk): string =>
  digest?.data.summary ?? t.facts([title, room.title, t.date(day.date), ...topics]);

/** Returns the linked data of a talk's page. */
export const talkData = (entry: Talk, view: DayView, talk: TalkView): object =>
  linkedData(view, talk, {
    siteTitle: siteConfig.title,
    description: describeTalk(entry),
    addressOf: absoluteHref,
  });
