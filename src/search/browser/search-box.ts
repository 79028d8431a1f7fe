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
import { actingButton, element } from './element.ts';
import type { Answer, SearchEngine } from './engine.ts';
import type { SearchContext } from './hit-list.ts';
import { showDidYouMean } from './did-you-mean.ts';
import { showPanels } from './panels.ts';
import { QueryVariants } from './query-variants.ts';
import { QueryField } from './query-field.ts';
import { Refine } from './refine.ts';
import { Results } from './results.ts';
import { staticEngine } from './static-engine.ts';
import { Status } from './status.ts';
import { stepThrough } from './arrow-keys.ts';
import { searchStrings } from './strings.ts';

/** After this long without an answer the status says that the connection is slow. */
const slowMs = 4000;
const moreHits = 20;

/** The search on a page or in a dialog: the same code, the same markup (`SearchBox.astro`). */
export class SearchBox {
  readonly engine: SearchEngine;
  readonly #root: HTMLElement;
  readonly #field: QueryField;
  readonly #place: HTMLElement;
  readonly #refine: Refine;
  readonly #offers: HTMLElement;
  readonly #hints: HTMLElement;
  /** Whether the address follows what is searched. */
  readonly #keepsAddress: boolean;
  readonly #setting: SearchContext;
  readonly #status: Status;
  readonly #results: Results;
  readonly #wordings: QueryVariants;
  #state: SearchState = firstState;
  #found: Match[] = [];
  #running = new AbortController();
  /** The address of the hit that was followed from here, for somebody who comes back. */
  #followed: string | undefined;

  /** @param root the element that `SearchBox.astro` makes */
  constructor(root: HTMLElement, engine?: SearchEngine) {
    const part = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector) as HTMLElement;
    const base = root.dataset['base'] ?? '/';
    const strings = searchStrings(document.documentElement.lang);
    this.engine = engine ?? staticEngine(base);
    this.#root = root;
    this.#field = new QueryField(part('input[name="q"]') as HTMLInputElement, {
      typing: () => (this.#followed = undefined),
      typed: () => void this.#start({ limit: firstLimit }),
      submitted: () => this.#submit(),
    });
    this.#place = part('#results');
    this.#offers = part('[data-offers]');
    this.#hints = part('[data-hints]');
    this.#keepsAddress = root.dataset['searchBox'] === 'page';
    this.#followed = this.#keepsAddress ? takeFollowed() : undefined;
    this.#setting = { base, roomTitles: new Map(), strings };
    this.#status = new Status(this.#place, part('[data-search-status]'));
    this.#wordings = new QueryVariants(this.engine);
    this.#refine = new Refine(part('[data-refine]'), this.#setting, {
      change: (change) => void this.#start(change),
      wantPeople: () => void this.#namePeople(),
    });
    this.#results = new Results({
      ...{ place: this.#place, status: this.#status, engine: this.engine },
      ...{ setting: this.#setting, wordings: this.#wordings },
      heldButton: part('[data-show-held]') as HTMLButtonElement,
      end: (left, count) => this.#end(left, count),
    });
    root.addEventListener('keydown', (event) => this.#onKey(event));
    Object.assign(root, { search: this });
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
      if (this.#results.closeContext(event.target)) event.preventDefault();
    } else stepThrough(this.#root, event);
  }

  #start(change: Partial<SearchState>): Promise<void> {
    this.#field.settle();
    this.#state = { ...this.#state, ...change };
    return this.run();
  }

  /** Searches for what the field says, and shows it. Resolves when the answer is complete or given up. */
  async run(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    if (this.#state.query !== this.#field.value) this.#hints.replaceChildren();
    this.#state = { ...this.#state, query: this.#field.value };
    const address = writeAddress(this.#state);
    this.#root.dataset['address'] = address;
    if (this.#keepsAddress) history.replaceState(history.state, '', `${location.pathname}${address}`);
    const { strings } = this.#setting;
    const asksNothing = parseQuery(this.#state.query).all.length === 0;
    if (asksNothing && this.#state.filter.person === undefined) return this.#showIdle();
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

  async #answer(signal: AbortSignal, answered: () => void): Promise<void> {
    const { rooms } = await this.engine.open();
    this.#setting.roomTitles = new Map(rooms.map(({ slug, title }) => [slug, title]));
    const state = this.#state;
    const query = parseQuery(state.query);
    const namesPeople = state.filter.person !== undefined || this.#refine.namesPeople;
    const known = Promise.withResolvers<readonly Match[]>();
    const question = { query, state, namesPeople, known: ({ passages }: Answer) => known.resolve(passages) };
    const answering = this.#results.answer(question, signal);
    const { engine } = this;
    const setting = this.#setting;
    if (query.all.length === 0) this.#offers.hidden = true;
    const offering =
      query.all.length === 0
        ? Promise.resolve()
        : showPanels(this.#offers, state.query, query, {
            ...{ engine, setting, signal, passages: known.promise },
            answers: async () => {
              await answering;
              return this.#wordings.answers(state.query, query);
            },
            firstHit: () => (this.#place.dataset['state'] === 'done' ? this.#place.querySelector('a') : null),
          });
    offering.catch(() => undefined);
    const { found, passages } = await answering;
    answered();
    this.#returnToFollowed();
    this.#found = [...found, ...passages];
    this.#refine.show(state, this.#found);
    // The filter by person may have been opened meanwhile.
    if (!question.namesPeople && this.#refine.namesPeople) void this.#namePeople();
    // All that a person said has no words that talks, terms or other wordings could be about.
    if (query.all.length === 0) return;
    try {
      const hinting = showDidYouMean(this.#hints, query, { engine, setting, found: found.length, signal });
      await Promise.all([offering, this.#results.widen(found), hinting]);
    } catch (error) {
      // The words typed are answered; what goes beyond them is worth no alarm.
      if (!signal.aborted) console.error(error);
    }
  }

  #returnToFollowed(): void {
    const links = this.#place.querySelectorAll<HTMLElement>('a[data-hit], a[data-other-hit]');
    const link = [...links].find((one) => one.getAttribute('href') === this.#followed);
    this.#followed = undefined;
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'center' });
  }

  /** Counts by person what was found, for the filter that was opened when the messages were known already. */
  async #namePeople(): Promise<void> {
    const found = this.#found;
    const named = await this.engine.withPeople(found).catch(console.error);
    if (found !== this.#found) return;
    if (!named) {
      this.#status.say(this.#setting.strings.error);
      return;
    }
    this.#found = named;
    this.#refine.show(this.#state, named);
  }

  #end(left: number, count: number): HTMLElement {
    const { strings, base } = this.#setting;
    if (this.#keepsAddress) return actingButton(strings.more(left), () => void this.#showMore());
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
    this.#offers.hidden = true;
    this.#hints.replaceChildren();
    this.#results.forget();
    this.#place.replaceChildren(element('p', { class: 'soft' }, [this.#setting.strings.idle]));
    this.#status.show('idle', '');
  }

  #showError(error: unknown): void {
    console.error(error);
    const { strings } = this.#setting;
    const text = navigator.onLine ? strings.error : strings.offline;
    const retry = actingButton(strings.retry, () => void this.run());
    this.#offers.hidden = true;
    this.#hints.replaceChildren();
    this.#place.replaceChildren(element('p', {}, [text]), retry);
    this.#status.show('error', text);
  }
}

/** Gives the address of the hit that was followed from this page, once. */
function takeFollowed(): string | undefined {
  const { followed } = (history.state ?? {}) as { followed?: string };
  if (followed !== undefined) history.replaceState(null, '');
  return followed;
}
