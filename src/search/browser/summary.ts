import type { Entry } from '../query/entry.ts';
import type { Query } from '../query/query.ts';
import type { SearchState } from './address.ts';
import { element } from './element.ts';
import type { HitListSetting } from './hit-list.ts';
import { newWords, type WordingAnswer } from './other-wordings.ts';

/** Says how many messages were found, and how many besides by other wordings. */
export function summaryOf(
  exact: number,
  others: readonly Entry[],
  wordings: readonly WordingAnswer[],
  query: Query,
  strings: HitListSetting['strings'],
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
  strings: HitListSetting['strings'],
): HTMLElement[] {
  const typed = query.trim();
  if (typed === '') return [element('p', {}, [strings.noneSaid(filter.person ?? '')])];
  if (filter.place === 'digest') return [element('p', {}, [strings.noneInDigests(typed)])];
  return [element('p', {}, [strings.none(typed)]), element('p', { class: 'soft' }, [strings.noneHint])];
}
