import type { Match } from '../query/match.ts';
import { parseQuery } from '../query/query.ts';
import {
  firstLimit,
  firstState,
  readAddress,
  searchAddress,
  type SearchState,
  writeAddress,
} from './address.ts';
import { Answering } from './answering.ts';
import { stepThrough } from './arrow-keys.ts';
import { actingButton, element } from '../../scripts/element.ts';
import { FollowedHit } from './followed-hit.ts';
import { QueryField } from './query-field.ts';
import { Refine } from './refine.ts';
import type { Question, SearchContext } from './search-context.ts';
import { staticEngine } from './static-engine.ts';
import { Status } from './status.ts';
import { searchStrings } from './strings.ts';

/** After this long without an answer the status says that the connection is slow. */
const slowMs = 4000;
const moreHits = 20;

/** The search on a page or in a dialog, `<search-box>`: the same code, the same markup (`SearchBox.astro`). */
export class SearchBox extends HTMLElement {
  readonly #context: SearchContext;
  readonly #field: QueryField;
  readonly #place: HTMLElement;
  readonly #refine: Refine;
  /** Whether the address follows what is searched. */
  readonly #keepsAddress: boolean;
  readonly #status: Status;
  readonly #answering: Answering;
  readonly #followed = new FollowedHit();
  #state: SearchState = firstState;
  #question: Question | undefined;
  /** All that was found, before filters. */
  #found: readonly Match[] = [];
  #running = new AbortController();

  /** Takes hold of its markup, which stands already: the script is loaded when somebody wants to search. */
  constructor() {
    super();
    const part = (selector: string): HTMLElement => this.querySelector<HTMLElement>(selector) as HTMLElement;
    const base = this.dataset['base'] ?? '/';
    const strings = searchStrings(document.documentElement.lang);
    this.#context = { base, strings, engine: staticEngine(base) };
    this.#field = new QueryField(part('input[name="q"]') as HTMLInputElement, {
      typing: () => this.#followed.forget(),
      typed: () => void this.#start({ limit: firstLimit }),
      submitted: () => this.#submit(),
    });
    this.#place = part('#results');
    this.#keepsAddress = this.dataset['searchBox'] === 'page';
    if (this.#keepsAddress) this.#followed.take();
    this.#status = new Status(this.#place, part('[data-search-status]'));
    this.#refine = new Refine(part('[data-refine]'), strings, {
      change: (change) => void this.#start(change),
      loadPeople: () => void this.#namePeople(),
    });
    this.#answering = new Answering(this.#context, {
      place: this.#place,
      releaseButton: part('[data-show-held]') as HTMLButtonElement,
      panels: part('[data-offers]'),
      didYouMean: part('[data-hints]'),
      status: this.#status,
      end: (remaining, count) => this.#end(remaining, count),
    });
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** What answers its questions. */
  get engine(): SearchContext['engine'] {
    return this.#context.engine;
  }

  /**
   * Begins: loads what every search needs, and searches for what the address or the field says.
   * @param composing whether the field holds letters of pinyin and not yet the words
   */
  async open(composing = false): Promise<void> {
    this.#field.focus();
    if (this.#keepsAddress) {
      this.#state = readAddress(location.search);
      if (this.#field.value === '') this.#field.value = this.#state.query;
      this.#refine.show(this.#state, []);
    }
    const asks = this.#field.value !== '' || this.#state.filter.person !== undefined;
    if (asks && !composing) return this.run();
    // Warms up; a failure is shown when somebody searches.
    await this.engine.open().catch(() => undefined);
  }

  /** Searches for what the field says, and shows it. Resolves when the answer is complete or given up. */
  async run(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    if (this.#state.query !== this.#field.value) this.#answering.clearSuggestions();
    this.#state = { ...this.#state, query: this.#field.value };
    const address = writeAddress(this.#state);
    this.dataset['address'] = address;
    if (this.#keepsAddress) history.replaceState(history.state, '', `${location.pathname}${address}`);
    const asksNothing = parseQuery(this.#state.query).all.length === 0;
    if (asksNothing && this.#state.filter.person === undefined) return this.#showIdle();
    const { strings } = this.#context;
    this.#refine.hidden = false;
    this.#status.show('loading', strings.loading);
    const slow = setTimeout(() => this.#status.say(strings.slow), slowMs);
    signal.addEventListener('abort', () => clearTimeout(slow));
    try {
      await this.#answer(signal, () => clearTimeout(slow));
    } catch (error) {
      if (!signal.aborted) this.#showError(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** In the dialog Enter goes to the first hit, when the words in the field are answered. */
  #submit(): void {
    const first = this.#place.querySelector<HTMLAnchorElement>('a[data-hit]');
    const answered = this.#place.dataset['state'] === 'done' && this.#field.value === this.#state.query;
    if (!this.#keepsAddress && answered && first) first.click();
    else void this.#start({ limit: this.#keepsAddress ? this.#state.limit : firstLimit });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && event.target instanceof Element) {
      // Closes the messages around a hit, and not the dialog as well.
      if (this.#answering.closeContext(event.target)) event.preventDefault();
    } else stepThrough(this, event);
  }

  #start(change: Partial<SearchState>): Promise<void> {
    this.#field.settle();
    this.#state = { ...this.#state, ...change };
    return this.run();
  }

  async #answer(signal: AbortSignal, answered: () => void): Promise<void> {
    const question = await this.#answering.question(this.#state);
    signal.throwIfAborted();
    this.#question = question;
    const namesPeople = this.#refine.namesPeople || question.state.filter.person !== undefined;
    const { matches, passages } = await this.#answering.answer(question, namesPeople, signal);
    answered();
    this.#followed.focusIn(this.#place);
    this.#showFacets([...matches, ...passages]);
    // The filter by person may have been opened meanwhile.
    if (this.#refine.namesPeople !== namesPeople) void this.#namePeople();
    await this.#answering.widen(question, matches, signal);
  }

  #showFacets(found: readonly Match[]): void {
    this.#found = found;
    this.#refine.show(this.#state, found, this.#question?.roomTitles);
  }

  /** Counts by person what was found, for the filter that was opened when the messages were known already. */
  async #namePeople(): Promise<void> {
    const found = this.#found;
    const named = await this.engine.withPeople(found).catch(console.error);
    if (found !== this.#found) return;
    if (named) this.#showFacets(named);
    else this.#status.say(this.#context.strings.error);
  }

  #end(remaining: number, count: number): HTMLElement {
    const { strings, base } = this.#context;
    if (this.#keepsAddress) return actingButton(strings.more(remaining), () => void this.#showMore());
    const href = searchAddress(base, { ...this.#state, limit: firstLimit });
    return element('a', { href, class: 'all-hits' }, [strings.all(count)]);
  }

  /** Shows more hits, and moves on to the first of them, so that a keyboard or a screen reader goes on there. */
  async #showMore(): Promise<void> {
    const before = new Set(this.#place.querySelectorAll('.hits > li'));
    await this.#start({ limit: this.#state.limit + moreHits });
    const fresh = [...this.#place.querySelectorAll('.hits > li')].find((line) => !before.has(line));
    fresh?.querySelector('a')?.focus();
  }

  #showIdle(): void {
    this.#refine.hidden = true;
    this.#answering.replaceBy(element('p', { class: 'muted' }, [this.#context.strings.idle]));
    this.#status.show('idle', '');
  }

  #showError(error: unknown): void {
    console.error(error);
    const { strings } = this.#context;
    const text = navigator.onLine ? strings.error : strings.offline;
    const retry = actingButton(strings.retry, () => void this.run());
    this.#answering.replaceBy(element('p', {}, [text]), retry);
    this.#status.show('error', text);
  }
}

customElements.define('search-box', SearchBox);
