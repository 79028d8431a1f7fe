import type { BundleList } from '../../core/search/bundle.ts';
import { excerptOf } from '../../core/search/excerpt.ts';
import type { Found, FoundPassage } from '../../core/search/found.ts';
import { otherWordings } from '../../core/search/offer.ts';
import { parseQuery, type Query } from '../../core/search/query.ts';
import { Bundle } from './bundle.ts';
import type { TokenKind } from '../../core/search/token.ts';
import type { Answer, Hit, SearchEngine } from './engine.ts';
import { loadPagefind, TokenIndex } from './pagefind.ts';

/** Makes the engine that searches the index which the build wrote. @param base the site's base, with slashes at both ends */
export function staticEngine(base: string): SearchEngine {
  const root = new URL(`${base}pagefind/`, location.href).href;
  let opening: Promise<{ list: BundleList; bundles: Bundle[] }> | undefined;

  const open = (): NonNullable<typeof opening> => {
    opening ??= openBundles(root);
    opening.catch(() => (opening = undefined));
    return opening;
  };

  return {
    async open() {
      return (await open()).list;
    },

    async wordings(query) {
      const { terms } = (await open()).list;
      return otherWordings(query, terms).map((typed) => ({
        query: parseQuery(typed),
        typed,
        because: 'synonym' as const,
      }));
    },

    async talks() {
      const { bundles } = await open();
      return (await Promise.all(bundles.map((bundle) => bundle.talks()))).flat();
    },

    async *search(query: Query, signal?: AbortSignal): AsyncGenerator<Answer> {
      const { bundles } = await open();
      if (query.all.length === 0 || bundles.length === 0) {
        yield { found: [], passages: [], complete: true };
        return;
      }
      const found: Found[] = [];
      const passages: FoundPassage[] = [];
      const answers = bundles.map((bundle) => bundle.search(query));
      for (const answer of answers) answer.catch(() => undefined);
      for (const [index, answer] of answers.entries()) {
        try {
          const more = await answer;
          found.push(...more.found);
          passages.push(...more.passages);
        } catch (error) {
          // What did not load stays so in Pagefind: the next search begins anew.
          opening = undefined;
          throw error;
        }
        signal?.throwIfAborted();
        yield { found: [...found], passages: [...passages], complete: index === answers.length - 1 };
      }
    },

    async loadPassages(found, query, signal) {
      const { bundles } = await open();
      const hits = await Promise.all(
        found.map(async (one) => {
          const bundle = bundles.find(({ entry }) => entry.name === one.bundle) as Bundle;
          const { id, speaker, text } = await bundle.message(one.day, one.message);
          return { ...one, anchor: id, heading: speaker, excerpt: excerptOf(text, query.all) };
        }),
      );
      signal?.throwIfAborted();
      return hits;
    },

    async load(found: readonly Found[], query: Query, signal?: AbortSignal): Promise<Hit[]> {
      const { bundles } = await open();
      const hits = await Promise.all(
        found.map(async (one) => {
          const bundle = bundles.find(({ entry }) => entry.name === one.bundle) as Bundle;
          const { id, speaker, text } = await bundle.message(one.day, one.message);
          return {
            ...one,
            id: `m-${id}`,
            time: `${id.slice(0, 2)}:${id.slice(2, 4)}:${id.slice(4, 6)}`,
            speaker,
            excerpt: excerptOf(text, query.all),
          };
        }),
      );
      signal?.throwIfAborted();
      return hits;
    },
  };
}

async function openBundles(root: string): Promise<{ list: BundleList; bundles: Bundle[] }> {
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
  return { list, bundles };
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
