import { timeOfId } from '../../message/time-reference.ts';
import type { Day } from '../../archive/schema.ts';
import type { Message } from '../../message/schema.ts';
import { chooseTalks, type Choice, fitted, type Model } from './model.ts';
import { signals, signInStart } from './signals.ts';
import { readTimeline, type Timeline } from './timeline.ts';
import type { Utterance } from './utterance.ts';

/** A session that was found; times as a session's in the front matter. */
export interface Suggestion {
  /** The labels of the one who talks: two where two exports of the day were merged. */
  lead: string[];
  signinStart?: string;
  talkStart: string;
  talkEnd: string;
  qaEnd?: string;
  /** Probability that this is a talk, 0…1. */
  confidence: number;
  /** What speaks for it, strongest first. */
  evidence: string[];
}

/** Signals that add less than this to the log-odds are not worth telling. */
const evidenceThreshold = 0.4;
/** Finds the sessions of a day from its messages alone; its front matter is not looked at. */
export function suggestSessions(day: Day, model: Model = fitted): Suggestion[] {
  const timeline = readTimeline(day);
  return chooseTalks(timeline, model).map((choice) => suggestionOf(day, timeline, choice, model));
}

function suggestionOf(
  day: Day,
  timeline: Timeline,
  { candidate, features, confidence }: Choice,
  model: Model,
): Suggestion {
  const { start, end, last } = candidate.bounds;
  const time = (place: number): string =>
    timeOfId((day.messages[(timeline.utterances[place] as Utterance).index] as Message).id);
  const signIn = signInStart(candidate);
  const told = signals
    .map((signal) => ({
      signal,
      measure: features[signal.name],
      weight: model.weights[signal.name] * features[signal.name],
    }))
    .filter(({ weight }) => weight >= evidenceThreshold)
    .sort((a, b) => b.weight - a.weight);
  return {
    lead: leadLabels(timeline, candidate.participant, start, end, day),
    ...(signIn !== undefined && { signinStart: time(signIn) }),
    talkStart: time(start),
    talkEnd: time(end),
    ...(last > end && { qaEnd: time(last) }),
    confidence: Math.round(confidence * 1000) / 1000,
    evidence: told.map(({ signal, measure }) => signal.explain(candidate, measure)),
  };
}

/** The labels under which the participant speaks in the talk, doubled copies included. */
function leadLabels(timeline: Timeline, participant: number, start: number, end: number, day: Day): string[] {
  const from = (timeline.utterances[start] as Utterance).index;
  const to = (timeline.utterances[end] as Utterance).index + 1;
  const heard = new Set(day.messages.slice(from, to + 1).map((message) => message.speaker));
  return (timeline.labels[participant] ?? []).filter((label) => heard.has(label));
}
