import { type Document, isMap, isNode, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import {
  type ProblemDetails,
  excerpt,
  type Location,
  type Point,
  pointAt,
  type Problem,
  problem,
} from './problem.ts';
import { isRecord } from './yaml-update.ts';

/** Keys and indexes that lead to a value. */
export type KeyPath = readonly (string | number)[];

/** Part of a file, from its first character to the place after its last. */
export type Range = Required<Pick<Location, 'start' | 'end'>>;

/** YAML as it was read. */
export interface YamlReading {
  /** Nothing when there are problems, or when nothing stands there. */
  value: unknown;
  /** Where a key and its value stand; the nearest parent when there is none. */
  rangeOf: (path: KeyPath) => Range & { start: Point };
  problems: Problem[];
}

/**
 * Reads YAML with the places of everything in it. Never throws on content.
 * @param rule that which a fault of the YAML breaks; @param firstLine the line of the file on which it begins
 */
export function readYaml(
  source: string,
  file: string,
  rule: 'front-matter-yaml' | 'list-yaml',
  firstLine = 1,
): YamlReading {
  const document = parseDocument(source, { prettyErrors: false, logLevel: 'error' });
  const at = (offset: number): Point => {
    const { line, column } = pointAt(source, offset);
    return { line: line + firstLine - 1, column };
  };
  const rangeOf: YamlReading['rangeOf'] = (path) => {
    const [start, end] = offsetsOf(document, path);
    return { start: at(start), end: at(end) };
  };
  const unreadable = (message: string, [start, end]: readonly [number, number]): Problem => {
    const actual = `YAML that cannot be read (${message.split('\n')[0]})`;
    return problem(rule, { file, start: at(start), end: at(end) }, { actual });
  };
  const errors = document.errors.map(({ message, pos }) => unreadable(message, pos));
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document);
      const [start, end] = alias.range ?? [0, 0];
      if (!target) errors.push(unreadable(`the alias *${alias.source} names nothing`, [start, end]));
      else if (ancestors.includes(target))
        errors.push(unreadable(`the alias *${alias.source} names what it stands in`, [start, end]));
    },
  });
  if (errors.length > 0) return { value: undefined, rangeOf, problems: errors };
  try {
    return { value: document.toJS() as unknown, rangeOf, problems: [] };
  } catch (error) {
    // Too many aliases: what is written in a line would fill memory.
    return { value: undefined, rangeOf, problems: [unreadable((error as Error).message, [0, 0])] };
  }
}

/** Returns what a schema has against a value, for the reader of the file. @param whole what the value is called */
export function caseOf(issue: z.core.$ZodIssue, value: unknown, whole: string): ProblemDetails {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const name = path.length > 0 ? `\`${path.join('.')}\`` : whole;
  const there = path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
  return {
    actual: `${name} is ${there === undefined ? 'nothing' : excerpt(JSON.stringify(there))}`,
    expected: expectedBy(issue),
    fix: `correct ${path.length > 0 ? `${name} in ${whole}` : whole}`,
  };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'unrecognized_keys':
      return `no key ${issue.keys.join(', ')} here`;
    case 'too_small':
      return issue.origin === 'array' ? 'one entry or more' : 'some text';
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(expectedBy))].join(', or ');
    default:
      return issue.message;
  }
}

/** Offsets of a key and the end of its value. */
function offsetsOf(document: Document, path: KeyPath): [start: number, end: number] {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
    const node = document.getIn(path.slice(0, length), true);
    const [first, last] = [pair?.key, pair?.value ?? pair?.key].map((part) =>
      isNode(part) ? part.range : undefined,
    );
    if (first) return [first[0], (last ?? first)[1]];
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 0];
}
