import { emptyModel, type Model } from '../../../src/curation/conversations/model.ts';
import type { Example } from './examples.ts';

export interface FitOptions {
  units: number;
  epochs: number;
  /** Pull of every weight towards where it began, on each step. */
  pull: number;
  rate: number;
  seed: number;
  from?: Model;
  onEpoch?: (epoch: number, loss: number, model: Model) => void;
}

const batch = 64;

/** Returns numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fits the weights by stochastic gradient descent (Adam): the right candidates of each example become likelier. */
export function fitModel(
  examples: readonly Example[],
  { units, epochs, pull, rate, seed, from, onEpoch }: FitOptions,
): Model {
  const random = randomFrom(seed);
  const model = emptyModel(units);
  const { linear, unitWeights, unitBias, unitCounts } = model;
  for (let at = 0; at < unitWeights.length; at++) unitWeights[at] = (random() - 0.5) * 0.3;
  for (let at = 0; at < units; at++) unitCounts[at] = (random() - 0.5) * 0.6;
  if (from)
    for (const key of ['linear', 'unitWeights', 'unitBias', 'unitCounts'] as const) model[key].set(from[key]);
  const groups = [linear, unitWeights, unitBias, unitCounts];
  const gradients = groups.map(({ length }) => new Float64Array(length));
  const [gLinear, gWeights, gBias, gCounts] = gradients as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const first = groups.map(({ length }) => new Float64Array(length));
  const second = groups.map(({ length }) => new Float64Array(length));
  const start = groups.map((group) => group.slice());
  const order = Int32Array.from(examples.keys());
  let sums = new Float64Array(0);
  let scores = new Float64Array(0);
  let step = 0;
  const steps = epochs * Math.ceil(examples.length / batch);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    let loss = 0;
    for (let at = 0; at < order.length; at += batch) {
      for (const gradient of gradients) gradient.fill(0);
      const end = Math.min(order.length, at + batch);
      for (let one = at; one < end; one++) loss += learn(examples[order[one] as number] as Example);
      step++;
      const slow = rate * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      const [fade1, fade2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      groups.forEach((group, number) => {
        const [g, m, v, s] = [
          gradients[number] as Float64Array,
          first[number] as Float64Array,
          second[number] as Float64Array,
          start[number] as Float64Array,
        ];
        for (let w = 0; w < group.length; w++) {
          const slope = (g[w] as number) / (end - at);
          m[w] = 0.9 * (m[w] as number) + 0.1 * slope;
          v[w] = 0.999 * (v[w] as number) + 0.001 * slope * slope;
          const aim = from ? (s[w] as number) : 0;
          group[w] =
            (group[w] as number) -
            slow *
              ((m[w] as number) / fade1 / (Math.sqrt((v[w] as number) / fade2) + 1e-8) +
                pull * ((group[w] as number) - aim));
        }
      });
    }
    onEpoch?.(epoch, loss / examples.length, model);
  }
  return model;

  function learn({ starts, columns, values, right }: Example): number {
    const many = right.length;
    if (sums.length < many * units) sums = new Float64Array(many * units * 2);
    if (scores.length < many) scores = new Float64Array(many * 2);
    let most = -Infinity;
    for (let one = 0; one < many; one++) {
      const base = one * units;
      for (let unit = 0; unit < units; unit++) sums[base + unit] = unitBias[unit] as number;
      let score = 0;
      const last = starts[one + 1] as number;
      for (let at = starts[one] as number; at < last; at++) {
        const column = columns[at] as number;
        const value = values[at] as number;
        score += value * (linear[column] as number);
        const row = column * units;
        for (let unit = 0; unit < units; unit++)
          sums[base + unit] = (sums[base + unit] as number) + value * (unitWeights[row + unit] as number);
      }
      for (let unit = 0; unit < units; unit++)
        if ((sums[base + unit] as number) > 0)
          score += (sums[base + unit] as number) * (unitCounts[unit] as number);
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
      if (Math.abs(slope) < 1e-3) continue;
      const base = one * units;
      const last = starts[one + 1] as number;
      for (let unit = 0; unit < units; unit++) {
        const sum = sums[base + unit] as number;
        if (sum > 0) {
          gCounts[unit] = (gCounts[unit] as number) + slope * sum;
          sums[base + unit] = slope * (unitCounts[unit] as number);
          gBias[unit] = (gBias[unit] as number) + (sums[base + unit] as number);
        } else sums[base + unit] = 0;
      }
      for (let at = starts[one] as number; at < last; at++) {
        const column = columns[at] as number;
        const value = values[at] as number;
        gLinear[column] = (gLinear[column] as number) + slope * value;
        const row = column * units;
        for (let unit = 0; unit < units; unit++)
          gWeights[row + unit] = (gWeights[row + unit] as number) + value * (sums[base + unit] as number);
      }
    }
    return Math.log(all / hit);
  }
}
