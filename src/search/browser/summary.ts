import type { Entry } from '../query/entry.ts';
import type { Query } from '../query/query.ts';
import type { SearchState } from './address.ts';
import { element } from '../../scripts/element.ts';
import { newWords, type VariantAnswer } from './query-variants.ts';
import type { SearchStrings } from './strings.ts';

/** Says how many messages were found, and how many besides by other wordings. */
export function summaryOf(
  exact: number,
  extra: readonly Entry[],
  { variants, query, strings }: { variants: readonly VariantAnswer[]; query: Query; strings: SearchStrings },
): string {
  const counts = Map.groupBy(extra, ({ variant }) => variant ?? '');
  const besides = variants
    .map((variant) => ({ words: newWords(variant, query), count: counts.get(variant.typed)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
  return strings.count(exact, true) + (besides.length > 0 ? strings.others(besides) : '');
}

/** Says that nothing was found. */
export function noMatches({ query, filter }: SearchState, strings: SearchStrings): HTMLElement[] {
  const typed = query.trim();
  if (typed === '') return [element('p', {}, [strings.noMessagesOf(filter.person ?? '')])];
  if (filter.place === 'digest') return [element('p', {}, [strings.noneInDigests(typed)])];
  return [element('p', {}, [strings.none(typed)]), element('p', { class: 'muted' }, [strings.noneHint])];
}
