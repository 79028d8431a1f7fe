import { type LocalDateTime, localDateTime } from './clock.ts';

/** A time of day as a line of a log has it; few logs have the date on every line. */
export interface LogTime {
  date?: string | undefined;
  hour: number;
  minute: number;
  second: number;
}

/** A step back of less than this many minutes is two clocks that disagree, and not another day. */
const clockSkew = 30;

/** Dates the lines of a log whose date stands in its name, or on lines between its days. */
export class LogClock {
  readonly #halfDays: boolean;
  #date: string | undefined;
  /** Of the line before, in minutes of its day. */
  #minutes = 0;
  /** Hours that are added to those of a clock that shows twelve. */
  #half = 0;

  /** @param date of the first line; @param halfDays whether the clock shows noon and midnight alike, as 12 */
  constructor(date: string | undefined, halfDays: boolean) {
    this.#date = date;
    this.#halfDays = halfDays;
  }

  /** Begins a day. */
  turnTo(date: string): void {
    this.#date = date;
    this.#minutes = 0;
    this.#half = 0;
  }

  /** Returns when a line was written; nothing when no date was named, or there is no such time. */
  momentOf({ date, hour, minute, second }: LogTime): LocalDateTime | undefined {
    if (date !== undefined && date !== this.#date) this.turnTo(date);
    if (this.#date === undefined) return undefined;
    let minutes = this.#minutesOf(hour, minute);
    if (minutes < this.#minutes - clockSkew) {
      if (this.#halfDays && this.#half === 0) this.#half = 12;
      else this.turnTo(dayAfter(this.#date));
      minutes = this.#minutesOf(hour, minute);
    }
    this.#minutes = Math.max(this.#minutes, minutes);
    const [year, month, day] = this.#date.split('-').map(Number) as [number, number, number];
    return localDateTime(year, month, day, Math.floor(minutes / 60), minutes % 60, second);
  }

  #minutesOf(hour: number, minute: number): number {
    return (this.#halfDays ? (hour % 12) + this.#half : hour) * 60 + minute;
  }
}

/** Returns whether hours run from 12 to 1 and none is 0 or above 12: a clock of two halves that does not say which. */
export function usesHalfDays(hours: readonly number[]): boolean {
  return (
    hours.every((hour) => hour >= 1 && hour <= 12) &&
    hours.some((hour, index) => hour === 1 && hours[index - 1] === 12)
  );
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
