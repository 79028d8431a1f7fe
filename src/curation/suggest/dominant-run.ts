import type { Timeline } from './timeline.ts';
import type { Utterance } from './utterance.ts';

/** A part of a day in which one participant dominates: places in `Timeline.utterances`, both its own, ends included. */
export interface DominantRun {
  participant: number;
  first: number;
  last: number;
  /** How much the participant said there, less what others said and what silence cost. */
  score: number;
}

/** What one utterance counts for the participant that spoke it: a text by its length, up to a paragraph (ten messages tell more than one long paste); a document stands for many. */
const ownScore = ({ kind, backchannel, length }: Utterance): number => {
  if (backchannel || kind === 'missing' || kind === 'removed') return 0.1;
  if (kind === 'file') return 4;
  if (kind !== 'text') return 1.5;
  return Math.min(length, 120) / 30 + 0.3;
};

/** What one utterance costs every other participant: thanks and sign-ins next to nothing, a contribution much. */
const otherCost = ({ backchannel, length }: Utterance): number =>
  backchannel ? 0.1 : 1 + Math.min(length, 60) / 30;

/** Silence costs from the third minute on: a paragraph typed on a telephone takes two. */
const silenceCost = (seconds: number): number => Math.min(6, Math.max(0, seconds - 150) / 100);

/**
 * Returns the runs in which one participant dominates, best first: for each participant, the runs of utterances whose sum
 * of score and cost cannot be made greater by lengthening or shortening (Ruzzo and Tompa 1999, linear time).
 */
export function findDominantRuns({ utterances, labels }: Timeline, minScore = 4): DominantRun[] {
  const dominant: DominantRun[] = [];
  const costs = [0];
  for (const utterance of utterances) costs.push((costs.at(-1) as number) + otherCost(utterance));

  const own = labels.map((): number[] => []);
  utterances.forEach((utterance, at) => own[utterance.participant]?.push(at));
  own.forEach((places, participant) => {
    const runs: { first: number; last: number; before: number; after: number }[] = [];
    let sum = 0;
    let previous: number | undefined;
    for (const at of places) {
      const utterance = utterances[at] as Utterance;
      if (previous !== undefined) {
        const others = (costs[at] as number) - (costs[previous + 1] as number);
        sum -= others + silenceCost(utterance.second - (utterances[previous] as Utterance).second);
      }
      const run = { first: at, last: at, before: sum, after: sum + ownScore(utterance) };
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
      if (after - before >= minScore) dominant.push({ participant, first, last, score: after - before });
    }
  });
  return dominant.sort((a, b) => b.score - a.score);
}
