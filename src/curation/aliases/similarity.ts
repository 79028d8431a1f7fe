import { commonBeginning } from '../../language/zh/label.ts';
import { isCompany, type LabelName, type LabelNames, minNameLength } from '../../import/names.ts';

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
const maxLaterPart = 2;

/** Parts that begin alike: 找钢网, 找钢SCF. */
const likePart = 1.2;

/** Compares the labels of one room; a part that many of them bear says little. */
export class LabelSimilarity {
  readonly #names: LabelNames;
  readonly #bearers = new Map<string, number>();
  readonly #compared = new Map<string, Map<string, number>>();
  #labels = 0;

  /** @param speakers the labels among which a part is rare or common, one for each person */
  constructor(names: LabelNames, speakers: Iterable<string>) {
    this.#names = names;
    for (const label of speakers) {
      this.#labels++;
      for (const part of new Set(names.of(label).parts))
        this.#bearers.set(part, (this.#bearers.get(part) ?? 0) + 1);
    }
  }

  /** Returns the log odds that two labels are one person's rather than two people's, from their letters alone. */
  odds(a: string, b: string): number {
    const compared = this.#compared.get(a) ?? new Map<string, number>();
    this.#compared.set(a, compared);
    const cached = compared.get(b);
    if (cached !== undefined) return cached;
    const odds = this.#compare(this.#names.of(a), this.#names.of(b));
    compared.set(b, odds);
    return odds;
  }

  #compare(a: LabelName, b: LabelName): number {
    if (a.key !== '' && a.key === b.key) return sameLabel;
    let sum = 0;
    let best = 0;
    for (const part of a.parts)
      if (b.parts.includes(part)) best = Math.max(best, (sum += this.#oddsOfShared(part, a, b)));
    for (const part of a.parts) {
      if (!b.parts.includes(part) && b.parts.some((other) => beginAlike(part, other)))
        best = Math.max(best, (sum += likePart));
    }
    const within = isWithinAny(a.first, b.parts) || isWithinAny(b.first, a.parts);
    return within ? Math.max(best, nameWithin) : best;
  }

  /** What a part that both labels have says. */
  #oddsOfShared(part: string, a: LabelName, b: LabelName): number {
    const firsts = isCompany(part) ? 0 : [a.first, b.first].filter((name) => name === part).length;
    // A name that several speakers bear points to each of them a little less.
    const bearers = Math.max(1, this.#bearers.get(part) ?? 1);
    return firsts > 0
      ? oddsOfName(part)[firsts === 2 ? 0 : 1] - Math.log(bearers)
      : Math.min(isCompany(part) ? maxLaterPart : maxPart, 0.6 * Math.log((1 + this.#labels) / bearers));
  }
}

/** Whether a name stands in one of the parts, or one of them in the name. */
const isWithinAny = (name: string | undefined, parts: readonly string[]): boolean =>
  name !== undefined &&
  parts.some((part) => {
    if (part === name) return false;
    const [short, long] = part.length < name.length ? [part, name] : [name, part];
    return isWithin(short, long) && short.length >= Math.max(2, minNameLength(short));
  });

/** A given name ends the full name, a nickname with a company begins with it. */
const isWithin = (short: string, long: string): boolean =>
  (long.startsWith(short) || long.endsWith(short)) &&
  (long.length - short.length <= 4 || (short.length >= 3 && /\p{Script=Han}/u.test(short)));

const beginAlike = (a: string, b: string): boolean =>
  a.slice(0, 2) === b.slice(0, 2) && /^\p{Script=Han}{2}/u.test(a) && !commonBeginning.test(a);

function oddsOfName(part: string): readonly [both: number, one: number] {
  const { chinese, latin } = nameOdds;
  if (/\p{Script=Han}/u.test(part)) {
    return part.length === 2 ? chinese[2] : part.length === 3 ? chinese[3] : chinese.longer;
  }
  return part.length >= 6 ? latin.longer : part.length === 5 ? latin[5] : latin.short;
}
