/** Marks of writing direction, which WhatsApp puts before dates, notices and file names and around mentions. */
const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Returns a text without marks of writing direction. */
export const unmarked = (text: string): string => text.replace(marks, '');

/** The digits of all scripts of one character each, by their value. */
const digits = new Map<string, string>(
  Intl.supportedValuesOf('numberingSystem').flatMap((system) => {
    const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
    const shown = Array.from({ length: 10 }, (_, digit) => format.format(digit));
    return shown.every((sign) => /^\p{Nd}$/u.test(sign) && sign.length === 1)
      ? shown.map((sign, digit): [string, string] => [sign, String(digit)])
      : [];
  }),
);

/** Returns a text with the digits of other scripts as `0` to `9`; as long as it was. */
export const withDigits = (text: string): string =>
  /[^\x00-\x7f]/.test(text) ? text.replace(otherDigits, (sign) => digits.get(sign) ?? sign) : text;
const otherDigits = /[\p{Nd}--[0-9]]/gv;

/** Returns a text without marks, with plain digits and spaces: what a header is read from. */
export const plain = (text: string): string =>
  withDigits(unmarked(text)).replace(/[\u00a0\u2007\u2009\u202f\u3000]/g, ' ');

/** Returns how far into a raw text so many signs reach that are no marks. */
export function lengthBefore(raw: string, signs: number): number {
  if (unmarked(raw.slice(0, signs)).length === signs) return signs;
  let seen = 0;
  let at = 0;
  while (at < raw.length && seen < signs) {
    if (unmarked(raw.charAt(at)) !== '') seen++;
    at++;
  }
  return at;
}
