/** Says how the search stands: to readers, to screen readers, and to whatever reads the page. */
export class Status {
  readonly #results: HTMLElement;
  readonly #line: HTMLElement;

  /** @param results bears `data-state` and `data-count`  @param line the live region that is read out */
  constructor(results: HTMLElement, line: HTMLElement) {
    this.#results = results;
    this.#line = line;
  }

  /** @param count how many messages hold the words typed, once that is known for sure */
  show(state: 'idle' | 'loading' | 'done' | 'error', text: string, count?: number): void {
    const { dataset } = this.#results;
    dataset['state'] = state;
    this.#results.ariaBusy = String(state === 'loading');
    if (count === undefined) delete dataset['count'];
    else dataset['count'] = String(count);
    this.say(text);
  }

  say(text: string): void {
    // The same words again would be read out again.
    if (this.#line.textContent !== text) this.#line.textContent = text;
  }
}
