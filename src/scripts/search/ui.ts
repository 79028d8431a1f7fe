import { facetsOf, type Found, passes } from '../../core/search/found.ts';
import { parseQuery, type Query } from '../../core/search/query.ts';
import { firstLimit, readAddress, type SearchState, writeAddress } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { chosenFilter, showFilters } from './filters.ts';
import { showHints } from './hints.ts';
import { showOffers } from './offers.ts';
import { element, hitList, type HitListSetting } from './hit-list.ts';
import { searchStrings } from './strings.ts';
import { staticEngine } from './static-engine.ts';

/** Between keystrokes of quick typing lie 50 to 150 ms; a search begins when that has passed. */
const typingPauseMs = 140;
/** After this long without an answer the status says that the connection is slow. */
const slowMs = 4000;
const moreHits = 20;

/** The search on a page or in a dialog: the same code, the same markup (`SearchBox.astro`). */
export class SearchBox {
  readonly engine: SearchEngine;
  readonly #root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  readonly #status: HTMLElement;
  readonly #filters: HTMLElement;
  readonly #offers: HTMLElement;
  readonly #hints: HTMLElement;
  /** Whether the address follows what is searched. */
  readonly #keepsAddress: boolean;
  readonly #setting: HitListSetting;
  #state: SearchState = { query: '', filter: {}, limit: firstLimit };
  #running = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param root the element that `SearchBox.astro` makes */
  constructor(root: HTMLElement, engine?: SearchEngine) {
    const part = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector) as HTMLElement;
    const base = root.dataset['base'] ?? '/';
    this.engine = engine ?? staticEngine(base);
    this.#root = root;
    this.#input = part('input[name="q"]') as HTMLInputElement;
    this.#results = part('#results');
    this.#status = part('[role="status"]');
    this.#filters = part('[data-filters]');
    this.#offers = part('[data-offers]');
    this.#hints = part('[data-hints]');
    this.#keepsAddress = root.dataset['searchBox'] === 'page';
    this.#setting = { base, roomTitles: new Map(), strings: searchStrings(document.documentElement.lang) };
    this.#listen();
    Object.assign(root, { search: this });
  }

  /** Begins: loads what every search needs, and searches for what the address or the field says. */
  async open(): Promise<void> {
    this.#input.focus();
    if (this.#keepsAddress) {
      this.#state = readAddress(location.search);
      if (this.#input.value === '') this.#input.value = this.#state.query;
    }
    if (this.#input.value !== '') return this.run();
    // Warms up; a failure is shown when somebody searches.
    await this.engine.open().catch(() => undefined);
  }

  #listen(): void {
    const typed = (): void => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => void this.#start({ limit: firstLimit }), typingPauseMs);
    };
    this.#input.addEventListener('input', (event) => {
      // While an input method composes, the field holds letters of pinyin, not the words.
      if (!event.isComposing) typed();
    });
    this.#input.addEventListener('compositionend', typed);
    this.#input.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const first = this.#results.querySelector<HTMLAnchorElement>('a[data-hit]');
      const answered = this.#results.dataset['state'] === 'done' && this.#input.value === this.#state.query;
      if (!this.#keepsAddress && answered && first) first.click();
      else void this.#start({ limit: this.#keepsAddress ? this.#state.limit : firstLimit });
    });
    this.#filters.addEventListener('change', () => {
      void this.#start({ filter: chosenFilter(this.#filters), limit: firstLimit });
    });
    this.#root.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Arrow keys go from the field through the hits and back. */
  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    if (event.target instanceof HTMLSelectElement) return;
    const stops: HTMLElement[] = [
      this.#input,
      ...this.#root.querySelectorAll<HTMLElement>(
        '[data-hints] a, [data-offers]:not([hidden]) a, a[data-hit], #results button',
      ),
    ];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  #start(change: Partial<SearchState>): Promise<void> {
    clearTimeout(this.#pause);
    this.#state = { ...this.#state, ...change };
    return this.run();
  }

  /** Searches for what the field says, and shows it. Resolves when the answer is complete or given up. */
  async run(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    if (this.#state.query !== this.#input.value) this.#hints.replaceChildren();
    this.#state.query = this.#input.value;
    if (this.#keepsAddress)
      history.replaceState(history.state, '', `${location.pathname}${writeAddress(this.#state)}`);
    const query = parseQuery(this.#state.query);
    if (query.all.length === 0) return this.#showIdle();
    this.#show('loading', this.#setting.strings.loading);
    const slow = setTimeout(() => (this.#status.textContent = this.#setting.strings.slow), slowMs);
    signal.addEventListener('abort', () => clearTimeout(slow));
    try {
      await this.#answer(query, signal);
    } catch (error) {
      if (!signal.aborted) this.#showError(error);
    } finally {
      clearTimeout(slow);
    }
  }

  async #answer(query: Query, signal: AbortSignal): Promise<void> {
    const { rooms } = await this.engine.open();
    this.#setting.roomTitles = new Map(rooms.map(({ slug, title }) => [slug, title]));
    const { filter, limit } = this.#state;
    let shown: Found[] = [];
    for await (const { found, complete } of this.engine.search(query, signal)) {
      const passing = found.filter((one) => passes(one, filter));
      const first = passing.slice(0, limit);
      if (complete || first.length > shown.length) {
        const hits =
          first.length > shown.length || shown.length === 0
            ? await this.engine.load(first, query, signal)
            : undefined;
        shown = first;
        if (hits) this.#results.replaceChildren(...hitList(hits, this.#setting));
      }
      signal.throwIfAborted();
      this.#status.textContent = this.#setting.strings.count(passing.length, complete);
      if (!complete) continue;
      showFilters(this.#filters, facetsOf(found, filter), filter, this.#setting);
      this.#filters.hidden = found.length === 0;
      const beside = { engine: this.engine, setting: this.#setting, signal };
      const countOthers = await showOffers(this.#offers, query, beside);
      this.#showEnd(passing.length, shown.length);
      await Promise.all([countOthers(), showHints(this.#hints, query, passing.length, beside)]);
    }
  }

  #showEnd(count: number, shown: number): void {
    const { strings, base } = this.#setting;
    if (count === 0) {
      this.#results.replaceChildren(
        element('p', {}, [strings.none(this.#state.query.trim())]),
        element('p', { class: 'soft' }, [strings.noneHint]),
      );
    }
    if (shown < count && this.#keepsAddress) {
      const more = element('button', { type: 'button' }, [strings.more(count - shown)]);
      more.addEventListener('click', () => void this.#showMore(shown));
      this.#results.append(more);
    } else if (shown < count) {
      const href = `${base}search/${writeAddress({ ...this.#state, limit: firstLimit })}`;
      this.#results.append(element('a', { href, class: 'all-hits' }, [strings.all(count)]));
    }
    this.#show('done', strings.count(count, true), count);
  }

  /** Shows more hits, and moves on to the first of them, so that a keyboard or a screen reader goes on there. */
  async #showMore(shown: number): Promise<void> {
    await this.#start({ limit: shown + moreHits });
    this.#results.querySelectorAll<HTMLElement>('a[data-hit]')[shown]?.focus();
  }

  #showIdle(): void {
    this.#filters.hidden = true;
    this.#offers.hidden = true;
    this.#hints.replaceChildren();
    this.#results.replaceChildren(element('p', { class: 'soft' }, [this.#setting.strings.idle]));
    this.#show('idle', '');
  }

  #showError(error: unknown): void {
    console.error(error);
    const { strings } = this.#setting;
    const retry = element('button', { type: 'button' }, [strings.retry]);
    retry.addEventListener('click', () => void this.run());
    const text = navigator.onLine ? strings.error : strings.offline;
    this.#results.replaceChildren(element('p', {}, [text]), retry);
    this.#show('error', text);
  }

  #show(state: 'idle' | 'loading' | 'done' | 'error', status: string, count?: number): void {
    this.#results.dataset['state'] = state;
    this.#results.ariaBusy = String(state === 'loading');
    if (count === undefined) delete this.#results.dataset['count'];
    else this.#results.dataset['count'] = String(count);
    this.#status.textContent = status;
  }
}
