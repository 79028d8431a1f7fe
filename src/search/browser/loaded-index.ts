import type { BundleList } from '../format/bundle.ts';
import type { TokenKind } from '../format/token.ts';
import { Bundle } from './bundle.ts';
import { Lexicon } from './lexicon.ts';
import { loadJson } from './load.ts';
import { loadPagefind, TokenIndex } from '../pagefind/reader.ts';

/** What every search needs. */
export interface LoadedIndex {
  list: BundleList;
  bundles: Bundle[];
  lexicon: Lexicon;
}

/** Loads what every search needs. @param root the folder of the index, ending in a slash */
export async function loadIndex(root: string): Promise<LoadedIndex> {
  const loading = loadPagefind(root);
  loading.catch(() => undefined);
  const list = await loadJson<BundleList>(`${root}bundles.json`, { cache: 'no-cache' });
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
