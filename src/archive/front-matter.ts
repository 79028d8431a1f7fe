import { Document, isMap, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Point, type Problem, problem } from './problem.ts';
import type { DayFrontMatter } from './schema.ts';
import { caseOf, type KeyPath, readYaml } from './yaml.ts';
import { isEqual, isRecord, stringifyOptions, nodeOf, update } from './yaml-update.ts';

/** Where in a file a key of its front matter stands; the nearest parent when the key itself is absent. */
export type FindPoint = (path: KeyPath) => Point;

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
): { frontMatter: T | undefined; pointOf: FindPoint; problems: Problem[] } {
  const { value, rangeOf, problems } = readYaml(source, file, 'front-matter-yaml', firstLine);
  const pointOf: FindPoint = (path) => rangeOf(path).start;
  if (problems.length > 0) return { frontMatter: undefined, pointOf, problems };
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return { frontMatter: parsed.data, pointOf, problems };
  const wrong = parsed.error.issues.map((issue) => {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    return problem('front-matter', { file, ...rangeOf(path) }, caseOf(issue, value, 'the front matter'));
  });
  return { frontMatter: undefined, pointOf, problems: wrong };
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
      return document.toString(stringifyOptions);
    }
  }
  if (Object.keys(frontMatter).length === 0) return '';
  const document = new Document();
  document.contents = nodeOf(document, frontMatter);
  return document.toString(stringifyOptions);
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
