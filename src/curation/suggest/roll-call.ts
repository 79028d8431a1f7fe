import type { Utterance } from './utterance.ts';

/** A run of utterances in which many people say the same short thing: a sign-in, or applause. */
export interface RollCall {
  /** Places in `Timeline.utterances`, ends included. */
  first: number;
  last: number;
  /** Share of the best dozen of utterances that was the same word by different people, 0…1. */
  strength: number;
}

/** So many utterances are looked at together: a roll call of ten people is no chance, whatever the word is. */
export const dozen = 12;

/** Two utterances that say the same have the same key: emoticons and signs repeated count once, signs alone are alike. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '')
    .replace(/(.{1,4}?)\1+/gu, '$1') || 'signs';

/** The roll calls of a day. */
export class RollCalls {
  readonly #utterances: readonly Utterance[];
  /** What each utterance says, if it is a backchannel. */
  readonly #keys: readonly string[];
  /** The roll call from each place on; every candidate of the day asks for them. */
  readonly #fromEach: readonly RollCall[];

  constructor(utterances: readonly Utterance[]) {
    this.#utterances = utterances;
    this.#keys = utterances.map(({ backchannel, text }) => (backchannel ? keyOf(text) : ''));
    this.#fromEach = utterances.map((_, at) => this.#from(at, utterances.length));
  }

  /**
   * Returns the strongest roll call from place `from` to before `to`: the dozen utterances in a row in which most
   * participants said the same word. Works for any word, so for any host.
   */
  strongest(from: number, to: number): RollCall {
    let best: RollCall = { first: from, last: from, strength: 0 };
    for (let at = from; at < Math.min(to, this.#fromEach.length); at++) {
      const whole = this.#fromEach[at] as RollCall;
      if (whole.strength <= best.strength) continue;
      const rollCall = whole.last < to ? whole : this.#from(at, to);
      if (rollCall.strength > best.strength) best = rollCall;
    }
    return best;
  }

  /** The roll call of the dozen utterances from a place on, without those from `to` on. */
  #from(at: number, to: number): RollCall {
    const keys = this.#keys;
    const participants = new Set<number>();
    let last = at;
    for (let next = at; keys[at] !== '' && next < Math.min(to, at + dozen); next++) {
      if (keys[next] !== keys[at]) continue;
      participants.add((this.#utterances[next] as Utterance).participant);
      last = next;
    }
    return { first: at, last, strength: participants.size / dozen };
  }
}
