import { labelKey } from '../../core/people.ts';
import { minNameLength, nameParts } from '../names.ts';

/** How much two labels of a room resemble each other, and why. */
export interface Resemblance {
  /** Log odds that they are one person rather than two, from their letters alone. */
  odds: number;
  /** The part that both have, for the report. */
  shared: string | undefined;
}

/** Same first part, a name: the surest sign. Family names alone are shorter than a part. */
const sameName = 7;
/** One label's name within the other's: 进冬 in 占进冬. */
const nameWithin = 5;
/** The most that a shared part further on (a company, a city quarter) can say. */
const maxPart = 3;

/** Compares labels of one room; a part that many labels bear says little. */
export class Resemblances {
  readonly #parts = new Map<string, string[]>();
  readonly #bearers = new Map<string, number>();
  #labels = 0;

  constructor(labels: Iterable<string>) {
    for (const label of labels) {
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
      const rarity = Math.log(this.#labels / (1 + (this.#bearers.get(part) ?? 0)));
      const named = part === first || part === second;
      sum += Math.min(named ? sameName : maxPart, (named ? 1.3 : 0.6) * rarity);
      consider(sum, part);
    }
    for (const [name, parts] of [[first, other], [second, one]] as const) {
      if (name === undefined) continue;
      for (const part of parts) {
        if (part === name) continue;
        const [short, long] = part.length < name.length ? [part, name] : [name, part];
        if (short.length >= Math.max(2, minNameLength(short)) && isWithin(short, long)) consider(nameWithin, short);
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
  (long.startsWith(short) || long.endsWith(short)) && long.length - short.length <= 4;
