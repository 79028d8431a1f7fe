import type { Bounds } from './boundaries.ts';
import { closingCues, countCues, hostCues, openingCues } from './cues.ts';
import { strongestRoll } from './crowd.ts';
import { namesVoice } from './names.ts';
import type { Timeline, Turn } from './timeline.ts';

/** A possible talk, with what surrounds it. */
export interface Candidate {
  timeline: Timeline;
  voice: number;
  bounds: Bounds;
  /** See `Stretch.gain`. */
  gain: number;
  /** What stands before this place belongs to an earlier talk: its sign-in is not this one's. */
  after: number;
}

/** One thing that speaks for a talk. */
export interface Signal {
  name: string;
  /** How strongly it is there, 0 to about 1. */
  measure: (candidate: Candidate) => number;
  /** What to tell the curator, of a measure above nothing. */
  words: (candidate: Candidate, measure: number) => string;
}

const hour = 3600;
/** A sign-in leads a talk by up to this long. */
const leadTime = 5 * hour;

const turnsOf = ({ timeline, bounds }: Candidate): Turn[] => timeline.turns.slice(bounds.start, bounds.end + 1);
const ownOf = (candidate: Candidate): Turn[] => turnsOf(candidate).filter((turn) => turn.voice === candidate.voice);
const sum = (turns: readonly Turn[]): number => turns.reduce((total, turn) => total + turn.length, 0);

function before({ timeline: { turns }, bounds: { start }, after }: Candidate): { from: number; to: number } {
  const second = (turns[start] as Turn).second;
  const from = turns.findIndex((turn) => turn.second >= second - leadTime);
  return { from: Math.min(Math.max(from, after), start), to: start };
}

export function signInOf(candidate: Candidate) {
  const { from, to } = before(candidate);
  return strongestRoll(candidate.timeline, from, to);
}

/** The turn in which someone else announced the talk, if there is one. */
export function announcementOf(candidate: Candidate): { at: number; strength: number } {
  const { timeline, voice } = candidate;
  const { from, to } = before(candidate);
  let best = { at: -1, strength: 0 };
  for (let at = from; at < to; at++) {
    const turn = timeline.turns[at] as Turn;
    if (turn.voice === voice || turn.nod || turn.length < 10) continue;
    const echo = strongestRoll(timeline, at + 1, Math.min(to, at + 25)).strength;
    const named = namesVoice(timeline, turn, voice) ? 1 : 0;
    const mention = turn.mentions.length > 0 ? 0.5 : 0;
    const strength = Math.max(named, mention) * Math.min(1, turn.length / 40) * Math.min(1, echo / 0.35);
    if (strength > best.strength) best = { at, strength };
  }
  return best;
}

/** Everything that speaks for a talk. The weights are in `weights.ts`. */
export const signals = [
  {
    name: 'dominance',
    measure: ({ gain }) => Math.log(1 + Math.max(0, gain)) / 5,
    words: (candidate) => `${ownOf(candidate).length} messages, ${sum(ownOf(candidate))} characters by one speaker`,
  },
  {
    name: 'silence',
    measure: (candidate) => sum(ownOf(candidate)) / Math.max(1, sum(turnsOf(candidate))),
    words: (_, measure) => `${Math.round(100 * measure)} % of all that was said meanwhile`,
  },
  {
    name: 'pasted',
    measure: (candidate) => {
      const own = ownOf(candidate);
      const fast = own.filter((turn, nth) => {
        const previous = own[nth - 1];
        return previous && turn.length >= 50 && turn.length > 4 * (turn.second - previous.second);
      });
      return Math.min(1, fast.length / 4);
    },
    words: () => 'long messages faster than anyone types: written beforehand',
  },
  {
    name: 'sign-in',
    measure: (candidate) => signInOf(candidate).strength,
    words: (_, measure) => `${Math.round(12 * measure)} of 12 people in a row gave the same sign before`,
  },
  {
    name: 'announcement',
    measure: (candidate) => announcementOf(candidate).strength,
    words: () => 'announced by someone else, to whom many answered',
  },
  {
    name: 'host words',
    measure: (candidate) => {
      const { from, to } = before(candidate);
      const turns = candidate.timeline.turns.slice(from, to).filter((turn) => turn.voice !== candidate.voice && !turn.nod);
      return Math.max(0, ...turns.map((turn) => Math.max(0, countCues(turn.text, hostCues) - 2) / 3));
    },
    words: () => 'words of a host before',
  },
  {
    name: 'opening',
    measure: (candidate) => Math.min(1, Math.max(...ownOf(candidate).slice(0, 4).map((turn) => countCues(turn.text, openingCues))) / 3),
    words: () => 'opening words of a lead',
  },
  {
    name: 'closing',
    measure: (candidate) => Math.min(1, Math.max(...ownOf(candidate).slice(-4).map((turn) => countCues(turn.text, closingCues))) / 2),
    words: () => 'closing words of a lead',
  },
  {
    name: 'applause',
    measure: ({ timeline, bounds: { end } }) => strongestRoll(timeline, end + 1, end + 25).strength,
    words: () => 'applause after',
  },
  {
    name: 'answers',
    measure: ({ timeline: { turns }, voice, bounds: { end } }) => {
      const from = (turns[end] as Turn).second;
      const voices = new Set<number>();
      for (const turn of turns.slice(end + 1)) {
        if (turn.second > from + hour) break;
        if (turn.voice !== voice && turn.question) voices.add(turn.voice);
      }
      return Math.min(1, voices.size / 6);
    },
    words: (_, measure) => `${Math.round(6 * measure)} people asked questions after`,
  },
] as const satisfies readonly Signal[];

export type SignalName = (typeof signals)[number]['name'];
