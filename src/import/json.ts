import type { z } from 'zod';
import { keysOf, offsetIn } from './json-place.ts';
import { excerpt, type Finding, finding, type Point, pointAt } from '../archive/problem.ts';

/** JSON that was read, or where and why it could not be. */
export type JsonReading = { value: unknown } | { finding: Finding; place: Point };

/** Reads JSON; a file that is cut short or broken gives the place where it stops being JSON. */
export function readJson(text: string): JsonReading {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const offset = brokenAt(text);
    const cut = offset >= text.trimEnd().length;
    return {
      place: pointAt(text, offset),
      finding: finding('export-json', {
        actual: cut ? 'the end of the file within its data' : excerpt(text.slice(offset, offset + 40)),
        fix: cut
          ? 'the file is cut short: export it again, or copy it again'
          : 'export it again; it was changed after the export',
      }),
    };
  }
}

/**
 * The offset at which a text stops being JSON, found by halving: up to there, a beginning of it fails only at
 * its own end. The messages of `JSON.parse` alone do not always tell.
 */
function brokenAt(text: string): number {
  if (failsAtEnd(text)) return text.length;
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (failsAtEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function failsAtEnd(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    if (/end of JSON input|Unterminated/.test(message)) return true;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position !== undefined && Number(position) >= text.length;
  }
}

/**
 * Checks a value's shape; gives it typed, or a finding that names the path, what stands there and what should.
 * @param path where the value itself stands, as `messages[17]`
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path = '',
): { value: T } | { finding: Finding } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0] as z.core.$ZodIssue;
  const at = issue.path.reduce<string>(
    (whole, key) =>
      typeof key === 'number' ? `${whole}[${key}]` : `${whole}${whole === '' ? '' : '.'}${String(key)}`,
    path,
  );
  const there = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const found = finding('export-shape', {
    actual: `${at === '' ? 'the whole' : `\`${at}\``} is ${there === undefined ? 'missing' : shownValue(there)}`,
    expected: issue.message.replace(/^Invalid input: expected /, ''),
  });
  paths.set(found, [...keysOf(path), ...issue.path.filter((key) => typeof key !== 'symbol')]);
  return { finding: found };
}

/** Where in its JSON a finding is of. */
const paths = new WeakMap<Finding, (string | number)[]>();

/** Returns the place in a text of JSON that a finding of `checkShape` is of; nothing of another finding. */
export function placeOf(finding: Finding, text: string): Point | undefined {
  const path = paths.get(finding);
  return path && /^\s*[[{]/.test(text) ? pointAt(text, offsetIn(text, path)) : undefined;
}

/** Returns the beginning of a value; one may be nested deeper than can be written out. */
function shownValue(value: unknown): string {
  try {
    return excerpt(JSON.stringify(value));
  } catch {
    return 'data nested too deeply';
  }
}
