import { Document, isMap, parseDocument } from 'yaml';
import type { z } from 'zod';
import { excerpt, type Place, placeAt, type Problem } from './problem.ts';
import type { DayFrontMatter } from './schema.ts';
import { isEqual, isRecord, layout, nodeOf, update } from './yaml-update.ts';

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
  const problem = (place: Place, rule: string, actual: string, expected: string, fix: string): Problem => {
    return { severity: 'error', rule, file, ...place, actual, expected, fix };
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
      update(document, [], before, frontMatter);
      return document.toString(layout);
    }
  }
  if (Object.keys(frontMatter).length === 0) return '';
  const document = new Document();
  document.contents = nodeOf(document, frontMatter);
  return document.toString(layout);
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
