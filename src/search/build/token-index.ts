import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import type { BundleEntry } from '../format/bundle.ts';

/**
 * Postings per file of the index. Pagefind's own 20,000 makes every query load much that it does not need.
 * Measured on 123,000 messages: see docs/search.md.
 */
const chunkSize = 2000;

/** Language of the index. Pagefind neither segments nor stems a language that it does not know. */
const indexLanguage = 'xx';

/** What the browser needs of what Pagefind writes; the rest is its own interface, and texts that we keep better. */
const wanted = /^(?:index|.*\.json|.*\.pf_meta)$/;
const script = 'pagefind.js';
const wasm = 'wasm.unknown.pagefind';

/** What Pagefind takes for a WebAssembly file when one is there already: its signature, and nothing. */
const emptyWasm = 'pagefind_dcd';

/** Writes one of Pagefind's indexes. Pagefind runs in a process of its own; only one writer may be at work. */
export class TokenIndexWriter {
  #index: Promise<pagefind.PagefindIndex> | undefined;
  #records = 0;
  #adding: Promise<unknown> = Promise.resolve();

  /** Adds the next record. Resolves when Pagefind is ready for more: it takes one while the next is being made. */
  async add(content: string): Promise<void> {
    await this.#adding;
    const index = await this.#open();
    this.#adding = index
      .addCustomRecord({
        url: `/${this.#records}/`,
        content,
        language: indexLanguage,
        sort: { record: String(this.#records) },
      })
      .then(checked);
    this.#adding.catch(() => undefined);
    this.#records++;
  }

  /**
   * Writes the index into a folder, and what all indexes share into the folder `shared`.
   * @throws when Pagefind reports an error
   */
  async write(folder: string, shared: string): Promise<void> {
    await this.#adding;
    const index = await this.#open();
    await mkdir(folder, { recursive: true });
    checked(await index.writeFiles({ outputPath: folder }));
    await index.deleteIndex();
    await pagefind.close();
    for (const file of await readdir(folder)) {
      const path = join(folder, file);
      if (file === script || file === wasm) await rename(path, join(shared, file));
      else if (!wanted.test(file)) await rm(path, { recursive: true });
    }
    await writeFile(join(folder, wasm), emptyWasm);
  }

  #open(): Promise<pagefind.PagefindIndex> {
    process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= String(chunkSize);
    return (this.#index ??= pagefind.createIndex({ forceLanguage: indexLanguage }).then((response) => {
      const { index } = checked(response);
      if (!index) throw new Error('Pagefind made no index');
      return index;
    }));
  }
}

/**
 * Gives the shared WebAssembly to the index that the browser opens first; the others do without.
 * @param shared the folder of the index
 * @param bundles newest first
 */
export async function shareWasm(shared: string, bundles: readonly BundleEntry[]): Promise<void> {
  const [first] = bundles;
  if (first) await rename(join(shared, wasm), join(shared, first.name, 'pairs', wasm));
}

/** Takes what all indexes share out of a part that stands in `part`, and its bundles in `shared`. */
export async function takeShared(
  part: string,
  shared: string,
  bundles: readonly BundleEntry[],
): Promise<void> {
  const [first] = bundles;
  if (!first) return;
  await copyFile(join(part, script), join(shared, script));
  const held = join(shared, first.name, 'pairs', wasm);
  await rename(held, join(shared, wasm));
  await writeFile(held, emptyWasm);
}

function checked<T extends { errors: string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}
