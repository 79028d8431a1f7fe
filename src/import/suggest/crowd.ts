import type { Timeline, Turn } from './timeline.ts';

/** A run of turns in which many people say the same short thing: a sign-in, or applause. */
export interface Roll {
  /** Places in `Timeline.turns`, ends included. */
  first: number;
  last: number;
  /** Share of the best dozen of turns that was the same word by different people, 0…1. */
  strength: number;
}

/** So many turns are looked at together: a roll of ten people is no chance, whatever the word is. */
const dozen = 12;

/** Two turns that say the same have the same key: emoticons and signs repeated count once, signs alone are alike. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '')
    .replace(/(.{1,4}?)\1+/gu, '$1') || 'signs';

/**
 * Gives the strongest roll among the turns from `from` to before `to`: the dozen turns in a row in which the
 * greatest number of different voices said the same word. Works for any word, so for any host.
 */
export function strongestRoll({ turns }: Timeline, from: number, to: number): Roll {
  const keys = turns.slice(from, to).map((turn) => (turn.nod ? keyOf(turn.text) : ''));
  const best: Roll = { first: from, last: from, strength: 0 };
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as string;
    if (key === '') continue;
    const voices = new Set<number>();
    let last = at;
    for (let next = at; next < Math.min(keys.length, at + dozen); next++) {
      if (keys[next] !== key) continue;
      voices.add((turns[from + next] as Turn).voice);
      last = next;
    }
    const strength = voices.size / dozen;
    if (strength > best.strength) Object.assign(best, { first: from + at, last: from + last, strength });
  }
  return best;
}
