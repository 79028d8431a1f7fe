import { docsOf, type RuleId, rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';

/** A finding that does not say yet in which file it stands. */
export interface Finding {
  severity: Rule['severity'];
  rule: RuleId;
  /** What is there, as it stands after “found”. */
  actual: string;
  expected: string;
  /** What a person does to put it right, as an instruction. */
  fix: string;
  /** Where the rule is documented: a path within the project. */
  url: string;
}

/** A finding about a file: where it is, what is there and was expected, and how to fix it. */
export interface Problem extends Finding {
  file: string;
  /** 1-based; absent when the problem is of the file as a whole. */
  line?: number;
  /** 1-based, in UTF-16 code units. */
  column?: number;
  endLine?: number;
  /** The column after the last character. */
  endColumn?: number;
}

/** A position in a file; both 1-based, columns in UTF-16 code units. */
export interface Point {
  line: number;
  column: number;
}

/** Part of a file, or the whole of it. */
export interface Location {
  file: string;
  start?: Point | undefined;
  /** The place after the last character. */
  end?: Point | undefined;
}

/** What a problem says of its own case; what it leaves out, its rule says. */
export interface ProblemDetails {
  actual: string;
  expected?: string | undefined;
  fix?: string | undefined;
}

/** Returns a problem of a rule at a place. */
export const problem = (rule: RuleId, at: Location, its: ProblemDetails): Problem =>
  locate(finding(rule, its), at);

/** Returns a finding of a rule, for `locate` to complete where the file is known. */
export function finding(rule: RuleId, { actual, expected, fix }: ProblemDetails): Finding {
  const { severity, expected: usually, fix: advice } = rules[rule];
  return { severity, rule, actual, expected: expected ?? usually, fix: fix ?? advice, url: docsOf(rule) };
}

/** Returns a finding with where it stands. */
export const locate = (finding: Finding, { file, start, end }: Location): Problem => ({
  file,
  ...start,
  ...(end && { endLine: end.line, endColumn: end.column }),
  ...finding,
});

/** Returns the place of an offset into a text (UTF-16 code units, 0-based). */
export function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Orders problems of one file by where they stand; those of the whole file come first. */
export const byPosition = (a: Problem, b: Problem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** Returns where a problem stands, as editors and terminals link it: `file:line:column`, or `file:`. */
export const displayPosition = ({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string =>
  line === undefined ? `${file}:` : `${file}:${line}:${column ?? 1}`;

/** Returns a problem as one line: `file:line:column severity [rule] found …; expected …. Fix: …`. */
export function formatProblem(problem: Problem): string {
  const { severity, rule, actual, expected, fix } = problem;
  return `${displayPosition(problem)} ${severity} [${rule}] found ${actual}; expected ${expected}. Fix: ${fix}`;
}

/** All problems of a content folder that stop a build, reported at once. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error');
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
    super(`${count} in the content:\n${errors.map(formatProblem).join('\n')}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** The person's mistake, not the program's: shown without a stack; the exit status is 2. */
export class UsageError extends Error {}

/** Shortens a piece of content for a report and makes its control characters visible. */
export function excerpt(text: string, maxLength = 60): string {
  const visible = JSON.stringify(text).slice(1, -1);
  return `“${visible.length > maxLength ? `${visible.slice(0, maxLength)}…` : visible}”`;
}
