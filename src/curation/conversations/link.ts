import { linkColumns, mostColumns, openingColumns } from './columns.ts';
import { type Model, scoreOf } from './model.ts';
import type { Reach } from './pair.ts';
import { PairWalk } from './pair-walk.ts';
import type { Timeline } from './utterance.ts';

/**
 * Returns for each utterance the place of the earlier one that it answers or continues, or its own where it opens a
 * conversation.
 */
export function linkUtterances(timeline: Timeline, model: Model, reach: Reach): Int32Array {
  const walk = new PairWalk(timeline, reach);
  const columns = new Int32Array(mostColumns);
  const values = new Float64Array(mostColumns);
  const sums = new Float64Array(model.units);
  const parents = new Int32Array(timeline.utterances.length);
  timeline.utterances.forEach((utterance, index) => {
    let best = -Infinity;
    let parent = index;
    const context = walk.visit(index, (place, pair) => {
      const score = scoreOf(model, columns, values, linkColumns.measure(pair, columns, values), sums);
      if (score <= best) return;
      best = score;
      parent = place;
    });
    const count = openingColumns.measure(context, columns, values);
    if (scoreOf(model, columns, values, count, sums) >= best) parent = index;
    if (utterance.answers >= 0) parent = utterance.answers;
    parents[index] = parent;
    walk.settle(index, parent);
  });
  return parents;
}
