import { localDateTime, type LocalDateTime } from '../clock.ts';
import { halves, hourOf } from '../twelve-hours.ts';

/** A line that begins a message or a notice, or that is a date. */
export type KakaoLine =
  | { moment: LocalDateTime; speaker: string | undefined; words: string }
  | { clock: { hour: number; minute: number }; speaker: string; words: string }
  | { date: string };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = `(?:(${halves}) ?)?(\\d{1,2}):(\\d{2})(?:[ \\u202f\\u00a0]?(${halves}))?`;
/** `2016년 2월 5일 오전 1:33` of Android, `2025. 10. 14. 오전 9:30` of iPhones. */
const korean = new RegExp(`^(\\d{4})[년.] ?(\\d{1,2})[월.] ?(\\d{1,2})[일.] ${clock}(, |: |$)`);
/** `February 10, 2016, 2:33 AM`, `Feb 10, 2016 at 14:33`. */
const english = new RegExp(`^([A-Z][a-z]{2,8}) (\\d{1,2}), (\\d{4})(?:,| at)? ${clock}(, |: |$)`);
/** `--------------- 2020년 6월 28일 일요일 ---------------` of computers; phones write the date alone. */
const koreanDay =
  /^(?:-{5,} ?)?(\d{4})[년.] ?(\d{1,2})[월.] ?(\d{1,2})[일.](?: ?[월화수목금토일]요일)?(?: ?-{5,})?$/;
const englishDay = /^(?:-{5,} ?)?(?:[A-Z][a-z]{5,8}, )?([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})(?: ?-{5,})?$/;
/** `[NAME] [오전 1:01] words` of computers. */
const bracketed = new RegExp(`^\\[([^\\]\\n]{1,80}(?:\\][^\\]\\n]{1,40})?)\\] \\[${clock}\\] ?`);
/** A line longer than this is no header; only so much of it is looked at. */
const headerCharacters = 200;

/** Reads a line that begins something. */
export function readLine(raw: string): KakaoLine | undefined {
  const start = raw.slice(0, headerCharacters);
  const inBrackets = bracketed.exec(start);
  if (inBrackets) {
    const [all, speaker = '', before, hour, minute, after] = inBrackets;
    return {
      clock: { hour: hourOf(Number(hour), before ?? after), minute: Number(minute) },
      ...{ speaker, words: raw.slice(all.length) },
    };
  }
  const date = dateOf(start);
  if (date !== undefined) return { date };
  const found = korean.exec(start) ?? english.exec(start);
  if (!found) return undefined;
  const [all, first = '', second, third, before, hour, minute, after, end] = found;
  const [year, month, day] = /^\d/.test(first)
    ? [Number(first), Number(second), Number(third)]
    : [Number(third), monthOf(first), Number(second)];
  const moment = localDateTime(year, month, day, hourOf(Number(hour), before ?? after), Number(minute), 0);
  if (!moment) return undefined;
  const rest = raw.slice(all.length);
  if (rest.trim() === '' && end !== ', ') return { date: moment.date };
  const colon = end === ', ' ? rest.slice(0, headerCharacters).indexOf(' : ') : -1;
  if (colon < 0) return { moment, speaker: undefined, words: rest };
  return { moment, speaker: rest.slice(0, colon), words: rest.slice(colon + 3) };
}

function dateOf(start: string): string | undefined {
  const line = start.trim();
  const [, year, month, day] = koreanDay.exec(line) ?? [];
  if (year !== undefined) return localDateTime(Number(year), Number(month), Number(day), 0, 0, 0)?.date;
  const [, name = '', second, third] = englishDay.exec(line) ?? [];
  return localDateTime(Number(third), monthOf(name), Number(second), 0, 0, 0)?.date;
}

const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
