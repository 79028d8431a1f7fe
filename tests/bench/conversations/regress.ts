import { columnNames, continuesSteps } from '../../../src/curation/conversations/columns.ts';
import { emptyModel, type Model } from '../../../src/curation/conversations/model.ts';
import type { Example } from './examples.ts';

/** How strongly weights are pulled towards 0, and those of neighbouring steps towards each other. */
export interface Penalty {
  size: number;
  roughness: number;
}

/** How many pairs of steps and slopes the search remembers. */
const memory = 12;

/**
 * Fits weights without units by penalised maximum likelihood of the right candidates (conditional logit), with L-BFGS.
 * The sum is concave save for messages with several right candidates.
 */
export function regress(examples: readonly Example[], penalty: Penalty, rounds = 120): Model {
  const size = columnNames.length;
  const model = emptyModel(0);
  const joined = Uint8Array.from(columnNames, (_, column) => Number(continuesSteps(column)));
  let weights = new Float64Array(size);
  let { loss, slope } = cost(weights);
  const history: { step: Float64Array; change: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = slope.map((value) => -value);
    const alphas: number[] = [];
    for (const { step, change, rho } of history.toReversed()) {
      const alpha = rho * dot(step, direction);
      alphas.push(alpha);
      addTo(direction, change, -alpha);
    }
    const last = history.at(-1);
    const scale = last
      ? dot(last.step, last.change) / dot(last.change, last.change)
      : 1 / Math.sqrt(dot(slope, slope));
    for (let at = 0; at < size; at++) direction[at] = (direction[at] as number) * scale;
    for (const { step, change, rho } of history) {
      addTo(direction, step, (alphas.pop() as number) - rho * dot(change, direction));
    }
    const descent = dot(direction, slope);
    let length = 1;
    let next = weights;
    let found = cost(next);
    for (let tries = 0; tries < 20; tries++, length /= 2) {
      next = weights.slice();
      addTo(next, direction, length);
      found = cost(next);
      if (found.loss <= loss + 1e-4 * length * descent) break;
    }
    const step = next.map((value, at) => value - (weights[at] as number));
    const change = found.slope.map((value, at) => value - (slope[at] as number));
    const curve = dot(step, change);
    if (curve > 1e-10) history.push({ step, change, rho: 1 / curve });
    if (history.length > memory) history.shift();
    const gain = loss - found.loss;
    [weights, loss, slope] = [next, found.loss, found.slope];
    if (gain < 1e-5 * loss) break;
  }
  model.linear.set(weights);
  return model;

  function cost(at: Float64Array): { loss: number; slope: Float64Array<ArrayBuffer> } {
    const gradient = new Float64Array(size);
    let sum = 0;
    for (let column = 0; column < size; column++) {
      const weight = at[column] as number;
      sum += (penalty.size / 2) * weight * weight;
      gradient[column] = (gradient[column] as number) + penalty.size * weight;
      if (!joined[column]) continue;
      const gap = weight - (at[column - 1] as number);
      sum += (penalty.roughness / 2) * gap * gap;
      gradient[column] = (gradient[column] as number) + penalty.roughness * gap;
      gradient[column - 1] = (gradient[column - 1] as number) - penalty.roughness * gap;
    }
    for (const example of examples) sum += slopeOf(example, at, gradient);
    return { loss: sum, slope: gradient };
  }
}

let scores = new Float64Array(1024);

/** Adds to the gradient what an example says; returns how unlikely its right candidates are. */
function slopeOf(
  { starts, columns, values, right }: Example,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  const many = right.length;
  if (scores.length < many) scores = new Float64Array(many * 2);
  let most = -Infinity;
  for (let one = 0; one < many; one++) {
    let score = 0;
    const end = starts[one + 1] as number;
    for (let at = starts[one] as number; at < end; at++)
      score += (values[at] as number) * (weights[columns[at] as number] as number);
    scores[one] = score;
    if (score > most) most = score;
  }
  let [all, hit] = [0, 0];
  for (let one = 0; one < many; one++) {
    const likely = Math.exp((scores[one] as number) - most);
    scores[one] = likely;
    all += likely;
    if (right[one]) hit += likely;
  }
  for (let one = 0; one < many; one++) {
    const likely = scores[one] as number;
    const slope = likely / all - (right[one] ? likely / hit : 0);
    if (Math.abs(slope) < 1e-6) continue;
    const end = starts[one + 1] as number;
    for (let at = starts[one] as number; at < end; at++) {
      const column = columns[at] as number;
      gradient[column] = (gradient[column] as number) + slope * (values[at] as number);
    }
  }
  return Math.log(all / hit);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function addTo(target: Float64Array, other: Float64Array, times: number): void {
  for (let at = 0; at < target.length; at++)
    target[at] = (target[at] as number) + times * (other[at] as number);
}
