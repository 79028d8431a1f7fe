import { findBounds } from './boundaries.ts';
import { type Candidate, type SignalName, signals, signInStart } from './signals.ts';
import { findStretches } from './stretch.ts';
import type { Timeline } from './timeline.ts';
import { bias, weights } from './weights.ts';

/** The measures of all signals of a candidate. */
export type Measures = Record<SignalName, number>;

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
  measures: Measures;
  /** Between 0 and 1. */
  confidence: number;
}

/** Candidates below this are no suggestion: more likely not a talk than one. */
export const suggestionBar = 0.5;

/** A sign-in leads a talk by up to this many seconds. */
const leadTime = 8 * 3600;

/** Someone who goes on so soon goes on with the same talk: nobody gives two in an hour. */
const longestBreak = 3600;

/** Gives all that might be a talk: each stretch in which one voice dominates, with its bounds. */
export const findCandidates = (timeline: Timeline): Candidate[] =>
  findStretches(timeline).flatMap((stretch) => {
    // What the export gives without a label is said by many; nobody leads it.
    if (timeline.labels[stretch.voice]?.includes('')) return [];
    const bounds = findBounds(timeline, stretch);
    const start = timeline.turns[bounds.start]?.second ?? 0;
    const from = timeline.turns.findIndex((turn) => turn.second >= start - leadTime);
    return [
      { timeline, voice: stretch.voice, bounds, gain: stretch.gain, sight: { from, to: bounds.start } },
    ];
  });

/**
 * Gives the candidate as it looks once a session is known to reach from place `first`, its sign-in, to place
 * `last`: what announced that session announces no other.
 */
export function besideSession(candidate: Candidate, first: number, last: number): Candidate {
  const { from, to } = candidate.sight;
  const { start } = candidate.bounds;
  if (start > last) return { ...candidate, sight: { from: Math.max(from, Math.min(last + 1, to)), to } };
  return { ...candidate, sight: { from, to: Math.max(from, Math.min(to, first)) } };
}

/** Measures every signal. */
export const measureAll = (candidate: Candidate): Measures =>
  Object.fromEntries(signals.map((signal) => [signal.name, signal.measure(candidate)])) as Measures;

/** The probability of a talk, by the model. */
export function confidenceOf(measures: Measures, model: Model): number {
  const odds = signals.reduce((total, { name }) => total + model.weights[name] * measures[name], model.bias);
  return 1 / (1 + Math.exp(-odds));
}

/**
 * Chooses the talks of a day: the best candidate first, then the best of those that do not overlap it, measured
 * anew, since a sign-in belongs to the first talk after it alone. In order of time.
 */
export function chooseTalks(timeline: Timeline, model: Model = fitted): Choice[] {
  const rate = (candidate: Candidate): Choice => {
    const measures = measureAll(candidate);
    return { candidate, measures, confidence: confidenceOf(measures, model) };
  };
  let open = findCandidates(timeline).map(rate);
  const chosen: Choice[] = [];
  for (;;) {
    open.sort((a, b) => b.confidence - a.confidence);
    const top = open[0];
    if (!top || top.confidence < suggestionBar) break;
    const best = open
      .filter((choice) => choice.confidence >= suggestionBar && leadsTo(choice, top))
      .reduce(beginsBetter, top);
    chosen.push(best);
    const { start, last } = best.candidate.bounds;
    const first = signInStart(best.candidate) ?? start;
    open = open
      .filter(({ candidate: { bounds } }) => bounds.last < start || bounds.start > last)
      .map((choice) => {
        const beside = besideSession(choice.candidate, first, last);
        const { from, to } = choice.candidate.sight;
        return beside.sight.from === from && beside.sight.to === to ? choice : rate(beside);
      });
  }
  chosen.sort((a, b) => a.candidate.bounds.start - b.candidate.bounds.start);
  return joinParts(chosen, rate);
}

/** Joins what one voice said in two parts, with a break for questions between them, to one talk. */
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
    const gain = candidate.gain + choice.candidate.gain;
    const joined = rate({ ...candidate, gain, bounds: { start: candidate.bounds.start, end, last } });
    const confidence = Math.max(joined.confidence, previous.confidence, choice.confidence);
    talks[talks.length - 1] = { ...joined, confidence };
  }
  return talks;
}

/** Whether the same voice goes on with its talk before the longest break is over. */
function isContinued({ timeline: { turns }, voice, bounds }: Candidate, next: Candidate): boolean {
  const from = turns[bounds.last]?.second ?? 0;
  const to = turns[next.bounds.start]?.second ?? 0;
  return voice === next.voice && to - from <= longestBreak;
}

/** Whether the same voice's other candidate is only the Q&A of this one: then the talk is this one. */
const leadsTo = ({ candidate }: Choice, { candidate: other }: Choice): boolean =>
  candidate.voice === other.voice &&
  candidate.bounds.start < other.bounds.start &&
  candidate.bounds.last >= other.bounds.start;

/** Of two candidates of one talk, the one that begins as talks begin: with opening words, at the hour announced. */
function beginsBetter(a: Choice, b: Choice): Choice {
  const beginning = ({ measures }: Choice): number => measures.opening + measures.hour;
  const gain = beginning(b) - beginning(a);
  return gain > 0 || (gain === 0 && b.candidate.bounds.start < a.candidate.bounds.start) ? b : a;
}
