import {
  besideSession,
  confidenceOf,
  findCandidates,
  measureFeatures,
  type Features,
  type Model,
} from '../../../src/curation/suggest/model.ts';
import { type Candidate, type SignalName, signals } from '../../../src/curation/suggest/signals.ts';
import { secondsOf } from '../../../src/message/clock.ts';
import { readTimeline } from '../../../src/curation/suggest/timeline.ts';
import type { LabelledDay } from './data.ts';

/** A candidate with its signals measured, and whether it is a talk. */
export interface Example {
  features: Features;
  talk: boolean;
}

/** Strength of the pull of each weight towards `belief`; few talks cannot tell many weights. */
const pull = 0.3;
/** What a signal is believed to count before any day is looked at: each is in the table because it speaks for a talk. */
const belief = 0.5;
/** A talk weighs as many candidates that are none: there are forty of these for each talk. */
const talkWeight = 4;

/**
 * Gives the examples of days: the best candidate of each session is a talk, others that overlap it are left
 * out, and all else is none. After a session, its own sign-in is out of window, as in the search itself.
 */
export function examplesOf(days: readonly LabelledDay[]): Example[] {
  return days.flatMap(({ day, truth }) => {
    const timeline = readTimeline(day);
    const second = (place: number): number => timeline.utterances[place]?.second ?? 0;
    const placeAt = (time: number): number => {
      const place = timeline.utterances.findIndex((utterance) => utterance.second >= time);
      return place < 0 ? timeline.utterances.length : place;
    };
    const sessions = truth.map((session) => ({
      session,
      from: secondsOf(session.talkStart),
      end: secondsOf(session.talkEnd),
      to: Math.max(
        ...[session.talkEnd, session.qaEnd, session.qaEndMax].map((time) => (time ? secondsOf(time) : 0)),
      ),
    }));
    const best = new Map<(typeof sessions)[number], { candidate: Candidate; overlap: number }>();
    const others: Candidate[] = [];
    for (const candidate of findCandidates(timeline)) {
      const [from, to] = [second(candidate.bounds.start), second(candidate.bounds.last)];
      const over = sessions.find((session) => from <= session.to && to >= session.from);
      if (!over) {
        others.push(
          sessions.reduce((seen, { session, from: start, to }) => {
            const first = placeAt(secondsOf(session.signinStart ?? session.talkStart));
            return start > second(seen.bounds.last) || to < from
              ? besideSession(seen, first, placeAt(to + 1) - 1)
              : seen;
          }, candidate),
        );
        continue;
      }
      const labels = timeline.labels[candidate.participant] ?? [];
      if (over.session.optional || !over.session.lead.some((label) => labels.includes(label))) continue;
      const overlap = Math.min(second(candidate.bounds.end), over.end) - Math.max(from, over.from);
      if (overlap >= 0 && overlap > (best.get(over)?.overlap ?? -1)) best.set(over, { candidate, overlap });
    }
    return [
      ...[...best.values()].map(({ candidate }) => ({ features: measureFeatures(candidate), talk: true })),
      ...others.map((candidate) => ({ features: measureFeatures(candidate), talk: false })),
    ];
  });
}

/** Fits the weights by penalised maximum likelihood; no weight is below nothing, since each signal speaks for a talk. */
export function fitModel(examples: readonly Example[]): Model {
  const names = signals.map(({ name }) => name);
  const weights = Object.fromEntries(names.map((name) => [name, 0])) as Record<SignalName, number>;
  const model = { weights, bias: 0 };
  // Newton's steps one weight at a time: the sum is concave, so that this ends at its only top.
  for (let round = 0; round < 400; round++) {
    let moved = 0;
    for (const name of [undefined, ...names]) {
      let slope = name === undefined ? 0 : -pull * (weights[name] - belief);
      let bend = name === undefined ? 1e-6 : pull;
      for (const { features, talk } of examples) {
        const x = name === undefined ? 1 : features[name];
        if (x === 0) continue;
        const p = confidenceOf(features, model);
        const weight = talk ? talkWeight : 1;
        slope += weight * (Number(talk) - p) * x;
        bend += weight * p * (1 - p) * x * x;
      }
      const before = name === undefined ? model.bias : weights[name];
      const step = Math.max(-1, Math.min(1, slope / bend));
      const now = name === undefined ? before + step : Math.max(0, before + step);
      if (name === undefined) model.bias = now;
      else weights[name] = now;
      moved = Math.max(moved, Math.abs(now - before));
    }
    if (moved < 1e-4) break;
  }
  return model;
}
