import type { Postings } from '../format/postings.ts';
import { recordSort, signature } from './contract.ts';

/** The part of Pagefind's browser interface that we use. @see https://pagefind.app/docs/api/ */
interface Pagefind {
  /** Ours: see `scriptPrologue`. */
  setFetch(own: typeof fetch): void;
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
  const pagefind = (await import(/* @vite-ignore */ `${root}pagefind.js`)) as Pagefind;
  pagefind.setFetch(fetchWatched);
  return pagefind;
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
  async postingsOf(token: string): Promise<Postings> {
    const before = failures.get(this.#folder);
    const { results } = await this.#instance.search(token, { sort: { [recordSort]: 'desc' } });
    if (failures.get(this.#folder) !== before)
      throw new Error(`part of the index ${this.#folder} did not load`);
    return new Map(results.map(({ score, words }) => [score, words]));
  }
}

/** How many parts of each index did not load, by its folder. One for all, as Pagefind's script is. */
const failures = new Map<string, number>();

/** The address of a part of an index; the first group is the index's folder. */
const partAddress = /^(.*\/)index\/[^/]+\.pf_index$/;

/** Asks as `fetch` does, and counts the parts of indexes that do not come, or come broken. */
async function fetchWatched(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const { href } = new URL(input instanceof Request ? input.url : input, location.href);
  const folder = partAddress.exec(href)?.[1];
  if (folder === undefined) return fetch(input, init);
  let isWhole = false;
  try {
    const response = await fetch(input, init);
    isWhole = response.ok && isPart(await response.clone().arrayBuffer());
    return response;
  } finally {
    if (!isWhole) failures.set(folder, (failures.get(folder) ?? 0) + 1);
  }
}

/** How a part begins: as Pagefind writes it, compressed, or as a server that unpacks it sends it. */
const partBeginnings = [[0x1f, 0x8b], [...new TextEncoder().encode(signature)]];

/** Whether this is a part of an index, and not a page that a network puts in its place. */
function isPart(body: ArrayBuffer): boolean {
  const bytes = new Uint8Array(body);
  return partBeginnings.some((beginning) => beginning.every((byte, at) => bytes[at] === byte));
}
