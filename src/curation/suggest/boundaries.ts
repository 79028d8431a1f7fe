import { closingCues, countCues, openingCues, waitingCue } from './cues.ts';
import type { DominantRun } from './dominant-run.ts';
import type { Timeline } from './timeline.ts';
import type { Utterance } from './utterance.ts';

/** Where a talk lies: places in `Timeline.utterances`, ends included. */
export interface Bounds {
  start: number;
  end: number;
  /** The lead's last word of the questions and answers; `end` when there are none. */
  last: number;
}

const minutes = 60;

/** A lead who makes a start may pause so long before the talk is under way… */
const startPause = 9 * minutes;
/** …as long as what others say meanwhile is no conversation: so many characters at most, */
const startChatter = 60;
/** and no sign-in goes on: so many backchannels at most. */
const startBackchannels = 8;
/** Nobody takes longer than this from the greeting to the talk. */
const startReach = 15 * minutes;

/** After this much silence of the lead, what the lead says is no longer part of the Q&A. */
const qaPause = 20 * minutes;
/** So it is when others have said this much meanwhile: they talk among themselves. */
const qaUtterances = 40;
/** Where the talk was a document, people read it before they ask: the first answer may come this late. */
const readingPause = 35 * minutes;
const readingChatter = 12;

/** A long utterance of the lead carries the talk on by about so much… */
const flowScore = 0.25;
/** …and each thing that others say between two utterances of the lead speaks by so much for Q&A. */
const flowCost = 0.9;
/** A lead who is silent for this long has ended. */
const endPause = 5 * minutes;
/** After this much silence, what was said before it may have been the end, though nobody else speaks. */
const closingPause = 3 * minutes;
/** How long after a utterance others may still answer it. */
const aftermath = 10 * minutes;

/** Gives start, end and end of Q&A of the talk that a run is part of. */
export function findBounds(timeline: Timeline, run: DominantRun): Bounds {
  const own = ownUtterances(timeline, run.participant);
  const start = findStart(timeline, own, run);
  const end = findEnd(timeline, own, start, run);
  return { start, end, last: findLast(timeline, own, end) };
}

const ownUtterances = ({ utterances }: Timeline, participant: number): number[] =>
  utterances.flatMap((utterance, at) => (utterance.participant === participant ? [at] : []));

/** Utterances between two places that are more than a backchannel. */
const wordsBetween = (utterances: readonly Utterance[], after: number, before: number): Utterance[] =>
  utterances.slice(after + 1, before).filter((utterance) => !utterance.backchannel);

function findStart({ utterances }: Timeline, own: readonly number[], run: DominantRun): number {
  const utterance = (at: number): Utterance => utterances[at] as Utterance;
  let earliest = own.indexOf(run.first);
  while (earliest > 0) {
    const [before, here] = [own[earliest - 1] as number, own[earliest] as number];
    if (utterance(here).second - utterance(before).second > startPause) break;
    if (utterance(run.first).second - utterance(before).second > startReach) break;
    const words = wordsBetween(utterances, before, here);
    if (words.reduce((total, { length }) => total + length, 0) > startChatter) break;
    if (here - before - 1 - words.length > startBackchannels) break;
    earliest--;
  }
  const latest = Math.min(run.last, run.first + 40);
  let best = { at: run.first, score: -1 };
  for (const at of own.slice(earliest)) {
    if (at > latest || utterance(at).second > utterance(run.first).second + 3 * minutes) break;
    const score = startScore(utterance(at)) + (at === run.first ? 0.5 : 0);
    if (score > best.score + 0.01) best = { at, score };
  }
  return best.at;
}

/** How much a utterance looks like the first of a talk. */
function startScore({ text, length, backchannel }: Utterance): number {
  if (backchannel) return -1;
  const waiting = waitingCue.test(text) && length < 24 ? 1.5 : 0;
  return countCues(text, openingCues) + Math.min(length, 40) / 40 - waiting;
}

/**
 * Gives the end: where the flow of the talk is at its height, with what closes a talk said by the lead and the
 * audience joining in. Only a utterance that others follow, or silence, can be the end.
 */
function findEnd({ utterances }: Timeline, own: readonly number[], start: number, run: DominantRun): number {
  let best = { at: run.last, score: -Infinity };
  let flow = 0;
  for (let nth = own.indexOf(start); nth < own.length; nth++) {
    const at = own[nth] as number;
    const next = own[nth + 1];
    const here = utterances[at] as Utterance;
    const pause = next === undefined ? endPause : (utterances[next] as Utterance).second - here.second;
    if (!here.backchannel) flow += flowScore * (0.4 + Math.min(here.length, 60) / 60);
    if (next !== at + 1 || pause > closingPause) {
      const others = utterances
        .slice(at + 1, next ?? utterances.length)
        .filter((utterance) => utterance.second <= here.second + aftermath);
      const score =
        flow +
        closingScore(utterances, own, nth, start) +
        audienceScore(others) +
        Math.min(pause / endPause, 1);
      if (score > best.score) best = { at, score };
      flow -= Math.min(3, others.filter((utterance) => !utterance.backchannel).length) * flowCost;
    }
    if (next === undefined || (next > run.last && pause > endPause)) break;
  }
  return best.at;
}

/** What the lead says at the end, or said in the minute before: a wish for questions is often followed by another line. */
function closingScore(
  utterances: readonly Utterance[],
  own: readonly number[],
  nth: number,
  start: number,
): number {
  const here = utterances[own[nth] as number] as Utterance;
  const lately = own
    .slice(Math.max(0, nth - 4), nth)
    .filter((at) => at > start && here.second - (utterances[at] as Utterance).second <= 75)
    .map((at) => closings(utterances[at] as Utterance));
  const now = own[nth] === start ? 0 : closings(here);
  return 1.2 * now + 0.9 * Math.max(0, ...lately);
}

const closings = (utterance: Utterance): number => Math.min(2, countCues(utterance.text, closingCues));

/** What others do before the lead's next utterance: many backchannels are applause. */
function audienceScore(others: readonly Utterance[]): number {
  return (
    0.25 *
    Math.min(
      5,
      new Set(others.filter((utterance) => utterance.backchannel).map((utterance) => utterance.participant))
        .size,
    )
  );
}

function findLast({ utterances }: Timeline, own: readonly number[], end: number): number {
  let last = end;
  for (const at of own.slice(own.indexOf(end) + 1)) {
    const pause = (utterances[at] as Utterance).second - (utterances[last] as Utterance).second;
    const reading = last === end && wordsBetween(utterances, last, at).length <= readingChatter;
    if (pause > (reading ? readingPause : qaPause) || at - last > qaUtterances) break;
    last = at;
  }
  return wordsBetween(utterances, end, last).some(
    (utterance) => utterance.participant !== utterances[end]?.participant,
  )
    ? last
    : end;
}
