import { calendarDate, clockTime } from '../message/schema.ts';

/** A date and a time of day on a room's clock: `YYYY-MM-DD` and `HH:MM:SS`. */
export interface LocalDateTime {
  date: string;
  time: string;
}

/** What an instant may be, in milliseconds: from 1990, before any of these tools, to 2100. */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** By how much clocks are set back, in milliseconds: an hour, and half of one on Lord Howe Island. */
const setBacks = [3_600_000, 1_800_000];
const dayLength = 86_400_000;

/**
 * Returns a function from an instant (milliseconds since 1970) to the date and time in a zone; nothing for a
 * number that cannot be the time of a message. Times of a day never run backwards: in the hour that comes twice when
 * clocks are set back, what is said the second time stands in the last second of the first.
 * @throws RangeError when there is no such zone
 */
export function clockIn(timeZone: string): (epochMilliseconds: number) => LocalDateTime | undefined {
  // Swedish dates are written as in ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const changes = new Map<number, boolean>();
  /** Whether clocks are changed on the day (of UTC) of an instant, or up to a set-back before. */
  const maySetBack = (epoch: number): boolean => {
    const day = Math.floor(epoch / dayLength);
    let may = changes.get(day);
    if (may === undefined) {
      const wall = (instant: number): number => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
      const [begin, end] = [day * dayLength - Math.max(...setBacks), (day + 1) * dayLength];
      may = wall(end) - wall(begin) < end - begin;
      changes.set(day, may);
    }
    return may;
  };
  return (epoch) => {
    if (!(epoch >= earliest && epoch < latest)) return undefined;
    const shown = format.format(epoch);
    const [date, time] = shown.split(' ');
    if (!date || !time) return undefined;
    if (!maySetBack(epoch)) return { date, time };
    const back = setBacks.find((length) => format.format(epoch - length) === shown);
    if (back === undefined) return { date, time };
    // The clock was set back when the last second of the first time was over.
    const half = back === 1_800_000 ? (time.slice(3, 5) < '30' ? '29' : '59') : '59';
    return { date, time: `${time.slice(0, 3)}${half}:59` };
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
export function readLocalDateTime(text: string): (LocalDateTime & { minuteOnly: boolean }) | undefined {
  const [, year, month, day, hour = '0', minute = '0', second] = written.exec(text.trim()) ?? [];
  const moment = localDateTime(
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
export function localDateTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): LocalDateTime | undefined {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  return calendarDate.safeParse(date).success && clockTime.safeParse(time).success
    ? { date, time }
    : undefined;
}
