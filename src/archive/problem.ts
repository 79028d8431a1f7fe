/** A finding about content: where it is, what stands there, what was expected, and how to fix it. */
export interface Problem {
  severity: 'error' | 'warning';
  /** The rule's name, for filtering and for documentation. */
  rule: string;
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  actual: string;
  expected: string;
  /** What a person does to put it right, as an instruction. */
  fix: string;
}

/** A position in a file; both 1-based. */
export interface Place {
  line: number;
  column: number;
}

/** Turns an offset into a text (UTF-16 code units, 0-based) into a place. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Gives a problem as one line for people: `file:line:column severity [rule] found; expected …. Fix: …`. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, rule, actual, expected, fix } = problem;
  return `${file}:${line}:${column} ${severity} [${rule}] found ${actual}; expected ${expected}. Fix: ${fix}`;
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
