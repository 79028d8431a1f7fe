import { labelKey } from '../../core/people.ts';
import { isCompany, minNameLength, nameParts } from '../names.ts';

/** How much two labels of a room resemble each other, and why. */
export interface Resemblance {
  /** Log odds that they are one person rather than two, from their letters alone. */
  odds: number;
  /** The part that both have, for the report. */
  shared: string | undefined;
}

/** Same name, the first part of one label: the longer, the fewer bear it by chance. */
const sameName = 8;
const sameFullName = 10.5;
const sameShortName = 6;
/** One label's name within the other's: 进冬 in 占进冬. */
const nameWithin = 6;
/** The most that a shared part further on (a company, a city quarter) can say. */
const maxPart = 3;
const maxCompany = 2;

/** Parts that begin alike: 找钢网, 找钢SCF. */
const likePart = 1.2;

/** Compares labels of one room; a part that many labels bear says little. */
export class Resemblances {
  readonly #parts = new Map<string, string[]>();
  readonly #bearers = new Map<string, number>();
  #labels = 0;

  /** @param speakers the labels among which a part is rare or common, one for each person */
  constructor(speakers: Iterable<string>) {
    for (const label of speakers) {
      const parts = nameParts(label);
      this.#labels++;
      for (const part of new Set(parts)) this.#bearers.set(part, (this.#bearers.get(part) ?? 0) + 1);
    }
  }

  compare(a: string, b: string): Resemblance {
    const [one, other] = [this.#partsOf(a), this.#partsOf(b)];
    const [first, second] = [one[0], other[0]];
    if (labelKey(a) !== '' && labelKey(a) === labelKey(b)) return { odds: 2 * sameName, shared: a };
    let best: Resemblance = { odds: 0, shared: undefined };
    const consider = (odds: number, shared: string): void => {
      if (odds > best.odds) best = { odds, shared };
    };
    let sum = 0;
    for (const part of one) {
      if (!other.includes(part)) continue;
      const rarity = Math.log((1 + this.#labels) / Math.max(1, this.#bearers.get(part) ?? 1));
      const named = (part === first || part === second) && !isCompany(part);
      // A name that several speakers bear points to each of them a little less.
      const bearers = this.#bearers.get(part) ?? 1;
      sum += named
        ? nameOdds(part) - Math.log(Math.max(1, bearers))
        : Math.min(isCompany(part) ? maxCompany : maxPart, 0.6 * rarity);
      consider(sum, part);
    }
    for (const part of one) {
      if (!other.includes(part) && other.some((two) => beginAlike(part, two)))
        consider((sum += likePart), part.slice(0, 2));
    }
    for (const [name, parts] of [
      [first, other],
      [second, one],
    ] as const) {
      if (name === undefined) continue;
      for (const part of parts) {
        if (part === name) continue;
        const [short, long] = part.length < name.length ? [part, name] : [name, part];
        if (short.length >= Math.max(2, minNameLength(short)) && isWithin(short, long))
          consider(nameWithin, short);
      }
    }
    return best;
  }

  #partsOf(label: string): string[] {
    const held = this.#parts.get(label);
    if (held) return held;
    const parts = nameParts(label);
    this.#parts.set(label, parts);
    return parts;
  }
}

/** A given name ends the full name, a nickname with a company begins with it. */
const isWithin = (short: string, long: string): boolean =>
  (long.startsWith(short) || long.endsWith(short)) &&
  (long.length - short.length <= 4 || (short.length >= 3 && /\p{Script=Han}/u.test(short)));

const beginAlike = (a: string, b: string): boolean =>
  a.slice(0, 2) === b.slice(0, 2) &&
  /^\p{Script=Han}{2}/u.test(a) &&
  !/^(?:产品|支付|技术|研发|开发|架构|运营|上海|北京|深圳|杭州|广州|成都|中国|银行)/.test(a);

function nameOdds(part: string): number {
  if (/\p{Script=Han}/u.test(part)) return part.length >= 3 ? sameFullName : sameName + 1;
  return part.length >= 6 ? sameFullName : part.length >= 5 ? sameName : sameShortName;
}
