import type { Day } from '../archive/schema.ts';
import { type DayView, publishedDay } from '../view/day-view.ts';

/** Returns a day as data: `{room, date, frontMatter, messages}`, messages in the shape that `qunlu parse` prints. */
export const dayJson = (view: DayView): Day => publishedDay(view);
