import { type Finding, type Point } from '../archive/problem.ts';
import { readJson } from './json.ts';

/**
 * Reads text with a value of JSON on each line.
 * @param report takes what is wrong with a line; the lines after it are read all the same
 */
export function* readJsonLines(
  text: string,
  report: (finding: Finding, place: Point) => void,
): Generator<{ value: unknown; line: number }> {
  const lines = text.split(/\r?\n/);
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === '') continue;
    const json = readJson(raw);
    if ('finding' in json) report(json.finding, { ...json.place, line: index + 1 });
    else yield { value: json.value, line: index + 1 };
  }
}
