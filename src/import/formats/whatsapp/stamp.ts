import { eraOffsets } from './calendar.ts';
import { dayPeriods, hourIn, months, onlyFillers, take, tokensOf } from './clock-words.ts';

/** A date and time as a header has them, before it is known which number is the day. */
export interface Stamp {
  /** In the order in which they stand, or with `order` in that one. */
  numbers: readonly [number, number, number];
  /** Which number is which, where a name of the month or an era tells it. */
  order?: 'day-first' | 'year-first';
  /** What is added to the year, where an era stands with it. */
  eraOffset?: number;
  /** Whether the numbers of the date stand between points, as nowhere with the month first. */
  dotted: boolean;
  /** Whether words for the time of day are Chinese, Japanese or Korean. */
  eastern: boolean;
  hour: number;
  minute: number;
  second: number | undefined;
}

/** Times of day: `19:33`, `7:33:16`, `15 h 30`; with points only apart from the date. */
const times = [
  /(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])/g,
  /(?<!\d)(\d{1,2}) ?h ?(\d{2})(?: ?min ?(\d{2}) ?s)?(?!\d)/gi,
  /(?<=^|[ ,،])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?=$|[ ,،])/g,
];
const date = /(?<![\d])(\d{1,4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?!\d)/;

/**
 * Reads date and time, in either order, with or without a word for the time of day or an era; nothing for other words.
 * @param text with plain digits and spaces, and without marks of direction
 */
export function readStamp(text: string): Stamp | undefined {
  const written = text
    .replace(/元年/, '1年')
    .replace(/(\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?/, '$1/$2/$3 ')
    .replace(/(\d),? (?:thg|tháng) ?(\d{1,2}),? (?:năm )?(\d{4})/i, '$1/$2/$3 ');
  const order =
    written === text ? {} : { order: /[年년]/.test(text) ? ('year-first' as const) : ('day-first' as const) };
  for (const pattern of times) {
    // A date with points looks like a time with points: the time is the other one, and mostly the last.
    for (const time of [...written.matchAll(pattern)].reverse()) {
      const others = `${written.slice(0, time.index)} ${written.slice(time.index + time[0].length)}`;
      const stamp = readDate(others);
      if (stamp) return atTime({ ...stamp, ...order }, time);
    }
  }
  return undefined;
}

type DateStamp = Pick<Stamp, 'numbers' | 'order' | 'dotted' | 'eraOffset'> & { words: string[] };

function readDate(text: string): DateStamp | undefined {
  const match = date.exec(text);
  if (!match) return readNamedMonth(text);
  const [all, first, separator, second, third] = match;
  const numbers = [Number(first), Number(second), Number(third)] as const;
  const before = text.slice(0, match.index);
  if (/\d/.test(before + text.slice(match.index + all.length))) return undefined;
  const dated = { numbers, dotted: separator === '.', words: tokensOf(text.replace(all, ' ')) };
  const era = take(dated.words, eraOffsets);
  if (!era) return dated;
  // Before the date an era stands with the year; behind it the year is the number that no day can be.
  const leading = /[\p{L}\p{M}.]\s?$/u.test(before);
  return {
    ...dated,
    words: era.rest,
    eraOffset: era.value,
    ...(leading ? { order: 'year-first' as const } : {}),
  };
}

/** `5 de marzo de 2023`, `Mar 5, 2023`, `2566 มีนาคม 5`. */
function readNamedMonth(text: string): DateStamp | undefined {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  if (numbers.length !== 2) return undefined;
  const named = take(tokensOf(text), months());
  if (!named) return undefined;
  const [first, second] = numbers as [number, number];
  const [year, day] = first > 31 ? [first, second] : [second, first];
  const era = take(named.rest, eraOffsets);
  return {
    numbers: [year, named.value, day],
    order: 'year-first',
    dotted: false,
    words: era?.rest ?? named.rest,
    ...(era ? { eraOffset: era.value } : {}),
  };
}

function atTime({ words, ...dated }: DateStamp, time: RegExpExecArray): Stamp | undefined {
  const [hours, minutes, seconds] = time.slice(1);
  const period = words.length === 0 ? undefined : take(words, dayPeriods());
  if (!onlyFillers(period?.rest ?? words)) return undefined;
  const hour = Number(hours) === 24 ? 0 : Number(hours);
  return {
    ...dated,
    eastern: words.some((word) => /[\p{sc=Han}\p{sc=Hira}\p{sc=Hang}]/u.test(word)),
    hour: period ? hourIn(hour, period.value) : hour,
    minute: Number(minutes),
    second: seconds === undefined ? undefined : Number(seconds),
  };
}
