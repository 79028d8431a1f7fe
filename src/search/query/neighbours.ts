import type { Messages } from './messages.ts';

/** A message that holds some of the words, while messages around it hold the others. */
export interface Neighbours {
  day: number;
  message: number;
  /** The messages that hold the words which it lacks, ascending. */
  partners: number[];
}

/** How many messages before and after count as neighbours: about a screen of a phone. */
const neighbourReach = 3;

/**
 * Finds where words occur together only with the help of neighbouring messages of the same day. Where a
 * message within reach holds all of them, nothing is said: that one is found by itself. No message is named
 * twice.
 * @param terms for each word, the messages that hold it
 * @param unwanted messages that hold a word which is not to occur
 */
export function neighboursOf(
  terms: readonly Messages[],
  unwanted: readonly Messages[],
  reach = neighbourReach,
): Neighbours[] {
  const [first, ...rest] = terms;
  if (!first || rest.length === 0) return [];
  const found: Neighbours[] = [];
  for (const day of first.keys()) {
    if (!rest.every((term) => term.has(day))) continue;
    const held = new Map<number, Set<number>>();
    for (const [index, term] of terms.entries()) {
      for (const message of term.get(day)?.keys() ?? []) {
        if (unwanted.some((messages) => messages.get(day)?.has(message))) continue;
        const words = held.get(message);
        if (words) words.add(index);
        else held.set(message, new Set([index]));
      }
    }
    found.push(...ofDay(day, held, terms.length, reach));
  }
  return found;
}

/** @param held which words each message of the day holds */
function ofDay(
  day: number,
  held: ReadonlyMap<number, ReadonlySet<number>>,
  words: number,
  reach: number,
): Neighbours[] {
  const taken = new Set<number>();
  const found: Neighbours[] = [];
  // What holds most words speaks for its surroundings.
  const richest = [...held].sort(([a, x], [b, y]) => y.size - x.size || a - b);
  for (const [message, own] of richest) {
    if (own.size === words || taken.has(message)) continue;
    const near: number[] = [];
    for (let step = 1; step <= reach; step++) near.push(message - step, message + step);
    if (near.some((one) => held.get(one)?.size === words)) continue;
    const known = new Set(own);
    const partners: number[] = [];
    for (const one of near) {
      const more = taken.has(one) ? [] : [...(held.get(one) ?? [])].filter((word) => !known.has(word));
      if (more.length === 0) continue;
      partners.push(one);
      for (const word of more) known.add(word);
    }
    if (known.size < words) continue;
    for (const one of [message, ...partners]) taken.add(one);
    found.push({ day, message, partners: partners.sort((a, b) => a - b) });
  }
  return found.sort((a, b) => a.message - b.message);
}
