import { type Feature, linkFeatures, openingFeatures } from './features.ts';
import type { Context, Pair } from './pair.ts';

/** The columns that a table of features fills, from the first on. */
export interface Columns<Subject> {
  /** `name`, or `name≤step` and `name>step` where there are steps. */
  names: readonly string[];
  /** Writes the columns that are not 0, and their values; returns how many. */
  measure: (subject: Subject, columns: Int32Array, values: Float64Array) => number;
}

function layOut<Subject>(
  table: Readonly<Record<string, Feature<Subject>>>,
  prefix: string,
  first: number,
): Columns<Subject> {
  const names: string[] = [];
  const rows = Object.entries(table).map(([name, { steps, cases, measure }]) => {
    const at = first + names.length;
    if (steps)
      names.push(...steps.map((step) => `${prefix}${name}≤${step}`), `${prefix}${name}>${steps.at(-1)}`);
    else if (cases !== undefined) for (let one = 0; one < cases; one++) names.push(`${prefix}${name}=${one}`);
    else names.push(prefix + name);
    return { at, steps, cases, measure };
  });
  const measure: Columns<Subject>['measure'] = (subject, columns, values) => {
    let count = 0;
    for (const { at, steps, cases, measure: measureOne } of rows) {
      const measured = measureOne(subject);
      const value = measured === true ? 1 : measured === false ? 0 : measured;
      if (value !== value) continue;
      if (steps) {
        let step = 0;
        while (step < steps.length && value > (steps[step] as number)) step++;
        columns[count] = at + step;
        values[count++] = 1;
      } else if (cases !== undefined) {
        columns[count] = at + value;
        values[count++] = 1;
      } else if (value !== 0) {
        columns[count] = at;
        values[count++] = value;
      }
    }
    return count;
  };
  return { names, measure };
}

export const linkColumns: Columns<Pair> = layOut(linkFeatures as Record<string, Feature<Pair>>, '', 0);
export const openingColumns: Columns<Context> = layOut(
  openingFeatures as Record<string, Feature<Context>>,
  'opening.',
  linkColumns.names.length,
);
/** The names of all columns. */
export const columnNames: readonly string[] = [...linkColumns.names, ...openingColumns.names];
/** Whether a column is a further step of the same feature as the one before it. */
export const continuesSteps = (column: number): boolean => {
  const name = columnNames[column] ?? '';
  return (
    /[≤>]/.test(name) && name.replace(/[≤>].*/, '') === (columnNames[column - 1] ?? '').replace(/[≤>].*/, '')
  );
};
/** No utterance fills more columns. */
export const mostColumns = Object.keys(linkFeatures).length + Object.keys(openingFeatures).length;
