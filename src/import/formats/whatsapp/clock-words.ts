/**
 * The languages whose words for halves of the day, months and eras are known: those of WhatsApp's apps with most
 * users. The words are those of Unicode CLDR, as `Intl` has them.
 */
const locales = (
  'en de es es-MX fr pt pt-PT it nl ru uk pl tr ar ar-SA he fa hi id ms vi th ja ko zh zh-Hant el bn ta te mr gu kn ml pa ' +
  'ur sw fi sv da nb cs sk hu ro bg hr sr sl ca fil kk uz az sq af et lv lt'
).split(' ');

/** Halves of the day that phones with an older CLDR write, before and after noon. */
const olderHalves: readonly (readonly [before: string, after: string])[] = [
  ['am', 'pm'],
  ['오전', '오후'],
  ['午前', '午後'],
  ['上午', '下午'],
  ['vorm', 'nachm'],
  ['לפנה״צ', 'אחה״צ'],
  ['לפנה"צ', 'אחה"צ'],
  ['पूर्वाह्न', 'अपराह्न'],
  ['পূর্বাহ্ন', 'অপরাহ্ন'],
  ['முற்பகல்', 'பிற்பகல்'],
  ['ก่อนเที่ยง', 'หลังเที่ยง'],
  ['قبل‌ازظهر', 'بعدازظهر'],
  ['قبل دوپہر', 'بعد دوپہر'],
  ['ДП', 'ПП'],
  ['vm', 'nm'],
];

/** Words around date and time that say nothing: at, on, o'clock, year. */
const fillers = new Set(
  (
    'at um klo kl kell le à las a les alle ore om o ob в во о об de del do da den der the el la на от г ч г/ч р год ' +
    'เวลา น lúc ngày pukul jam tanggal pkl ساعت الساعة في को बजे 時 时 の at on ve saat هـ ه'
  ).split(' '),
);

/** Returns the letters of a text as words are looked up, without case, points and spaces. */
export const wordKey = (text: string): string => tokensOf(text).join('');

/** Returns the runs of letters of a text. */
export const tokensOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu) ?? [];

/**
 * Takes the longest run of words that a table knows out of a list.
 * @returns its value, and the words that are left
 */
export function take<T>(
  tokens: readonly string[],
  table: ReadonlyMap<string, T>,
): { value: T; rest: string[] } | undefined {
  for (let length = Math.min(4, tokens.length); length > 0; length--) {
    for (let start = 0; start + length <= tokens.length; start++) {
      const value = table.get(tokens.slice(start, start + length).join(''));
      if (value !== undefined) return { value, rest: tokens.toSpliced(start, length) };
    }
  }
  return undefined;
}

/** Whether nothing but words that say nothing is left. */
export const onlyFillers = (tokens: readonly string[]): boolean =>
  tokens.every((token) => fillers.has(token));

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** The hours (0 to 23) that words for times of day stand with: 下午, p. m., ب.ظ. */
export const dayPeriods = once((): ReadonlyMap<string, ReadonlySet<number>> => {
  const hours = new Map<string, Set<number>>();
  const add = (word: string, hour: number): void => {
    const key = wordKey(word);
    if (key === '' || fillers.has(key)) return;
    hours.set(key, (hours.get(key) ?? new Set<number>()).add(hour));
  };
  for (const locale of locales) {
    for (const dayPeriod of [undefined, 'short', 'long'] as const) {
      const options = { hour: 'numeric', hour12: true, timeZone: 'UTC', dayPeriod } as const;
      const format = new Intl.DateTimeFormat(locale, options);
      for (let hour = 0; hour < 24; hour++) {
        for (const { type, value } of format.formatToParts(Date.UTC(2020, 0, 1, hour, 30))) {
          if (type === 'dayPeriod') add(value, hour);
        }
      }
    }
  }
  for (const pair of olderHalves) {
    pair.forEach((word, half) => {
      hours.delete(wordKey(word));
      for (let hour = 0; hour < 12; hour++) add(word, half * 12 + hour);
    });
  }
  return hours;
});

/** Returns the hour from 0 to 23 of an hour on a clock of twelve with a word for the time of day. */
export function hourIn(hour: number, hours: ReadonlySet<number>): number {
  if (hour > 12 || hour === 0) return hour;
  const distance = (candidate: number): number =>
    Math.min(
      ...[...hours].map((known) => Math.min((known - candidate + 24) % 24, (candidate - known + 24) % 24)),
    );
  return distance(hour % 12) <= distance((hour % 12) + 12) ? hour % 12 : (hour % 12) + 12;
}

/** Calendars that `Intl` writes months of by name, and that phones use by their language. */
const monthCalendars = [
  ['gregory', locales],
  ['persian', ['fa', 'en']],
  ['islamic-umalqura', ['ar', 'en']],
] as const;

/** Months by their names, long and short, also as they stand beside a day: 1 to 12. */
export const months = once((): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const [calendar, languages] of monthCalendars) {
    const number = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      month: 'numeric',
      timeZone: 'UTC',
    });
    for (const language of languages) {
      for (const options of [
        { month: 'long' },
        { month: 'short' },
        { month: 'long', day: 'numeric' },
        { month: 'short', day: 'numeric' },
      ] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-${calendar}`, {
          ...options,
          timeZone: 'UTC',
        });
        for (let at = Date.UTC(2020, 0, 10); at < Date.UTC(2021, 0, 10); at += 15 * 86_400_000) {
          const month = Number(number.format(at));
          const parts = format.formatToParts(at);
          const name = parts.find(({ type }) => type === 'month')?.value ?? '';
          if (/\p{Nd}/u.test(name)) continue;
          // Hebrew writes a preposition in front of the name.
          const beside = parts
            .filter(({ type }) => type !== 'day')
            .map(({ value }) => value)
            .join('');
          for (const key of [wordKey(name), wordKey(beside)]) {
            if (key.length > 1 && !fillers.has(key) && !found.has(key)) found.set(key, month);
          }
        }
      }
    }
  }
  return found;
});
