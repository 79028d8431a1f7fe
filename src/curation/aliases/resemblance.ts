import { labelKey } from '../../archive/people.ts';
import { firstName, isCompany, minNameLength, nameParts } from '../../import/names.ts';

/** How much two labels of a room resemble each other, and why. */
export interface Resemblance {
  /** Log odds that they are one person rather than two, from their letters alone. */
  odds: number;
  /** The part that both have, for the report. */
  shared: string | undefined;
}

/**
 * Log odds of a name that is the first part of both labels, and of one only: the longer, the fewer bear it by
 * chance; four Chinese characters and more are a nickname or a company.
 */
const nameOdds = {
  chinese: { 2: [11, 6], 3: [13, 10.5], longer: [11, 3] },
  latin: { short: [6, 3], 5: [8, 5], longer: [10.5, 7.5] },
} as const;
/** Labels that differ in dashes, case or emoji only. */
const sameLabel = 16;
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
    const [first, second] = [firstName(a), firstName(b)];
    if (labelKey(a) !== '' && labelKey(a) === labelKey(b)) return { odds: sameLabel, shared: a };
    let best: Resemblance = { odds: 0, shared: undefined };
    const consider = (odds: number, shared: string): void => {
      if (odds > best.odds) best = { odds, shared };
    };
    let sum = 0;
    for (const part of one) {
      if (!other.includes(part)) continue;
      const firsts = isCompany(part) ? 0 : [first, second].filter((name) => name === part).length;
      // A name that several speakers bear points to each of them a little less.
      const bearers = Math.max(1, this.#bearers.get(part) ?? 1);
      sum +=
        firsts > 0
          ? oddsOfName(part)[firsts === 2 ? 0 : 1] - Math.log(bearers)
          : Math.min(isCompany(part) ? maxCompany : maxPart, 0.6 * Math.log((1 + this.#labels) / bearers));
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

function oddsOfName(part: string): readonly [both: number, one: number] {
  const { chinese, latin } = nameOdds;
  if (/\p{Script=Han}/u.test(part)) {
    return part.length === 2 ? chinese[2] : part.length === 3 ? chinese[3] : chinese.longer;
  }
  return part.length >= 6 ? latin.longer : part.length === 5 ? latin[5] : latin.short;
}
