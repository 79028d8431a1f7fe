import { calendarDate, clockTime } from '../message/schema.ts';

/** A date and a time of day on a room's clock: `YYYY-MM-DD` and `HH:MM:SS`. */
export interface Moment {
  date: string;
  time: string;
}

/** What an instant may be, in milliseconds: from 1990, before any of these tools, to 2100. */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * Gives a function from an instant (milliseconds since 1970) to the date and time in a zone; nothing for a
 * number that cannot be the time of a message.
 * @throws RangeError when there is no such zone
 */
export function clockIn(timeZone: string): (epochMilliseconds: number) => Moment | undefined {
  // Swedish dates are written as in ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (epoch) => {
    if (!(epoch >= earliest && epoch < latest)) return undefined;
    const [date, time] = format.format(epoch).split(' ');
    return date && time ? { date, time } : undefined;
  };
}

/** Returns an instant (milliseconds since 1970) as ISO 8601 in UTC, to the second; nothing for an unlikely one. */
export const isoOf = (epochMilliseconds: number): string | undefined =>
  epochMilliseconds >= earliest && epochMilliseconds < latest
    ? new Date(epochMilliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
    : undefined;

const written =
  /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:[ T\u00a0]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;

/** Reads a local date and time as tools write it, year first: `2017-05-11 19:33:16`, `2017/5/11 9:03`, `2017年5月11日`. */
export function readMoment(text: string): (Moment & { minuteOnly: boolean }) | undefined {
  const [, year, month, day, hour = '0', minute = '0', second] = written.exec(text.trim()) ?? [];
  const moment = momentOf(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  return moment && { ...moment, minuteOnly: second === undefined };
}

/** Gives a moment from its numbers, or nothing where there is no such date or time. */
export function momentOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): Moment | undefined {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  return calendarDate.safeParse(date).success && clockTime.safeParse(time).success
    ? { date, time }
    : undefined;
}
