import { Document, isMap, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { excerpt, type Place, placeAt, type Problem } from './problem.ts';
import type { DayFrontMatter } from './schema.ts';

/** Where in a file a key of its front matter stands; the nearest parent when the key itself is absent. */
export type FindPlace = (path: readonly (string | number)[]) => Place;

/**
 * Reads the YAML between the fences of a file.
 * @param source the YAML alone; @param firstLine the file's line on which it begins
 * @returns the front matter, absent when there are problems
 */
export function readFrontMatter<T>(
  source: string,
  file: string,
  firstLine: number,
  schema: z.ZodType<T>,
): { frontMatter: T | undefined; placeOf: FindPlace; problems: Problem[] } {
  const document = parseDocument(source, { prettyErrors: false, logLevel: 'error' });
  const at = (offset: number): Place => {
    const place = placeAt(source, offset);
    return { line: place.line + firstLine - 1, column: place.column };
  };
  const placeOf: FindPlace = (path) => at(offsetOf(document, path));
  const problem = (place: Place, rule: string, found: string, expected: string, mend: string): Problem => {
    return { severity: 'error', rule, file, ...place, found, expected, mend };
  };

  const unreadable = (place: Place, message: string): Problem =>
    problem(
      place,
      'front-matter',
      `YAML that cannot be read (${message.split('\n')[0]})`,
      'front matter in YAML',
      'correct the line; a value with a colon, a hash or a quotation mark needs quotes around it',
    );
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => unreadable(at(error.pos[0]), error.message));
    return { frontMatter: undefined, placeOf, problems };
  }
  let data: unknown;
  try {
    data = document.toJS() ?? {};
  } catch (error) {
    // Aliases are looked up only now: one may name nothing, or be one of too many.
    return { frontMatter: undefined, placeOf, problems: [unreadable(at(0), (error as Error).message)] };
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return { frontMatter: parsed.data, placeOf, problems: [] };
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    const name = path.length > 0 ? `\`${path.join('.')}\`` : 'front matter';
    const value = valueAt(data, path);
    return problem(
      placeOf(path),
      'front-matter',
      `${name} is ${value === undefined ? 'nothing' : excerpt(JSON.stringify(value))}`,
      expectedBy(issue),
      `correct ${name} in the front matter`,
    );
  });
  return { frontMatter: undefined, placeOf, problems };
}

/**
 * Gives front matter as YAML, ending in a line break. With the `source` that stood there before, its
 * comments, order and spelling are kept wherever the values are unchanged.
 */
export function writeFrontMatter(frontMatter: DayFrontMatter, source?: string): string {
  if (source !== undefined) {
    const document = parseDocument(source);
    const before = valueOf(document);
    if (before !== undefined && isEqual(before, frontMatter)) return source;
    if (isMap(document.contents) && isRecord(before)) {
      for (const key of Object.keys(before)) if (!(key in frontMatter)) document.delete(key);
      for (const [key, value] of Object.entries(frontMatter)) {
        if (!isEqual(before[key], value)) document.set(key, quoteTimes(document.createNode(value)));
      }
      return document.toString({ lineWidth: 0 });
    }
  }
  if (Object.keys(frontMatter).length === 0) return '';
  const document = new Document(frontMatter);
  quoteTimes(document.contents);
  return document.toString({ lineWidth: 0 });
}

/** The value of a document, or nothing when it cannot be read. */
function valueOf(document: Document): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return (document.toJS() as unknown) ?? {};
  } catch {
    return undefined;
  }
}

/** Puts times in quotes: readers of YAML 1.1 take 19:33:16 for a number. */
function quoteTimes<T extends Node | null>(node: T): T {
  visit(node, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string' && /^\d+:\d/.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return node;
}

/** Says in words what a field should have held. */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'unrecognized_keys') return `no key ${issue.keys.join(', ')} here`;
  if (issue.code === 'invalid_format') return issue.message;
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'one entry or more' : 'some text';
  return issue.message;
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(key));
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
      if (range) return range[0];
    }
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

/** Equality of JSON values; the order of keys does not matter. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}
