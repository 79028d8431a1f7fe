import type { Bounds } from './boundaries.ts';
import { closingCues, countCues, hostCues, openingCues } from './cues.ts';
import { clockTimes } from '../../language/zh/clock.ts';
import { dozen, type Roll, strongestRoll } from './crowd.ts';
import { namesVoice } from './names.ts';
import type { Timeline, Turn } from './timeline.ts';

/** A possible talk, with what surrounds it. */
export interface Candidate {
  timeline: Timeline;
  voice: number;
  bounds: Bounds;
  /** See `Stretch.gain`. */
  gain: number;
  /** The turns before it that may be its sign-in: from a place to before another. */
  sight: { from: number; to: number };
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

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
const turnsOf = ({ timeline, bounds }: Candidate): Turn[] =>
  timeline.turns.slice(bounds.start, bounds.end + 1);
const ownOf = (candidate: Candidate): Turn[] =>
  turnsOf(candidate).filter((turn) => turn.voice === candidate.voice);
const answersOf = ({ timeline: { turns }, voice, bounds: { end, last } }: Candidate): Turn[] =>
  turns.slice(end + 1, last + 1).filter((turn) => turn.voice === voice);
const sum = (turns: readonly Turn[]): number => turns.reduce((total, turn) => total + turn.length, 0);

/** The strongest roll before a talk, which may be its sign-in. */
export const signInOf = ({ timeline, sight }: Candidate): Roll =>
  strongestRoll(timeline, sight.from, sight.to);

/** A turn before a talk that may have announced it. */
export interface Announcement {
  at: number;
  /** How much it looks like one, whoever is meant: long, it calls someone or speaks as hosts do, and many answer. 0…1. */
  strength: number;
  /** Whether it mentions the one who then talks. */
  named: boolean;
}

/** An announcement has at least so many characters; fewer are a call to someone. */
const announcementLength = 40;
/** Without a mention or a name, it must hold so many kinds of words that hosts use. */
const hostCuesNeeded = 3;
/** Who answers an announcement does so within so many turns; this share of a dozen is all that can be wished for. */
const echoTurns = 25;
const fullEcho = 0.4;

/** Returns how many people answer an announcement with the same word, or each with emoticons of their own: a share of a dozen. */
function echoOf(timeline: Timeline, from: number, to: number): number {
  const emoticons = timeline.turns
    .slice(from, Math.min(to, from + dozen))
    .filter((turn) => turn.nod && turn.length === 0 && turn.kind === 'text');
  const voices = new Set(emoticons.map((turn) => turn.voice));
  return Math.max(strongestRoll(timeline, from, to).strength, voices.size / dozen);
}

/** The turn of someone else that most looks like the announcement of a talk; one that names the lead before others. */
export function announcementOf({ timeline, voice, sight }: Candidate): Announcement | undefined {
  let best: Announcement | undefined;
  const rank = ({ strength, named }: Announcement): number => strength * (named ? 2 : 1);
  for (let at = sight.from; at < sight.to; at++) {
    const turn = timeline.turns[at] as Turn;
    if (turn.voice === voice || turn.nod) continue;
    const named = namesVoice(timeline, turn, voice);
    if (!named && turn.mentions.length === 0 && countCues(turn.text, hostCues) < hostCuesNeeded) continue;
    const echo = echoOf(timeline, at + 1, Math.min(sight.to, at + echoTurns));
    const strength = Math.min(1, turn.length / announcementLength) * Math.min(1, echo / fullEcho);
    const found = { at, strength, named };
    if (strength > 0 && (!best || rank(found) > rank(best))) best = found;
  }
  return best;
}

/** From this strength on, a roll before a talk is its sign-in, and a turn that echoes is its announcement. */
const signInBar = 0.4;
const announcementBar = 0.3;

/** A call to sign in stands so close before the first who does. */
const callTurns = 3;
/** Announcement and sign-in of one talk lie no further apart than this. */
const together = 1.5 * hour;

/** Where the sign-in begins: with the announcement or the call that it follows, or with its first sign. */
export function signInStart(candidate: Candidate): number | undefined {
  const { turns } = candidate.timeline;
  const second = (at: number): number => (turns[at] as Turn).second;
  const roll = signInOf(candidate);
  const announcement = announcementOf(candidate);
  const announced = announcement && announcement.strength >= announcementBar ? announcement.at : undefined;
  if (roll.strength < signInBar) return announced;
  const before = turns.slice(Math.max(candidate.sight.from, roll.first - callTurns), roll.first);
  const call = before.findIndex((turn) => !turn.nod && turn.second > second(roll.first) - 180);
  const called = call < 0 ? roll.first : roll.first - before.length + call;
  if (announced === undefined || Math.abs(second(announced) - second(called)) > together)
    return announced ?? called;
  return Math.min(announced, called);
}

/** A talk begins from so long before the hour that was announced to so long after. */
const early = 0.25 * hour;
const late = 0.6 * hour;

/** Whether someone else said before at which hour this would begin. */
function announcedHour({ timeline: { turns }, voice, bounds, sight }: Candidate): boolean {
  const start = (turns[bounds.start] as Turn).second;
  return turns.slice(sight.from, sight.to).some((turn) => {
    if (turn.voice === voice || turn.nod || turn.length < announcementLength / 2) return false;
    return clockTimes(turn.text).some((second) => start >= second - early && start <= second + late);
  });
}

/** In the sample nobody gained more than this (see `Stretch.gain`) in free chat; talks gain 12 to 110. */
const conversation = 14;

/** Everything that speaks for a talk. The weights are in `weights.ts`. */
export const signals = [
  {
    name: 'dominance',
    measure: ({ gain }) => Math.log(1 + Math.max(0, gain)) / 5,
    words: (candidate) =>
      `${ownOf(candidate).length} messages, ${sum(ownOf(candidate))} characters by one speaker`,
  },
  {
    name: 'monologue',
    measure: ({ gain }) => clamp((gain - conversation) / conversation / 2),
    words: () => 'more than anyone says in conversation',
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
    measure: (candidate) => clamp((signInOf(candidate).strength - 0.25) / 0.5),
    words: (candidate) =>
      `${Math.round(12 * signInOf(candidate).strength)} of 12 people in a row gave the same sign before`,
  },
  {
    name: 'announcement',
    measure: (candidate) => announcementOf(candidate)?.strength ?? 0,
    words: () => 'announced by someone else, to whom many answered',
  },
  {
    name: 'named',
    measure: (candidate) => {
      const found = announcementOf(candidate);
      return found?.named ? found.strength : 0;
    },
    words: () => 'the announcement mentions the speaker',
  },
  {
    name: 'hour',
    measure: (candidate) => Number(announcedHour(candidate)),
    words: () => 'begins about the hour that someone had announced',
  },
  {
    name: 'opening',
    measure: (candidate) =>
      Math.min(
        1,
        Math.max(
          ...ownOf(candidate)
            .slice(0, 4)
            .map((turn) => countCues(turn.text, openingCues)),
        ) / 3,
      ),
    words: () => 'opening words of a lead',
  },
  {
    name: 'closing',
    measure: (candidate) =>
      Math.min(
        1,
        Math.max(
          0,
          ...ownOf(candidate)
            .slice(1)
            .slice(-4)
            .map((turn) => countCues(turn.text, closingCues)),
        ) / 2,
      ),
    words: () => 'closing words of a lead',
  },
  {
    name: 'answers',
    measure: (candidate) => clamp(sum(answersOf(candidate)) / 600),
    words: (candidate) =>
      `${answersOf(candidate).length} messages by the speaker in the questions and answers`,
  },
] as const satisfies readonly Signal[];

export type SignalName = (typeof signals)[number]['name'];
