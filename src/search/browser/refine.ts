import { facetsOf, type Filter, type Match } from '../query/match.ts';
import { firstLimit, firstState, type SearchState } from './address.ts';
import { chosenFilter, showFilters } from './filters.ts';
import { PersonFilter } from './person-filter.ts';
import type { RoomTitles } from './search-context.ts';
import type { SearchStrings } from './strings.ts';

interface RefineActions {
  /** Somebody chose something. */
  change: (change: Partial<SearchState>) => void;
  /** The filter by person was opened: it has to be known who said what. */
  loadPeople: () => void;
}

/** Filters, order and other wordings: what somebody chooses beside the words. One line that a phone unfolds. */
export class Refine {
  readonly #root: HTMLElement;
  readonly #filters: HTMLElement;
  readonly #sort: HTMLSelectElement;
  readonly #wordings: HTMLInputElement;
  readonly #unfold: HTMLButtonElement;
  readonly #people: PersonFilter;
  readonly #strings: SearchStrings;
  #filter: Filter = {};

  /** @param root what `SearchBox.astro` makes */
  constructor(root: HTMLElement, strings: SearchStrings, { change, loadPeople }: RefineActions) {
    const part = (selector: string): HTMLElement => root.querySelector(selector) as HTMLElement;
    this.#root = root;
    this.#strings = strings;
    this.#filters = part('[data-filters]');
    this.#sort = part('select[name="sort"]') as HTMLSelectElement;
    this.#wordings = part('input[name="wordings"]') as HTMLInputElement;
    this.#unfold = part('[data-unfold]') as HTMLButtonElement;
    this.#people = new PersonFilter(part('[data-person]') as HTMLDetailsElement, strings, {
      opened: loadPeople,
      choose: (person) => {
        const { person: _before, ...rest } = this.#filter;
        change({ filter: person === undefined ? rest : { ...rest, person }, limit: firstLimit });
      },
    });
    this.#filters.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLSelectElement) && target !== this.#wordings) return;
      change({
        filter: chosenFilter(this.#filters, this.#filter),
        sort: this.#sort.value === 'best' ? 'best' : 'newest',
        wordings: this.#wordings.checked,
        limit: firstLimit,
      });
    });
    this.#unfold.addEventListener('click', () => {
      this.#unfold.ariaExpanded = String(this.#unfold.ariaExpanded !== 'true');
    });
  }

  /** Whether it has to be known who said what. */
  get namesPeople(): boolean {
    return this.#filter.person !== undefined || this.#people.isOpen;
  }

  /** Shows what is chosen, and how many of the messages found each choice would leave. */
  show(
    { filter, sort, wordings }: SearchState,
    found: readonly Match[],
    roomTitles: RoomTitles = new Map(),
  ): void {
    this.#filter = filter;
    const facets = facetsOf(found, filter);
    showFilters(this.#filters, facets, filter, { strings: this.#strings, roomTitles });
    const known = found.length === 0 || found.some(({ person }) => person !== undefined);
    this.#people.show(known ? facets.people : undefined, filter.person);
    this.#sort.value = sort;
    this.#wordings.checked = wordings;
    const { to: _span, ...fields } = filter;
    const chosen = Object.keys(fields).length + Number(sort !== firstState.sort) + Number(!wordings);
    this.#unfold.textContent = this.#strings.refine(chosen);
  }

  set hidden(hidden: boolean) {
    this.#root.hidden = hidden;
  }
}
