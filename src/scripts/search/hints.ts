import type { Query } from '../../core/search/query.ts';
import { firstLimit, writeAddress } from './address.ts';
import type { Wording } from './engine.ts';
import { element } from './hit-list.ts';
import { countOf, type OfferSetting } from './offers.ts';

/** As few messages are as good as none: somebody else may have made the same mistake. */
const nearlyNone = 3;
/** So many times more messages must the words spelled right find, to be what was meant. */
const timesMore = 10;

/**
 * Shows what may have been meant (spelled right, in pinyin, in the other script) and the people who are named, in a
 * line that is kept for it. It is asked for when the messages found are shown, and what of it does not load is left out.
 * @param found how many messages the words typed found
 */
export async function showHints(
  place: HTMLElement,
  query: Query,
  found: number,
  { engine, setting, signal }: OfferSetting,
): Promise<void> {
  const { strings, base } = setting;
  const search = (name: string, shown = name): HTMLElement =>
    element('a', { href: `${base}search/${writeAddress({ query: name, filter: {}, limit: firstLimit })}` }, [
      shown,
    ]);
  const person = (name: string, shown = name): HTMLElement =>
    element('a', { href: `${base}search/?${new URLSearchParams({ person: name }).toString()}` }, [shown]);
  const counted = async ({ typed, query: asked }: Wording): Promise<{ count: number; link: HTMLElement }> => {
    const count = await countOf(engine, asked, signal);
    return { count, link: search(typed, strings.option(typed, count)) };
  };

  const meant = async (): Promise<HTMLElement[]> => {
    const names = await engine.meantInPinyin(query).catch(() => []);
    const inPinyin = names
      .filter(({ sure }) => sure || found < nearlyNone)
      .map(({ name, kind }) => (kind === 'person' ? person(name) : search(name)));
    if (found >= nearlyNone || names.some(({ sure }) => sure)) return inPinyin;
    const right = await engine.spelledRight(query);
    if (!right) return inPinyin;
    const { count, link } = await counted(right);
    return count > found * timesMore ? [link, ...inPinyin] : inPinyin;
  };
  const scripts = engine
    .wordings(query)
    .then((wordings) => wordings.filter(({ because }) => because === 'script'));
  const otherScript = async (): Promise<HTMLElement[]> => {
    const forms = await Promise.all((await scripts).map(counted));
    return forms.filter(({ count }) => count > 0).map(({ link }) => link);
  };
  const people = async (): Promise<HTMLElement[]> => {
    const queries = [query, ...(await scripts.catch(() => [])).map((wording) => wording.query)];
    const named = (await Promise.all(queries.map((one) => engine.people(one)))).flat();
    return Array.from(new Map(named), ([name, messages]) => person(name, strings.option(name, messages)));
  };

  const lines = await Promise.all(
    [
      { kind: strings.meant, links: meant() },
      { kind: strings.otherScript, links: otherScript() },
      { kind: strings.person, links: people() },
    ].map(async ({ kind, links }) => ({ kind, links: await links.catch(() => []) })),
  );
  if (signal.aborted) return;
  place.replaceChildren(
    ...lines
      .filter(({ links }) => links.length > 0)
      .map(({ kind, links }) =>
        element('span', {}, [
          element('span', { class: 'offer-kind' }, [kind]),
          ...links.flatMap((link, index) => (index > 0 ? ['、', link] : [' ', link])),
        ]),
      ),
  );
}
