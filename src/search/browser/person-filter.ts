import { fold } from '../format/fold.ts';
import { actingButton, element } from '../../scripts/element.ts';
import type { SearchStrings } from './strings.ts';

/** How many people are listed before somebody types: a longer list is not read. */
const maxPeople = 30;

/** The filter by person: a list, most messages first, that typing narrows. */
export class PersonFilter {
  readonly #details: HTMLDetailsElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  readonly #title: HTMLElement;
  readonly #strings: SearchStrings;
  readonly #choose: (person: string | undefined) => void;
  /** Most messages first; nothing until it is known who said what. */
  #counts: readonly (readonly [name: string, count: number])[] | undefined;
  #chosen: string | undefined;

  /**
   * @param details what `SearchBox.astro` makes
   * @param opened called when the counts are wanted  @param choose called with the name, or nothing for all
   */
  constructor(
    details: HTMLDetailsElement,
    strings: SearchStrings,
    { opened, choose }: { opened: () => void; choose: (person: string | undefined) => void },
  ) {
    const part = (selector: string): HTMLElement =>
      details.querySelector<HTMLElement>(selector) as HTMLElement;
    this.#details = details;
    this.#input = part('input') as HTMLInputElement;
    this.#list = part('ul');
    this.#note = part('[role="status"]');
    this.#title = part('[data-chosen-person]');
    this.#strings = strings;
    this.#choose = choose;
    details.addEventListener('toggle', () => {
      if (!details.open) return;
      this.#input.focus();
      opened();
    });
    this.#input.addEventListener('input', () => this.#fill());
    details.addEventListener('keydown', (event) => this.#onKey(event));
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !details.contains(target)) details.open = false;
    });
  }

  /** Whether it has to be known who said what. */
  get isOpen(): boolean {
    return this.#details.open;
  }

  /** Shows how many messages each person would leave. @param counts nothing while that is not known */
  show(counts: ReadonlyMap<string, number> | undefined, chosen: string | undefined): void {
    this.#counts = counts && [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    this.#chosen = chosen;
    this.#title.textContent = chosen ?? this.#strings.filters.any;
    this.#details.toggleAttribute('data-active', chosen !== undefined);
    this.#fill();
  }

  #fill(): void {
    const typed = fold(this.#input.value).trim();
    const matching = (this.#counts ?? []).filter(([name]) => fold(name).includes(typed));
    const listed = matching.slice(0, maxPeople);
    const { person, option, loading } = this.#strings;
    const everybody = typed === '' && this.#chosen !== undefined ? [this.#choice(undefined, person.all)] : [];
    const lines = listed.map(([name, count]) => this.#choice(name, option(name, count)));
    this.#list.replaceChildren(...everybody, ...lines);
    const left = matching.length - listed.length;
    const nobody = this.#counts ? person.none : loading;
    this.#note.textContent = listed.length === 0 ? nobody : left > 0 ? person.more(left) : '';
  }

  #choice(name: string | undefined, label: string): HTMLElement {
    const button = actingButton(label, () => this.#take(name), {
      'aria-pressed': String(name === this.#chosen),
    });
    return element('li', {}, [button]);
  }

  #take(name: string | undefined): void {
    this.#input.value = '';
    this.#close();
    this.#choose(name);
  }

  #close(): void {
    this.#details.open = false;
    this.#details.querySelector('summary')?.focus();
  }

  /** Arrow keys go through the list, Enter takes the first, Escape closes the list and nothing else. */
  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || !this.isOpen) return;
    const buttons = [...this.#list.querySelectorAll('button')];
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && event.target === this.#input) buttons[0]?.click();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const stops: HTMLElement[] = [this.#input, ...buttons];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
