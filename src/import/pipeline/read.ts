import type { Problem } from '../../archive/problem.ts';
import { Chats } from '../chats.ts';
import { chooseFormat, undecided } from '../choose.ts';
import type { ExportDay, Format, ImportOptions } from '../format.ts';
import { type IdentifiedDay, identifyDays } from '../replies.ts';
import { findSources } from './sources.ts';

/**
 * Reads exports without importing them: their days with ids and replies, unrepaired and unmerged.
 * @param formats those that come into question; with one alone, every file is of it
 * @throws {UsageError} when there is nothing at a path
 */
export async function readExports(
  paths: readonly string[],
  formats: readonly Format[],
  options: ImportOptions,
): Promise<{ days: IdentifiedDay[]; problems: Problem[] }> {
  const { sources, problems } = await findSources(paths, formats);
  const days: ExportDay[] = [];
  const shared: ImportOptions = { chats: new Chats(), ...options };
  for (const source of sources) {
    const file = await source.read();
    const { format, tried } = chooseFormat(file, formats);
    if (format) {
      const reading = format.parse(file, shared);
      days.push(...reading.days);
      problems.push(...reading.problems);
    } else if (source.named) problems.push(undecided(file, tried));
  }
  return { days: identifyDays(days), problems };
}
