/**
 * For how long a list that was just shown may still move. Within half a second a shift counts as part of what
 * was asked for. @see https://web.dev/articles/cls
 */
const settlingMs = 500;

/** Somebody who reads the hits: what is before their eyes must stay there. */
export class ScrollAnchor {
  readonly #place: HTMLElement;
  readonly #began = performance.now();
  #touched = false;

  /** @param place what holds the hits  @param signal ends the watch */
  constructor(place: HTMLElement, signal: AbortSignal) {
    this.#place = place;
    const touch = (): void => void (this.#touched = true);
    for (const name of ['pointerdown', 'keydown', 'wheel', 'scroll'] as const) {
      document.addEventListener(name, touch, { signal, capture: true, passive: true, once: true });
    }
  }

  /** The key of the last hit that may be before their eyes; nothing while the list is still settling. */
  lastSeen(): string | undefined {
    if (!this.#touched && performance.now() - this.#began < settlingMs) return undefined;
    const bottom = Math.min(
      innerHeight,
      this.#place.closest('dialog')?.getBoundingClientRect().bottom ?? Infinity,
    );
    const links = [...this.#place.querySelectorAll('a[data-hit]')];
    const last = links.findLast((link) => link.getBoundingClientRect().top < bottom);
    return last?.closest('li')?.dataset['key'];
  }
}
/** Changes the page so that an element stays where it is before the reader's eyes. */
export async function keepInPlace(
  anchor: () => Element | null | undefined,
  change: () => void | Promise<void>,
): Promise<void> {
  const top = anchor()?.getBoundingClientRect().top;
  await change();
  const after = anchor();
  if (top === undefined || !after) return;
  const inDialog = after.closest('dialog')?.querySelector('#results');
  const scroller = inDialog?.contains(after) ? inDialog : document.documentElement;
  scroller.scrollTop += after.getBoundingClientRect().top - top;
}
