import type { BundleList } from '../../core/search/bundle.ts';
import { excerptOf } from '../../core/search/excerpt.ts';
import { type Found, newestFirst } from '../../core/search/found.ts';
import { byNewest } from '../../core/search/interleave.ts';
import { meantInPinyin, otherWordings, peopleNamed, typedForm } from '../../core/search/offer.ts';
import { pinyinLetters } from '../../core/search/pinyin.ts';
import { parseQuery, type Query } from '../../core/search/query.ts';
import { hasLatinWord, spelledRight } from '../../core/search/spelling.ts';
import { Bundle, type BundleAnswer } from './bundle.ts';
import type { TokenKind } from '../../core/search/token.ts';
import type { Answer, Hit, SearchEngine, Wording } from './engine.ts';
import { Lexicon } from './lexicon.ts';
import { loadPagefind, TokenIndex } from './pagefind.ts';
import { saidIn, withPeople } from './people.ts';
import { contextOf, neighboursIn, shownMessage, shownPassage } from './surroundings.ts';

/** Makes the engine that searches the index which the build wrote. @param base the site's base, with slashes at both ends */
export function staticEngine(base: string): SearchEngine {
  const root = new URL(`${base}pagefind/`, location.href).href;
  let opening: Promise<Opened> | undefined;

  const open = (): Promise<Opened> => {
    if (opening) return opening;
    const begun = openBundles(root);
    opening = begun;
    begun.catch(() => forget(begun));
    return begun;
  };

  /** What did not load is not asked for again: the next search begins anew. */
  const forget = (failed: Promise<Opened>): void => {
    if (opening === failed) opening = undefined;
  };

  return {
    async open() {
      return (await open()).list;
    },

    async wordings(query) {
      const { list, lexicon } = await open();
      const synonyms = otherWordings(query, list.terms);
      const scripts = await lexicon.inOtherScript(query);
      return [
        ...synonyms.map((typed) => ({ query: parseQuery(typed), typed, because: 'synonym' as const })),
        ...scripts.map((other) => ({ ...asTyped(other), because: 'script' as const })),
      ];
    },

    async spelledRight(query) {
      if (!hasLatinWord(query)) return undefined;
      const { lexicon } = await open();
      const right = spelledRight(query, await lexicon.words());
      return right && asTyped(right);
    },

    async meantInPinyin(query) {
      const letters = query.none.length > 0 ? undefined : pinyinLetters(query.all);
      if (letters === undefined) return [];
      const { lexicon } = await open();
      const [list, people] = await Promise.all([lexicon.pinyin(), lexicon.people()]);
      return meantInPinyin(letters, list, people);
    },

    async people(query) {
      return peopleNamed(query, await (await open()).lexicon.people());
    },

    async talks() {
      const { bundles } = await open();
      const contents = await Promise.all(bundles.map((bundle) => bundle.contents));
      return contents.flatMap((one) => one.talks());
    },

    search(query: Query, signal?: AbortSignal): AsyncGenerator<Answer> {
      if (query.all.length === 0) return nothing();
      return inTurn((bundle) => bundle.search(query), signal);
    },

    said(person: string, signal?: AbortSignal): AsyncGenerator<Answer> {
      return inTurn(async (bundle) => ({ found: await saidIn(bundle, person), passages: [] }), signal);
    },

    async withPeople(found) {
      return withPeople(found, (await open()).bundles);
    },

    async neighbours(query, signal) {
      if (query.all.length < 2) return [];
      const { bundles } = await open();
      const near = await Promise.all(bundles.map((bundle) => neighboursIn(bundle, query)));
      signal?.throwIfAborted();
      return near.flat().sort(byNewest);
    },

    async context(found, before, after) {
      return contextOf(await bundleOf(found), found, before, after);
    },

    async load(found: readonly Found[], query: Query, signal?: AbortSignal): Promise<Hit[]> {
      const hits = await Promise.all(
        found.map(async (one) => {
          const show = one.place === 'digest' ? shownPassage : shownMessage;
          const message = await show(await bundleOf(one), one.day, one.message);
          return { ...one, ...message, excerpt: excerptOf(message.text, query.all) };
        }),
      );
      signal?.throwIfAborted();
      return hits;
    },
  };

  async function bundleOf({ bundle }: Pick<Found, 'bundle'>): Promise<Bundle> {
    return (await open()).bundles.find(({ entry }) => entry.name === bundle) as Bundle;
  }

  /** Asks all bundles at once, and gives an answer each time that the next newest is there. */
  async function* inTurn(
    ask: (bundle: Bundle) => Promise<BundleAnswer>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Answer> {
    const opened = open();
    const { bundles } = await opened;
    if (bundles.length === 0) yield* nothing();
    const found: Found[] = [];
    const passages: Found[] = [];
    const answers = bundles.map(ask);
    // Also when nobody waits for it any more.
    for (const answer of answers) answer.catch(() => forget(opened));
    for (const [index, answer] of answers.entries()) {
      const more = await answer;
      signal?.throwIfAborted();
      found.push(...more.found);
      passages.push(...more.passages);
      // Bundles of two rooms may hold the same days; the order within a day stays.
      found.sort(newestFirst);
      passages.sort(newestFirst);
      yield { found: [...found], passages: [...passages], complete: index === answers.length - 1 };
    }
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- answers as the others do
async function* nothing(): AsyncGenerator<Answer> {
  yield { found: [], passages: [], complete: true };
}

/** What every search needs. */
interface Opened {
  list: BundleList;
  bundles: Bundle[];
  lexicon: Lexicon;
}

const asTyped = (query: Query): Pick<Wording, 'query' | 'typed'> => ({
  query: parseQuery(typedForm(query)),
  typed: typedForm(query),
});

async function openBundles(root: string): Promise<Opened> {
  const loading = loadPagefind(root);
  loading.catch(() => undefined);
  const response = await fetch(`${root}bundles.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} for ${root}bundles.json`);
  const list = (await response.json()) as BundleList;
  let first: Promise<TokenIndex> | undefined;
  const bundles = list.bundles.map((entry) => {
    const start = (kind: TokenKind): Promise<TokenIndex> =>
      startIndex(loading, `${root}${entry.name}/${kind}/`, entry.version, first);
    const pairs = start('pairs');
    // The first brings the WebAssembly that all share: the build gives it to the newest bundle alone.
    first ??= pairs;
    pairs.catch(() => undefined);
    let singles: Promise<TokenIndex> | undefined;
    return new Bundle(entry, `${root}${entry.name}/`, {
      pairs: () => pairs,
      singles: () => (singles ??= start('singles')),
    });
  });
  return { list, bundles, lexicon: new Lexicon(list.lexicon, root) };
}

async function startIndex(
  loading: ReturnType<typeof loadPagefind>,
  folder: string,
  version: string,
  first: Promise<TokenIndex> | undefined,
): Promise<TokenIndex> {
  const pagefind = await loading;
  await first;
  const index = new TokenIndex(pagefind, folder, version);
  await index.ready();
  return index;
}
