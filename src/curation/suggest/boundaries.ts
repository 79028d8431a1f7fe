import { closingCues, countCues, openingCues, waitingCue } from './cues.ts';
import type { Stretch } from './stretch.ts';
import type { Timeline, Turn } from './timeline.ts';

/** Where a talk lies: places in `Timeline.turns`, ends included. */
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
/** and no sign-in goes on: so many nods at most. */
const startNods = 8;
/** Nobody takes longer than this from the greeting to the talk. */
const startReach = 15 * minutes;

/** After this much silence of the lead, what the lead says is no longer part of the Q&A. */
const qaPause = 20 * minutes;
/** So it is when others have said this much meanwhile: they talk among themselves. */
const qaTurns = 40;
/** Where the talk was a document, people read it before they ask: the first answer may come this late. */
const readingPause = 35 * minutes;
const readingChatter = 12;

/** A long turn of the lead carries the talk on by about so much… */
const flowGain = 0.25;
/** …and each thing that others say between two turns of the lead speaks by so much for Q&A. */
const flowCost = 0.9;
/** A lead who is silent for this long has ended. */
const endPause = 5 * minutes;
/** After this much silence, what was said before it may have been the end, though nobody else speaks. */
const closingPause = 3 * minutes;
/** How long after a turn others may still answer it. */
const aftermath = 10 * minutes;

/** Gives start, end and end of Q&A of the talk that a stretch is part of. */
export function findBounds(timeline: Timeline, stretch: Stretch): Bounds {
  const own = ownTurns(timeline, stretch.voice);
  const start = findStart(timeline, own, stretch);
  const end = findEnd(timeline, own, start, stretch);
  return { start, end, last: findLast(timeline, own, end) };
}

const ownTurns = ({ turns }: Timeline, voice: number): number[] =>
  turns.flatMap((turn, at) => (turn.voice === voice ? [at] : []));

/** Turns between two places that are more than a nod. */
const wordsBetween = (turns: readonly Turn[], after: number, before: number): Turn[] =>
  turns.slice(after + 1, before).filter((turn) => !turn.nod);

function findStart({ turns }: Timeline, own: readonly number[], stretch: Stretch): number {
  const turn = (at: number): Turn => turns[at] as Turn;
  let earliest = own.indexOf(stretch.first);
  while (earliest > 0) {
    const [before, here] = [own[earliest - 1] as number, own[earliest] as number];
    if (turn(here).second - turn(before).second > startPause) break;
    if (turn(stretch.first).second - turn(before).second > startReach) break;
    const words = wordsBetween(turns, before, here);
    if (words.reduce((total, { length }) => total + length, 0) > startChatter) break;
    if (here - before - 1 - words.length > startNods) break;
    earliest--;
  }
  const latest = Math.min(stretch.last, stretch.first + 40);
  let best = { at: stretch.first, score: -1 };
  for (const at of own.slice(earliest)) {
    if (at > latest || turn(at).second > turn(stretch.first).second + 3 * minutes) break;
    const score = startScore(turn(at)) + (at === stretch.first ? 0.5 : 0);
    if (score > best.score + 0.01) best = { at, score };
  }
  return best.at;
}

/** How much a turn looks like the first of a talk. */
function startScore({ text, length, nod }: Turn): number {
  if (nod) return -1;
  const waiting = waitingCue.test(text) && length < 24 ? 1.5 : 0;
  return countCues(text, openingCues) + Math.min(length, 40) / 40 - waiting;
}

/**
 * Gives the end: where the flow of the talk is at its height, with what closes a talk said by the lead and the
 * audience joining in. Only a turn that others follow, or silence, can be the end.
 */
function findEnd({ turns }: Timeline, own: readonly number[], start: number, stretch: Stretch): number {
  let best = { at: stretch.last, score: -Infinity };
  let flow = 0;
  for (let nth = own.indexOf(start); nth < own.length; nth++) {
    const at = own[nth] as number;
    const next = own[nth + 1];
    const here = turns[at] as Turn;
    const pause = next === undefined ? endPause : (turns[next] as Turn).second - here.second;
    if (!here.nod) flow += flowGain * (0.4 + Math.min(here.length, 60) / 60);
    if (next !== at + 1 || pause > closingPause) {
      const others = turns
        .slice(at + 1, next ?? turns.length)
        .filter((turn) => turn.second <= here.second + aftermath);
      const score =
        flow + closingScore(turns, own, nth, start) + audienceScore(others) + Math.min(pause / endPause, 1);
      if (score > best.score) best = { at, score };
      flow -= Math.min(3, others.filter((turn) => !turn.nod).length) * flowCost;
    }
    if (next === undefined || (next > stretch.last && pause > endPause)) break;
  }
  return best.at;
}

/** What the lead says at the end, or said in the minute before: a wish for questions is often followed by another line. */
function closingScore(turns: readonly Turn[], own: readonly number[], nth: number, start: number): number {
  const here = turns[own[nth] as number] as Turn;
  const lately = own
    .slice(Math.max(0, nth - 4), nth)
    .filter((at) => at > start && here.second - (turns[at] as Turn).second <= 75)
    .map((at) => closings(turns[at] as Turn));
  const now = own[nth] === start ? 0 : closings(here);
  return 1.2 * now + 0.9 * Math.max(0, ...lately);
}

const closings = (turn: Turn): number => Math.min(2, countCues(turn.text, closingCues));

/** What others do before the lead's next turn: many nods are applause. */
function audienceScore(others: readonly Turn[]): number {
  return 0.25 * Math.min(5, new Set(others.filter((turn) => turn.nod).map((turn) => turn.voice)).size);
}

function findLast({ turns }: Timeline, own: readonly number[], end: number): number {
  let last = end;
  for (const at of own.slice(own.indexOf(end) + 1)) {
    const pause = (turns[at] as Turn).second - (turns[last] as Turn).second;
    const reading = last === end && wordsBetween(turns, last, at).length <= readingChatter;
    if (pause > (reading ? readingPause : qaPause) || at - last > qaTurns) break;
    last = at;
  }
  return wordsBetween(turns, end, last).some((turn) => turn.voice !== turns[end]?.voice) ? last : end;
}
