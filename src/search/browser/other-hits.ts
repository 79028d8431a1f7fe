import { type Entry, entryKey } from '../query/entry.ts';

/** Hits of other wordings. Some wait where they would move what somebody reads. */
export class OtherHits {
  #all: readonly Entry[] = [];
  readonly #waiting = new Set<string>();

  get all(): readonly Entry[] {
    return this.#all;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Those that may be shown. */
  get ready(): Entry[] {
    return this.#all.filter((one) => !this.#waiting.has(entryKey(one)));
  }

  set(entries: readonly Entry[]): void {
    this.#all = entries;
    this.#waiting.clear();
  }

  /**
   * Lets those wait that would stand before a hit.
   * @param order all hits as they would stand  @param seen the key of a hit that holds the words typed
   */
  waitBefore(order: readonly Entry[], seen: string): void {
    const at = order.findIndex((entry) => entry.wording === undefined && entryKey(entry) === seen);
    for (const entry of order.slice(0, at + 1)) {
      if (entry.wording !== undefined) this.#waiting.add(entryKey(entry));
    }
  }

  release(): void {
    this.#waiting.clear();
  }
}
