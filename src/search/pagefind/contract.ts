/**
 * What this search takes from Pagefind beyond what its documentation promises. Pagefind is pinned, and
 * `tests/search/pagefind/contract.test.ts` says which of these no longer holds when another version is tried:
 *
 * 1. A word of letters and digits in an unknown language is neither segmented nor stemmed, and is found whole.
 * 2. `padding` takes a position in a record and can be searched for by nobody.
 * 3. A search without quotes gives every position of a word in each record, ascending.
 * 4. With a sort key, descending, the score of a result is its record's place in ascending order, from 0.
 * 5. An environment variable sets how many postings a file of the index holds.
 * 6. Its script does not load a WebAssembly again that is there already, but asks for the file; an empty one serves.
 * 7. Its script asks for files by the free name `fetch`, and answers as if nothing were there when one fails.
 */

/** Takes a position in a record without being a word. */
export const padding = '.';

/** Language of the index: one that Pagefind does not know. */
export const indexLanguage = 'xx';

/** The name of the sort key that holds a record's number. */
export const recordSort = 'record';

export const scriptFile = 'pagefind.js';
export const wasmFile = 'wasm.unknown.pagefind';

/**
 * With what a file of Pagefind begins when it is unpacked. By itself it is an empty file, which Pagefind takes for a
 * WebAssembly file when one is loaded already.
 */
export const signature = 'pagefind_dcd';

/** Stands before Pagefind's script, so that its requests can be watched while the page's own `fetch` stays. */
export const scriptPrologue =
  'let fetch = (...request) => globalThis.fetch(...request);\nexport const setFetch = (own) => (fetch = own);\n';
