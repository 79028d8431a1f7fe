import type { Timeline, Turn } from './timeline.ts';

/** A part of a day in which one voice dominates: places in `Timeline.turns`, both its own, ends included. */
export interface Stretch {
  voice: number;
  first: number;
  last: number;
  /** How much the voice said there, less what others said and what silence cost. */
  gain: number;
}

/** What one turn counts for the voice that spoke it: a text by its length, up to a paragraph (ten messages tell more than one long paste); a document stands for many. */
const ownGain = ({ kind, nod, length }: Turn): number => {
  if (nod || kind === 'missing' || kind === 'removed') return 0.1;
  if (kind === 'file') return 4;
  if (kind !== 'text') return 1.5;
  return Math.min(length, 120) / 30 + 0.3;
};

/** What one turn costs every other voice: thanks and sign-ins next to nothing, a contribution much. */
const otherCost = ({ nod, length }: Turn): number => (nod ? 0.1 : 1 + Math.min(length, 60) / 30);

/** Silence costs from the third minute on: a paragraph typed on a telephone takes two. */
const silenceCost = (seconds: number): number => Math.min(6, Math.max(0, seconds - 150) / 100);

/**
 * Gives the stretches in which one voice dominates, best first: for each voice, the runs of turns whose sum
 * of gain and cost cannot be made greater by lengthening or shortening (Ruzzo and Tompa 1999, linear time).
 */
export function findStretches({ turns, labels }: Timeline, least = 4): Stretch[] {
  const stretches: Stretch[] = [];
  const costs = [0];
  for (const turn of turns) costs.push((costs.at(-1) as number) + otherCost(turn));

  const own = labels.map((): number[] => []);
  turns.forEach((turn, at) => own[turn.voice]?.push(at));
  own.forEach((places, voice) => {
    const runs: { first: number; last: number; before: number; after: number }[] = [];
    let sum = 0;
    let previous: number | undefined;
    for (const at of places) {
      const turn = turns[at] as Turn;
      if (previous !== undefined) {
        const others = (costs[at] as number) - (costs[previous + 1] as number);
        sum -= others + silenceCost(turn.second - (turns[previous] as Turn).second);
      }
      const run = { first: at, last: at, before: sum, after: sum + ownGain(turn) };
      sum = run.after;
      previous = at;
      for (;;) {
        const below = runs.findLastIndex((earlier) => earlier.before < run.before);
        const found = runs[below];
        if (!found || found.after >= run.after) break;
        run.first = found.first;
        run.before = found.before;
        runs.length = below;
      }
      runs.push(run);
    }
    for (const { first, last, before, after } of runs) {
      if (after - before >= least) stretches.push({ voice, first, last, gain: after - before });
    }
  });
  return stretches.sort((a, b) => b.gain - a.gain);
}
