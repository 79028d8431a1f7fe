import { type Entry, extraMatches } from '../query/entry.ts';
import { type Filter, type Match, passesFilter } from '../query/match.ts';
import type { SearchEngine } from './engine.ts';
import type { VariantAnswer } from './query-variants.ts';

/** Returns what other wordings add to the messages found, as far as the filter lets it through. */
export function extraHits(
  engine: SearchEngine,
  found: readonly Match[],
  answers: readonly VariantAnswer[],
  filter: Filter,
): Promise<Entry[]> {
  return passing(engine, extraMatches(found, answers), filter);
}

/** Returns those that a filter lets through; loads who said them where it asks for a person. */
export async function passing<Found extends Match>(
  engine: SearchEngine,
  found: readonly Found[],
  filter: Filter,
): Promise<Found[]> {
  const named = filter.person === undefined ? found : await engine.withPeople(found);
  return found.filter((_, index) => passesFilter(named[index] as Match, filter));
}
