import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import type { BundleEntry } from '../format/bundle.ts';
import { indexLanguage, recordSort, scriptFile, scriptPrologue, signature, wasmFile } from './contract.ts';

/**
 * Postings per file of the index. Pagefind's own 20,000 makes every query load much that it does not need.
 * Measured on 123,000 messages: see docs/search.md.
 */
const chunkSize = 2000;

/** What the browser needs of what Pagefind writes; the rest is its own interface, and texts that we keep better. */
const neededFiles = /^(?:index|.*\.json|.*\.pf_meta)$/;
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
        sort: { [recordSort]: String(this.#records) },
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
    await stopPagefind();
    for (const file of await readdir(folder)) {
      const path = join(folder, file);
      if (file === wasmFile) await rename(path, join(shared, file));
      else if (file === scriptFile) {
        await writeFile(join(shared, file), scriptPrologue + (await readFile(path, 'utf8')));
        await rm(path);
      } else if (!neededFiles.test(file)) await rm(path, { recursive: true });
    }
    await writeFile(join(folder, wasmFile), signature);
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

/** Ends Pagefind's process, if there is one. Whoever writes calls it at the end, whatever went wrong. */
export const stopPagefind = (): Promise<unknown> => pagefind.close();

/**
 * Gives the shared WebAssembly to the index that the browser opens first; the others do without.
 * @param shared the folder of the index
 * @param bundles newest first
 */
export async function shareWasm(shared: string, bundles: readonly BundleEntry[]): Promise<void> {
  const [first] = bundles;
  if (first) await rename(join(shared, wasmFile), join(shared, first.name, 'pairs', wasmFile));
}

/** Takes what all indexes share out of a part that stands in `part`, and its bundles in `shared`. */
export async function takeShared(
  part: string,
  shared: string,
  bundles: readonly BundleEntry[],
): Promise<void> {
  const [first] = bundles;
  if (!first) return;
  await copyFile(join(part, scriptFile), join(shared, scriptFile));
  const held = join(shared, first.name, 'pairs', wasmFile);
  await rename(held, join(shared, wasmFile));
  await writeFile(held, signature);
}

function checked<T extends { errors: string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}
