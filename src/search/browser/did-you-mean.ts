import type { Query } from '../query/query.ts';
import { searchAddress } from './address.ts';
import { element } from './element.ts';
import type { SearchEngine } from './engine.ts';
import type { SearchContext } from './hit-list.ts';
import { allFound } from './query-variants.ts';

/** As few messages are as good as none: somebody else may have made the same mistake. */
const nearlyNone = 3;
/** So many times more messages must the words spelled right find, to be what was meant. */
const timesMore = 10;

/** What hints need to know besides the query. */
interface DidYouMeanOptions {
  engine: SearchEngine;
  setting: SearchContext;
  /** How many messages the words typed found. */
  found: number;
  signal: AbortSignal;
}

/**
 * Shows what may have been meant (spelled right, or in pinyin) and the people who are named, in a line that is kept
 * for it. It is asked for when the messages found are shown, and what of it does not load is left out.
 */
export async function showDidYouMean(
  place: HTMLElement,
  query: Query,
  { engine, setting, found, signal }: DidYouMeanOptions,
): Promise<void> {
  const { strings, base } = setting;
  const search = (typed: string, shown = typed): HTMLElement =>
    element('a', { href: searchAddress(base, { query: typed }) }, [shown]);
  const person = (name: string, shown = name): HTMLElement =>
    element('a', { href: searchAddress(base, { filter: { person: name } }) }, [shown]);
  const meant = async (): Promise<HTMLElement[]> => {
    const names = await engine.meantInPinyin(query).catch(() => []);
    const inPinyin = names
      .filter(({ sure }) => sure || found < nearlyNone)
      .map(({ name, kind }) => (kind === 'person' ? person(name) : search(name)));
    if (found >= nearlyNone || names.some(({ sure }) => sure)) return inPinyin;
    const right = await engine.spelledRight(query);
    if (!right) return inPinyin;
    const count = (await allFound(engine, right.query, signal)).length;
    const more = count > found * timesMore;
    return more ? [search(right.typed, strings.option(right.typed, count)), ...inPinyin] : inPinyin;
  };
  const people = async (): Promise<HTMLElement[]> => {
    const wordings = await engine.wordings(query).catch(() => []);
    const scripts = wordings.filter(({ reason: because }) => because === 'script');
    const queries = [query, ...scripts.map((wording) => wording.query)];
    const named = (await Promise.all(queries.map((one) => engine.people(one)))).flat();
    return Array.from(new Map(named), ([name, messages]) => person(name, strings.option(name, messages)));
  };
  const lines = await Promise.all(
    [
      { kind: strings.meant, links: meant() },
      { kind: strings.person.name, links: people() },
    ].map(async ({ kind, links }) => ({ kind, links: await links.catch(() => []) })),
  );
  if (signal.aborted) return;
  place.replaceChildren(
    ...lines
      .filter(({ links }) => links.length > 0)
      .map(({ kind, links }) =>
        element('span', {}, [
          element('span', { class: 'offer-kind' }, [kind]),
          ...links.flatMap((link, index) => [index > 0 ? strings.comma : ' ', link]),
        ]),
      ),
  );
}
