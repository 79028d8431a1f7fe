import type { z } from 'zod';
import { type ProblemDetails, excerpt, type Problem, problem } from './problem.ts';
import { type RuleId, rules } from './rules/index.ts';
import { caseOf, type KeyPath, readYaml } from './yaml.ts';

/** What a list holds. */
export interface ListForm<T> {
  /** What an entry is called: `room`. */
  noun: string;
  schema: z.ZodType<T> & { shape: object };
  /** What an entry has against those before it; what is an error leaves it out. */
  clashes: (entry: T, before: readonly T[]) => { rule: RuleId; path: KeyPath; its: ProblemDetails }[];
}

/** Reads a YAML list. Entries that are wrong are left out and reported; content never makes it throw. */
export function readYamlList<T>(
  text: string,
  file: string,
  { noun, schema, clashes }: ListForm<T>,
): { entries: T[]; problems: Problem[] } {
  const { value, rangeOf, problems } = readYaml(text, file, 'list-yaml');
  const entries: T[] = [];
  if (problems.length > 0) return { entries, problems };
  const list = value ?? [];
  if (!Array.isArray(list)) {
    const its = { actual: excerpt(JSON.stringify(list)), expected: `a list, each ${noun} after a hyphen` };
    return { entries, problems: [problem('list-form', { file, ...rangeOf([]) }, its)] };
  }
  const report = (rule: RuleId, path: KeyPath, its: ProblemDetails): number =>
    problems.push(problem(rule, { file, ...rangeOf(path) }, its));
  const keys = Object.keys(schema.shape).join(', ');
  list.forEach((entry: unknown, index) => {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const { fix, ...its } = caseOf(issue, entry, `this ${noun}`);
        const path = issue.path.filter((key) => typeof key !== 'symbol');
        report('list-entry', [index, ...path], { ...its, fix: `${fix}; its keys are ${keys}` });
      }
      return;
    }
    const found = clashes(parsed.data, entries);
    for (const { rule, path, its } of found) report(rule, [index, ...path], its);
    if (!found.some(({ rule }) => rules[rule].severity === 'error')) entries.push(parsed.data);
  });
  return { entries, problems };
}
