import { addDays, endOfMonth, format, getISODay, startOfMonth } from 'date-fns';

/** A day in a calendar of a room. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Day of the month. */
  number: number;
  /** Number of messages; 0 on a gap. */
  messages: number;
  /** How busy, from 0 (nothing) to 4 (the busiest fifth of the room's days). */
  level: 0 | 1 | 2 | 3 | 4;
}

/** A month as rows of seven from Monday to Sunday; places outside the month are empty. */
export interface CalendarMonth {
  /** `YYYY-MM`. */
  month: string;
  weeks: (CalendarDay | undefined)[][];
  messages: number;
}

/**
 * Lays the days of a room out by month, newest month first, from its first to its last month with nothing
 * left out, so that gaps are seen.
 * @param counts number of messages by date `YYYY-MM-DD`
 */
export function calendarOf(counts: ReadonlyMap<string, number>): CalendarMonth[] {
  const dates = [...counts.keys()].sort();
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  const busy = [...counts.values()].filter((count) => count > 0).sort((a, b) => a - b);
  const levelOf = (count: number): CalendarDay['level'] => {
    if (count === 0) return 0;
    const rank = busy.filter((other) => other <= count).length / busy.length;
    return rank > 0.8 ? 4 : rank > 0.5 ? 3 : rank > 0.2 ? 2 : 1;
  };
  const months: CalendarMonth[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) {
    months.unshift(monthOf(month, counts, levelOf));
  }
  return months;
}

function monthOf(
  month: string,
  counts: ReadonlyMap<string, number>,
  levelOf: (count: number) => CalendarDay['level'],
): CalendarMonth {
  const start = startOfMonth(new Date(`${month}-01T00:00:00`));
  const length = endOfMonth(start).getDate();
  const places: (CalendarDay | undefined)[] = Array.from({ length: getISODay(start) - 1 }, () => undefined);
  let total = 0;
  for (let number = 1; number <= length; number++) {
    const date = `${month}-${String(number).padStart(2, '0')}`;
    const messages = counts.get(date) ?? 0;
    total += messages;
    places.push({ date, number, messages, level: levelOf(messages) });
  }
  while (places.length % 7 !== 0) places.push(undefined);
  const weeks = Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
  return { month, weeks, messages: total };
}

const nextMonth = (month: string): string =>
  format(addDays(endOfMonth(new Date(`${month}-01T00:00:00`)), 1), 'yyyy-MM');
