import { type Finding, finding } from '../../../archive/problem.ts';
import { localDateTime, type LocalDateTime } from '../../clock.ts';
import { type DateOrder, dateOrders } from '../../format.ts';
import { gregorian } from './calendar.ts';
import type { Stamp } from './stamp.ts';

type Dated = Pick<Stamp, 'numbers' | 'dotted'> & Partial<Pick<Stamp, 'order' | 'eraOffset' | 'eastern'>>;

const day = 86_400_000;
/** The beginning of WhatsApp's first year. */
const firstTime = Date.UTC(2009, 0, 1);

/** Returns the date and time of a header under an order of its numbers, or nothing where there is no such date. */
export function momentIn(stamp: Stamp, order: DateOrder): LocalDateTime | undefined {
  const date = dateIn(stamp, order);
  return date && localDateTime(date.year, date.month, date.day, stamp.hour, stamp.minute, stamp.second ?? 0);
}

function dateIn({ numbers: [a, b, c], order, eraOffset }: Dated, wanted: DateOrder) {
  const [year, month, day] = { 'day-first': [c, b, a], 'month-first': [c, a, b], 'year-first': [a, b, c] }[
    order ?? wanted
  ] as [number, number, number];
  return gregorian({ year, month, day }, eraOffset);
}

/** One way to read all dates of a chat. */
interface Candidate {
  order: DateOrder;
  /** How many dates exist and lie between WhatsApp's beginning and tomorrow. */
  possible: number;
  /** How often time runs backwards. */
  backward: number;
  /** Days from the first to the last date. */
  span: number;
  /** Dates that differ. */
  dates: number;
}

/**
 * Decides from all dates of a chat how they are meant. Dates must exist and lie in WhatsApp's time; time must not run
 * backwards; the number that changes least is the year, and of the two others the month. Where that tells nothing, a
 * person must.
 * @param eastern whether the phone writes Chinese, Japanese or Korean, whose dates begin with the year: `perhaps` where
 *   only the people do
 * @param now milliseconds since 1970
 */
export function dateOrderOf(
  stamps: readonly Dated[],
  wanted?: DateOrder,
  eastern: boolean | 'perhaps' = false,
  now = Date.now(),
): DateOrder | Finding {
  if (wanted !== undefined) return wanted;
  // A date that no order makes possible is a fault of its line and tells nothing.
  const open = stamps.filter(
    (stamp, index) =>
      stamp.order === undefined &&
      String(stamp.numbers) !== String(stamps[index - 1]?.numbers) &&
      dateOrders.some((order) => timeIn(stamp, order) !== undefined),
  );
  if (open.length === 0) return 'day-first';
  const candidates = dateOrders.map((order) => survey(open, order, now));
  const best = Math.max(...candidates.map(({ possible }) => possible));
  if (best < open.length * 0.9) {
    return asked('dates of which some have the day first and some the month', ['day-first', 'month-first']);
  }
  let left = candidates.filter(({ possible }) => possible === best);
  const drop = (isWorse: (candidate: Candidate, other: Candidate) => boolean): void => {
    left = left.filter(
      (candidate) => !left.some((other) => other !== candidate && isWorse(candidate, other)),
    );
  };
  const dotted = open.some((stamp) => stamp.dotted);
  if (eastern === true || dotted) drop(({ order }) => order === 'month-first');
  drop((candidate, other) => candidate.backward > other.backward * 3 + (other.backward > 0 ? 3 : 0));
  drop(
    (candidate, other) =>
      candidate.span > 8 * Math.max(other.span, 1) &&
      candidate.dates >= ((candidate.order === 'year-first') === (other.order === 'year-first') ? 4 : 2),
  );
  // What is left to itself begins with the day or the month, except where dates are known to begin with the year.
  if (dotted || eastern === false) drop(({ order }) => order === 'year-first');
  else if (eastern === true) drop((_, other) => other.order === 'year-first');
  if (open.every(({ numbers }) => numbers[0] === numbers[1])) drop(({ order }) => order === 'month-first');
  const orders = left.map(({ order }) => order);
  return orders.length === 1 ? (orders[0] as DateOrder) : asked(ambiguous(orders), orders);
}

/** The beginning of a date, in milliseconds since 1970; nothing where there is no such date. */
function timeIn(stamp: Dated, order: DateOrder): number | undefined {
  const date = dateIn(stamp, order);
  return date && localDateTime(date.year, date.month, date.day, 0, 0, 0)
    ? Date.UTC(date.year, date.month - 1, date.day)
    : undefined;
}

function survey(stamps: readonly Dated[], order: DateOrder, now: number): Candidate {
  let possible = 0;
  let backward = 0;
  let last = Number.NEGATIVE_INFINITY;
  const times = new Set<number>();
  for (const stamp of stamps) {
    const time = timeIn(stamp, order);
    if (time === undefined || time < firstTime || time > now + 2 * day) continue;
    possible++;
    if (time < last) backward++;
    last = time;
    times.add(time);
  }
  const all = [...times];
  const [least, most] = all.reduce(
    ([from, to], time) => [Math.min(from, time), Math.max(to, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return { order, possible, backward, span: all.length === 0 ? 0 : (most - least) / day, dates: all.length };
}

const words: Readonly<Record<DateOrder, string>> = {
  'day-first': 'the day first',
  'month-first': 'the month first',
  'year-first': 'the year first',
};

const ambiguous = (orders: readonly DateOrder[]): string =>
  `dates that can be read with ${orders.map((order) => words[order]).join(' or with ')}`;

const asked = (actual: string, orders: readonly DateOrder[]): Finding =>
  finding('export-date-order', {
    actual,
    fix: `say it with ${orders.map((order) => `--date-order ${order}`).join(' or ')}`,
  });
