import { findBounds } from './boundaries.ts';
import { type Candidate, type SignalName, signals, signInStart } from './signals.ts';
import { findDominantRuns } from './dominant-run.ts';
import type { Timeline } from './timeline.ts';
import { bias, weights } from './weights.ts';

/** The features of all signals of a candidate. */
export type Features = Record<SignalName, number>;

/** A linear model of log-odds. */
export interface Model {
  weights: Readonly<Record<SignalName, number>>;
  bias: number;
}

/** The model that the project ships. */
export const fitted: Model = { weights, bias };

/** A candidate that was taken for a talk. */
export interface Choice {
  candidate: Candidate;
  features: Features;
  /** Between 0 and 1. */
  confidence: number;
}

/** Candidates below this are no suggestion: more likely not a talk than one. */
export const suggestionThreshold = 0.5;

/** A sign-in leads a talk by up to this many seconds. */
const leadTime = 8 * 3600;

/** Someone who goes on so soon goes on with the same talk: nobody gives two in an hour. */
const maxBreakSeconds = 3600;

/** Gives all that might be a talk: each run in which one participant dominates, with its bounds. */
export const findCandidates = (timeline: Timeline): Candidate[] =>
  findDominantRuns(timeline).flatMap((run) => {
    // What the export gives without a label is said by many; nobody leads it.
    if (timeline.labels[run.participant]?.includes('')) return [];
    const bounds = findBounds(timeline, run);
    const start = timeline.utterances[bounds.start]?.second ?? 0;
    const from = timeline.utterances.findIndex((utterance) => utterance.second >= start - leadTime);
    return [
      {
        timeline,
        participant: run.participant,
        bounds,
        score: run.score,
        window: { from, to: bounds.start },
      },
    ];
  });

/**
 * Gives the candidate as it looks once a session is known to reach from place `first`, its sign-in, to place
 * `last`: what announced that session announces no other.
 */
export function besideSession(candidate: Candidate, first: number, last: number): Candidate {
  const { from, to } = candidate.window;
  const { start } = candidate.bounds;
  if (start > last) return { ...candidate, window: { from: Math.max(from, Math.min(last + 1, to)), to } };
  return { ...candidate, window: { from, to: Math.max(from, Math.min(to, first)) } };
}

/** Measures every signal. */
export const measureFeatures = (candidate: Candidate): Features =>
  Object.fromEntries(signals.map((signal) => [signal.name, signal.measure(candidate)])) as Features;

/** The probability of a talk, by the model. */
export function confidenceOf(features: Features, model: Model): number {
  const odds = signals.reduce((total, { name }) => total + model.weights[name] * features[name], model.bias);
  return 1 / (1 + Math.exp(-odds));
}

/**
 * Chooses the talks of a day: the best candidate first, then the best of those that do not overlap it, measured
 * anew, since a sign-in belongs to the first talk after it alone. In order of time.
 */
export function chooseTalks(timeline: Timeline, model: Model = fitted): Choice[] {
  const rate = (candidate: Candidate): Choice => {
    const features = measureFeatures(candidate);
    return { candidate, features, confidence: confidenceOf(features, model) };
  };
  let open = findCandidates(timeline).map(rate);
  const chosen: Choice[] = [];
  for (;;) {
    open.sort((a, b) => b.confidence - a.confidence);
    const top = open[0];
    if (!top || top.confidence < suggestionThreshold) break;
    const best = open
      .filter((choice) => choice.confidence >= suggestionThreshold && leadsTo(choice, top))
      .reduce(beginsBetter, top);
    chosen.push(best);
    const { start, last } = best.candidate.bounds;
    const first = signInStart(best.candidate) ?? start;
    open = open
      .filter(({ candidate: { bounds } }) => bounds.last < start || bounds.start > last)
      .map((choice) => {
        const beside = besideSession(choice.candidate, first, last);
        const { from, to } = choice.candidate.window;
        return beside.window.from === from && beside.window.to === to ? choice : rate(beside);
      });
  }
  chosen.sort((a, b) => a.candidate.bounds.start - b.candidate.bounds.start);
  return joinParts(chosen, rate);
}

/** Joins what one participant said in two parts, with a break for questions between them, to one talk. */
function joinParts(chosen: readonly Choice[], rate: (candidate: Candidate) => Choice): Choice[] {
  const talks: Choice[] = [];
  for (const choice of chosen) {
    const previous = talks.at(-1);
    if (!previous || !isContinued(previous.candidate, choice.candidate)) {
      talks.push(choice);
      continue;
    }
    const { candidate } = previous;
    const { end, last } = choice.candidate.bounds;
    const score = candidate.score + choice.candidate.score;
    const joined = rate({ ...candidate, score, bounds: { start: candidate.bounds.start, end, last } });
    const confidence = Math.max(joined.confidence, previous.confidence, choice.confidence);
    talks[talks.length - 1] = { ...joined, confidence };
  }
  return talks;
}

/** Whether the same participant goes on with its talk before the longest break is over. */
function isContinued({ timeline: { utterances }, participant, bounds }: Candidate, next: Candidate): boolean {
  const from = utterances[bounds.last]?.second ?? 0;
  const to = utterances[next.bounds.start]?.second ?? 0;
  return participant === next.participant && to - from <= maxBreakSeconds;
}

/** Whether the same participant's other candidate is only the Q&A of this one: then the talk is this one. */
const leadsTo = ({ candidate }: Choice, { candidate: other }: Choice): boolean =>
  candidate.participant === other.participant &&
  candidate.bounds.start < other.bounds.start &&
  candidate.bounds.last >= other.bounds.start;

/** Of two candidates of one talk, the one that begins as talks begin: with opening words, at the hour announced. */
function beginsBetter(a: Choice, b: Choice): Choice {
  const beginning = ({ features }: Choice): number => features.opening + features.hour;
  const score = beginning(b) - beginning(a);
  return score > 0 || (score === 0 && b.candidate.bounds.start < a.candidate.bounds.start) ? b : a;
}
