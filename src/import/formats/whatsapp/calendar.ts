/** How many years the first year of an era lies after the year 0 of the Gregorian calendar, less one. */
const eras: readonly (readonly [names: string, offset: number])[] = [
  ['be พศ buddhistera', -543],
  ['民國 民国 minguo roc', 1911],
  ['令和 reiwa r ㋿', 2018],
  ['平成 heisei h', 1988],
  ['昭和 showa shōwa s', 1925],
  ['ce ad คศ 公元 西元 西暦', 0],
];

/** Eras by the letters they are written with; the value is added to a year. */
export const eraOffsets: ReadonlyMap<string, number> = new Map(
  eras.flatMap(([names, offset]) => names.split(' ').map((name): [string, number] => [name, offset])),
);

interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/**
 * Returns the Gregorian date of one as phones write it, by the size of its year: Buddhist (2566, 66), of the Republic
 * of China (112), Persian (1402) or Islamic (1445); years of two digits are of this century. Nothing for a date of the
 * Persian or Islamic calendar that does not exist.
 */
export function gregorian({ year, month, day }: CalendarDate, eraOffset?: number): CalendarDate | undefined {
  if (eraOffset !== undefined) return { year: year + eraOffset, month, day };
  // Years of WhatsApp, 2009 to 2051, are 2552 to 2594 of the Buddhist calendar.
  if (year < 52) return { year: year + 2000, month, day };
  if (year < 95) return { year: year + 2500 - 543, month, day };
  if (year >= 95 && year < 160) return { year: year + 1911, month, day };
  if (year >= 1380 && year < 1430) return convert('persian', { year, month, day }, 621);
  if (year >= 1430 && year < 1480) return convert('islamic-umalqura', { year, month, day }, 579);
  if (year >= 2500 && year < 2600) return { year: year - 543, month, day };
  return { year, month, day };
}

const converted = new Map<string, CalendarDate | undefined>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Finds the day that `Intl` writes so in another calendar, from a first guess on. */
function convert(calendar: string, date: CalendarDate, offset: number): CalendarDate | undefined {
  const key = [calendar, date.year, date.month, date.day].join(' ');
  if (converted.has(key)) return converted.get(key);
  let at = Date.UTC(date.year + offset, 2, 21) + ((date.month - 1) * 30.4 + date.day - 1) * 86_400_000;
  let result: CalendarDate | undefined;
  for (let tries = 0; tries < 12 && result === undefined; tries++) {
    const shown = dateIn(calendar, at);
    const days = (date.year - shown.year) * 354 + (date.month - shown.month) * 29.5 + (date.day - shown.day);
    const found = new Date(at);
    if (days === 0)
      result = { year: found.getUTCFullYear(), month: found.getUTCMonth() + 1, day: found.getUTCDate() };
    else at += (Math.trunc(days) || Math.sign(days)) * 86_400_000;
  }
  converted.set(key, result);
  return result;
}

function dateIn(calendar: string, at: number): CalendarDate {
  const tag = `en-u-ca-${calendar}-nu-latn`;
  const format =
    formats.get(tag) ??
    new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  formats.set(tag, format);
  const parts = format.formatToParts(at);
  const number = (type: string): number =>
    Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10);
  return { year: number('year'), month: number('month'), day: number('day') };
}
