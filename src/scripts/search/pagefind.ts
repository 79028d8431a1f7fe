import type { Places } from '../../core/search/position.ts';

/** The part of Pagefind's browser interface that we use. @see https://pagefind.app/docs/api/ */
interface Pagefind {
  createInstance(options: {
    basePath: string;
    /** Searches in this thread, which spares loading the worker's script. */
    noWorker: boolean;
    /** Goes into the address of the entry file, for caches. */
    metaCacheTag: string;
  }): PagefindInstance;
}

interface PagefindInstance {
  /** Resolves when the index is ready; it has no filters. */
  filters(): Promise<unknown>;
  search(
    term: string,
    options: { sort: Record<string, 'asc' | 'desc'> },
  ): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  /** With a sort key: the record's place in that order, from 0. */
  score: number;
  /** Positions of the word in the record, ascending. */
  words: number[];
}

/** Loads Pagefind itself. @param root the folder of the index, ending in a slash */
export async function loadPagefind(root: string): Promise<Pagefind> {
  return (await import(/* @vite-ignore */ `${root}pagefind.js`)) as Pagefind;
}

/** The tokens of one bundle, as Pagefind finds them. */
export class TokenIndex {
  readonly #instance: PagefindInstance;
  readonly #folder: string;

  /** @param folder the bundle's address, ending in a slash */
  constructor(pagefind: Pagefind, folder: string, version: string) {
    this.#folder = folder;
    this.#instance = pagefind.createInstance({ basePath: folder, noWorker: true, metaCacheTag: version });
  }

  /** Resolves when Pagefind's WebAssembly and this bundle's list of chunks are there. */
  async ready(): Promise<void> {
    await this.#instance.filters();
  }

  /**
   * Finds where a token stands.
   * @throws when a part of the index could not be loaded: Pagefind itself keeps silent and finds nothing
   */
  async placesOf(token: string): Promise<Places> {
    const watch = watchFetch();
    const before = watch.failures(this.#folder);
    const { results } = await this.#instance.search(token, { sort: { record: 'desc' } });
    if (watch.failures(this.#folder) > before)
      throw new Error(`part of the index ${this.#folder} did not load`);
    return new Map(results.map(({ score, words }) => [score, words]));
  }
}

let watching: { failures(folder: string): number } | undefined;

/** Counts requests that failed, by the address they begin with. */
function watchFetch(): { failures(folder: string): number } {
  if (watching) return watching;
  const failed: string[] = [];
  const plain = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const note = (): void => {
      failed.push(new URL(input instanceof Request ? input.url : input, location.href).href);
    };
    try {
      const response = await plain(input, init);
      if (!response.ok) note();
      return response;
    } catch (error) {
      note();
      throw error;
    }
  };
  watching = { failures: (folder) => failed.filter((address) => address.startsWith(folder)).length };
  return watching;
}
