import type { Day } from '../../archive/schema.ts';
import { rareParts } from './names.ts';
import { findParticipants } from './participants.ts';
import { RollCalls } from './roll-call.ts';
import { type Utterance, utteranceOf } from './utterance.ts';

/** A day's messages, each once, with what can be said about each alone. */
export interface Timeline {
  utterances: Utterance[];
  /** The labels of each participant. */
  labels: string[][];
  /** For each participant, the parts of its labels by which mentions name it. */
  nameParts: string[][];
  rollCalls: RollCalls;
}

/** Returns a day as utterances, doubled messages once. */
export function readTimeline(day: Day): Timeline {
  const participants = findParticipants(day.messages);
  const utterances = day.messages
    .map((message, index) => utteranceOf(message, index, participants.of[index] as number))
    .filter((utterance) => !participants.duplicated[utterance.index]);
  const { labels } = participants;
  return { utterances, labels, nameParts: rareParts(labels), rollCalls: new RollCalls(utterances) };
}
