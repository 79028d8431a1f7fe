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
export const dozen = 12;

/** Two turns that say the same have the same key: emoticons and signs repeated count once, signs alone are alike. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '')
    .replace(/(.{1,4}?)\1+/gu, '$1') || 'signs';

/** The roll of the dozen turns from a place on, without those from `to` on. */
function rollFrom(keys: readonly string[], turns: readonly Turn[], at: number, to: number): Roll {
  const voices = new Set<number>();
  let last = at;
  for (let next = at; keys[at] !== '' && next < Math.min(to, at + dozen); next++) {
    if (keys[next] !== keys[at]) continue;
    voices.add((turns[next] as Turn).voice);
    last = next;
  }
  return { first: at, last, strength: voices.size / dozen };
}

const known = new WeakMap<Timeline, { keys: string[]; rolls: Roll[] }>();

/** The rolls from each place on; every candidate of the day asks for them. */
function rollsOf(timeline: Timeline): { keys: string[]; rolls: Roll[] } {
  const { turns } = timeline;
  const found = known.get(timeline);
  if (found) return found;
  const keys = turns.map((turn) => (turn.nod ? keyOf(turn.text) : ''));
  const rolls = keys.map((_, at) => rollFrom(keys, turns, at, turns.length));
  known.set(timeline, { keys, rolls });
  return { keys, rolls };
}

/**
 * Gives the strongest roll among the turns from `from` to before `to`: the dozen turns in a row in which the
 * greatest number of different voices said the same word. Works for any word, so for any host.
 */
export function strongestRoll(timeline: Timeline, from: number, to: number): Roll {
  const { keys, rolls } = rollsOf(timeline);
  let best: Roll = { first: from, last: from, strength: 0 };
  for (let at = from; at < Math.min(to, rolls.length); at++) {
    const whole = rolls[at] as Roll;
    if (whole.strength <= best.strength) continue;
    const roll = whole.last < to ? whole : rollFrom(keys, timeline.turns, at, to);
    if (roll.strength > best.strength) best = roll;
  }
  return best;
}
