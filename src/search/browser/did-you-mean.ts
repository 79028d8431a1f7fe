import type { Query } from '../query/query.ts';
import { searchAddress } from './address.ts';
import { element } from '../../scripts/element.ts';
import { allFound } from './query-variants.ts';
import type { SearchContext } from './search-context.ts';

/** As few messages are as good as none: somebody else may have made the same mistake. */
const minMatches = 3;
/** So many times more messages must the words spelled right find, to be what was meant. */
const minRatio = 10;

/**
 * Shows what may have been meant (spelled right, or in pinyin) and the people who are named, in a line that is kept
 * for it. It is asked for when the messages found are shown, and what of it does not load is left out.
 * @param found how many messages the words typed found
 */
export async function showDidYouMean(
  place: HTMLElement,
  query: Query,
  found: number,
  { context, signal }: { context: SearchContext; signal: AbortSignal },
): Promise<void> {
  const { strings } = context;
  const lines = await Promise.all([
    suggestionLinks(query, found, { context, signal }).catch(() => []),
    personLinks(query, context).catch(() => []),
  ]);
  if (signal.aborted) return;
  const titles = [strings.didYouMean, strings.person.name];
  place.replaceChildren(
    ...lines.flatMap((links, index) =>
      links.length === 0
        ? []
        : element('span', {}, [
            element('span', { class: 'offer-kind' }, [titles[index] ?? '']),
            ...links.flatMap((link, at) => [at > 0 ? strings.comma : ' ', link]),
          ]),
    ),
  );
}

async function suggestionLinks(
  query: Query,
  found: number,
  { context, signal }: { context: SearchContext; signal: AbortSignal },
): Promise<HTMLElement[]> {
  const { engine, strings } = context;
  const names = await engine.inPinyin(query).catch(() => []);
  const inPinyin = names
    .filter(({ sure }) => sure || found < minMatches)
    .map(({ name, kind }) =>
      kind === 'person' ? personLink(name, name, context) : searchLink(name, name, context),
    );
  if (found >= minMatches || names.some(({ sure }) => sure)) return inPinyin;
  const right = await engine.spelledRight(query);
  if (!right) return inPinyin;
  const count = (await allFound(engine, right.query, signal)).length;
  if (count <= found * minRatio) return inPinyin;
  return [searchLink(right.typed, strings.option(right.typed, count), context), ...inPinyin];
}

async function personLinks(query: Query, context: SearchContext): Promise<HTMLElement[]> {
  const { engine, strings } = context;
  const variants = await engine.variants(query).catch(() => []);
  const scripts = variants.filter(({ reason }) => reason === 'script');
  const queries = [query, ...scripts.map((variant) => variant.query)];
  const named = (await Promise.all(queries.map((one) => engine.people(one)))).flat();
  return Array.from(new Map(named), ([name, messages]) =>
    personLink(name, strings.option(name, messages), context),
  );
}

const searchLink = (typed: string, shown: string, { base }: SearchContext): HTMLElement =>
  element('a', { href: searchAddress(base, { query: typed }) }, [shown]);

const personLink = (person: string, shown: string, { base }: SearchContext): HTMLElement =>
  element('a', { href: searchAddress(base, { filter: { person } }) }, [shown]);
