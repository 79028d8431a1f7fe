import { columnNames } from './columns.ts';

/**
 * How likely an answer is, in log-odds: a weight for each column, and units that weigh columns together, each counted
 * where it is above 0.
 */
export interface Model {
  linear: Float64Array;
  /** How many units there are. */
  units: number;
  /** The weights of all units for a column, column after column. */
  unitWeights: Float64Array;
  unitBias: Float64Array;
  unitCounts: Float64Array;
}

export const emptyModel = (units: number): Model => ({
  linear: new Float64Array(columnNames.length),
  units,
  unitWeights: new Float64Array(columnNames.length * units),
  unitBias: new Float64Array(units),
  unitCounts: new Float64Array(units),
});

/** Returns the score of the first `count` columns and values. @param sums is overwritten with what the units add up */
export function scoreOf(
  { linear, units, unitWeights, unitBias, unitCounts }: Model,
  columns: Int32Array,
  values: Float64Array,
  count: number,
  sums: Float64Array,
): number {
  let score = 0;
  for (let unit = 0; unit < units; unit++) sums[unit] = unitBias[unit] as number;
  for (let at = 0; at < count; at++) {
    const column = columns[at] as number;
    const value = values[at] as number;
    score += value * (linear[column] as number);
    const base = column * units;
    for (let unit = 0; unit < units; unit++)
      sums[unit] = (sums[unit] as number) + value * (unitWeights[base + unit] as number);
  }
  for (let unit = 0; unit < units; unit++) {
    const sum = sums[unit] as number;
    if (sum > 0) score += sum * (unitCounts[unit] as number);
  }
  return score;
}
