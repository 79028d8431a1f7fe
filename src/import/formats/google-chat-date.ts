import { hourOf } from '../twelve-hours.ts';

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ru', 'uk', 'pl', 'tr', 'id', 'sv'];

/** The number of each month by its name, as it stands in a date. */
const months = new Map(
  languages.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(Date.UTC(2020, month, 3));
      return [parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? '', month] as const;
    });
  }),
);

/**
 * Reads a time as Google writes it in the language of an account, in UTC: `Thursday, November 3, 2016 at 11:59:50 AM
 * UTC`, `2016年11月3日星期四 UTC 11:59:50`. Returns milliseconds since 1970, or NaN.
 */
export function readGoogleDate(text: string): number {
  const written = text.slice(0, 120).replace(/[\u00a0\u202f]/g, ' ');
  const time = /(\d{1,2})[:.時时시] ?(\d{2})[:.分분] ?(\d{2})/.exec(written);
  if (!time) return Number.NaN;
  const [, hours, minutes, seconds] = time.map(Number) as [number, number, number, number];
  const half = /\b[AP]\.? ?M\b\.?|[上下]午|午[前後]|오[전후]/i.exec(written)?.[0]?.replace(/[. ]/g, '');
  const [year, month, day] = dayOf(written.replace(time[0], ' '));
  return Date.UTC(year, month, day, hourOf(hours, half), minutes, seconds);
}

function dayOf(written: string): [number, number, number] {
  const [, year, month, day] = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})/.exec(written) ?? [];
  if (year !== undefined) return [Number(year), Number(month) - 1, Number(day)];
  const words = written.toLowerCase().match(/\p{L}+/gu) ?? [];
  const named = words.map((word) => months.get(word)).find((found) => found !== undefined);
  const latin = /(?<!\d)(\d{4})(?!\d)/.exec(written)?.[1];
  const date = /(?<!\d)(\d{1,2})(?!\d)/.exec(written)?.[1];
  return [Number(latin ?? Number.NaN), named ?? Number.NaN, Number(date ?? Number.NaN)];
}
