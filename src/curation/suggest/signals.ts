import type { Bounds } from './boundaries.ts';
import { closingCues, countCues, hostCues, openingCues } from './cues.ts';
import { clockTimes } from '../../language/zh/clock.ts';
import { dozen, type RollCall } from './roll-call.ts';
import { isNamed } from './names.ts';
import type { Timeline } from './timeline.ts';
import type { Utterance } from './utterance.ts';

/** A possible talk, with what surrounds it. */
export interface Candidate {
  timeline: Timeline;
  participant: number;
  bounds: Bounds;
  /** See `Stretch.score`. */
  score: number;
  /** The utterances before it that may be its sign-in: from a place to before another. */
  window: { from: number; to: number };
}

/** One thing that speaks for a talk. */
export interface Signal {
  name: string;
  /** How strongly it is there, 0 to about 1. */
  measure: (candidate: Candidate) => number;
  /** What to tell the curator, of a measure above nothing. */
  explain: (candidate: Candidate, measure: number) => string;
}

const hour = 3600;

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
const utterancesOf = ({ timeline, bounds }: Candidate): Utterance[] =>
  timeline.utterances.slice(bounds.start, bounds.end + 1);
const ownOf = (candidate: Candidate): Utterance[] =>
  utterancesOf(candidate).filter((utterance) => utterance.participant === candidate.participant);
const answersOf = ({
  timeline: { utterances },
  participant,
  bounds: { end, last },
}: Candidate): Utterance[] =>
  utterances.slice(end + 1, last + 1).filter((utterance) => utterance.participant === participant);
const sum = (utterances: readonly Utterance[]): number =>
  utterances.reduce((total, utterance) => total + utterance.length, 0);

/** The strongest roll call before a talk, which may be its sign-in. */
export const signInOf = ({ timeline, window }: Candidate): RollCall =>
  timeline.rollCalls.strongest(window.from, window.to);

/** A utterance before a talk that may have announced it. */
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
/** Who answers an announcement does so within so many utterances; this share of a dozen is all that can be wished for. */
const echoUtterances = 25;
const fullEcho = 0.4;

/** Returns how many people answer an announcement with the same word, or each with emoticons of their own: a share of a dozen. */
function echoOf(timeline: Timeline, from: number, to: number): number {
  const emoticons = timeline.utterances
    .slice(from, Math.min(to, from + dozen))
    .filter((utterance) => utterance.backchannel && utterance.length === 0 && utterance.kind === 'text');
  const participants = new Set(emoticons.map((utterance) => utterance.participant));
  return Math.max(timeline.rollCalls.strongest(from, to).strength, participants.size / dozen);
}

/** The utterance of someone else that most looks like the announcement of a talk; one that names the lead before others. */
export function announcementOf({ timeline, participant, window }: Candidate): Announcement | undefined {
  let best: Announcement | undefined;
  const rank = ({ strength, named }: Announcement): number => strength * (named ? 2 : 1);
  for (let at = window.from; at < window.to; at++) {
    const utterance = timeline.utterances[at] as Utterance;
    if (utterance.participant === participant || utterance.backchannel) continue;
    const named = isNamed(utterance.mentions, timeline.nameParts[participant] ?? []);
    if (!named && utterance.mentions.length === 0 && countCues(utterance.text, hostCues) < hostCuesNeeded)
      continue;
    const echo = echoOf(timeline, at + 1, Math.min(window.to, at + echoUtterances));
    const strength = Math.min(1, utterance.length / announcementLength) * Math.min(1, echo / fullEcho);
    const found = { at, strength, named };
    if (strength > 0 && (!best || rank(found) > rank(best))) best = found;
  }
  return best;
}

/** From this strength on, a roll call before a talk is its sign-in, and a utterance that echoes is its announcement. */
const signInThreshold = 0.4;
const announcementThreshold = 0.3;

/** A call to sign in stands so close before the first who does. */
const callUtterances = 3;
/** Announcement and sign-in of one talk lie no further apart than this. */
const together = 1.5 * hour;

/** Where the sign-in begins: with the announcement or the call that it follows, or with its first sign. */
export function signInStart(candidate: Candidate): number | undefined {
  const { utterances } = candidate.timeline;
  const second = (at: number): number => (utterances[at] as Utterance).second;
  const rollCall = signInOf(candidate);
  const announcement = announcementOf(candidate);
  const announced =
    announcement && announcement.strength >= announcementThreshold ? announcement.at : undefined;
  if (rollCall.strength < signInThreshold) return announced;
  const before = utterances.slice(
    Math.max(candidate.window.from, rollCall.first - callUtterances),
    rollCall.first,
  );
  const call = before.findIndex(
    (utterance) => !utterance.backchannel && utterance.second > second(rollCall.first) - 180,
  );
  const called = call < 0 ? rollCall.first : rollCall.first - before.length + call;
  if (announced === undefined || Math.abs(second(announced) - second(called)) > together)
    return announced ?? called;
  return Math.min(announced, called);
}

/** A talk begins from so long before the hour that was announced to so long after. */
const early = 0.25 * hour;
const late = 0.6 * hour;

/** Whether someone else said before at which hour this would begin. */
function announcedHour({ timeline: { utterances }, participant, bounds, window }: Candidate): boolean {
  const start = (utterances[bounds.start] as Utterance).second;
  return utterances.slice(window.from, window.to).some((utterance) => {
    if (
      utterance.participant === participant ||
      utterance.backchannel ||
      utterance.length < announcementLength / 2
    )
      return false;
    return clockTimes(utterance.text).some((second) => start >= second - early && start <= second + late);
  });
}

/** In the sample nobody gained more than this (see `Stretch.score`) in free chat; talks score 12 to 110. */
const conversation = 14;

/** Everything that speaks for a talk. The weights are in `weights.ts`. */
export const signals = [
  {
    name: 'dominance',
    measure: ({ score }) => Math.log(1 + Math.max(0, score)) / 5,
    explain: (candidate) =>
      `${ownOf(candidate).length} messages, ${sum(ownOf(candidate))} characters by one speaker`,
  },
  {
    name: 'monologue',
    measure: ({ score }) => clamp((score - conversation) / conversation / 2),
    explain: () => 'more than anyone says in conversation',
  },
  {
    name: 'silence',
    measure: (candidate) => sum(ownOf(candidate)) / Math.max(1, sum(utterancesOf(candidate))),
    explain: (_, measure) => `${Math.round(100 * measure)} % of all that was said meanwhile`,
  },
  {
    name: 'pasted',
    measure: (candidate) => {
      const own = ownOf(candidate);
      const fast = own.filter((utterance, nth) => {
        const previous = own[nth - 1];
        return (
          previous && utterance.length >= 50 && utterance.length > 4 * (utterance.second - previous.second)
        );
      });
      return Math.min(1, fast.length / 4);
    },
    explain: () => 'long messages faster than anyone types: written beforehand',
  },
  {
    name: 'sign-in',
    measure: (candidate) => clamp((signInOf(candidate).strength - 0.25) / 0.5),
    explain: (candidate) =>
      `${Math.round(12 * signInOf(candidate).strength)} of 12 people in a row gave the same sign before`,
  },
  {
    name: 'announcement',
    measure: (candidate) => announcementOf(candidate)?.strength ?? 0,
    explain: () => 'announced by someone else, to whom many answered',
  },
  {
    name: 'named',
    measure: (candidate) => {
      const found = announcementOf(candidate);
      return found?.named ? found.strength : 0;
    },
    explain: () => 'the announcement mentions the speaker',
  },
  {
    name: 'hour',
    measure: (candidate) => Number(announcedHour(candidate)),
    explain: () => 'begins about the hour that someone had announced',
  },
  {
    name: 'opening',
    measure: (candidate) =>
      Math.min(
        1,
        Math.max(
          ...ownOf(candidate)
            .slice(0, 4)
            .map((utterance) => countCues(utterance.text, openingCues)),
        ) / 3,
      ),
    explain: () => 'opening words of a lead',
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
            .map((utterance) => countCues(utterance.text, closingCues)),
        ) / 2,
      ),
    explain: () => 'closing words of a lead',
  },
  {
    name: 'answers',
    measure: (candidate) => clamp(sum(answersOf(candidate)) / 600),
    explain: (candidate) =>
      `${answersOf(candidate).length} messages by the speaker in the questions and answers`,
  },
] as const satisfies readonly Signal[];

export type SignalName = (typeof signals)[number]['name'];
