import type { Entry } from '../query/entry.ts';
import type { Query } from '../query/query.ts';
import type { SearchState } from './address.ts';
import { element } from './element.ts';
import type { SearchContext } from './hit-list.ts';
import { newWords, type VariantAnswer } from './query-variants.ts';

/** Says how many messages were found, and how many besides by other wordings. */
export function summaryOf(
  exact: number,
  others: readonly Entry[],
  wordings: readonly VariantAnswer[],
  query: Query,
  strings: SearchContext['strings'],
): string {
  const counts = Map.groupBy(others, ({ wording }) => wording ?? '');
  const besides = wordings
    .map((wording) => ({ words: newWords(wording, query), count: counts.get(wording.typed)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
  return strings.count(exact, true) + (besides.length > 0 ? strings.others(besides) : '');
}

/** Says that nothing was found. */
export function nothingFound(
  { query, filter }: SearchState,
  strings: SearchContext['strings'],
): HTMLElement[] {
  const typed = query.trim();
  if (typed === '') return [element('p', {}, [strings.noneSaid(filter.person ?? '')])];
  if (filter.place === 'digest') return [element('p', {}, [strings.noneInDigests(typed)])];
  return [element('p', {}, [strings.none(typed)]), element('p', { class: 'soft' }, [strings.noneHint])];
}
