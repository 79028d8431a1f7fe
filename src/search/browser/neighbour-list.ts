import { type Entry, entryKey } from '../query/entry.ts';
import { ContextView } from './context-view.ts';
import { element } from '../../scripts/element.ts';
import type { Neighbour } from './engine.ts';
import { groupTitle } from './hit-list.ts';
import type { Question, SearchContext } from './search-context.ts';

/** How many places are shown at most: whoever needs more asks with fewer words. */
const maxPlaces = 10;

/** Where words stand together only with the help of neighbouring messages: a weaker answer, below the hits. */
export class NeighbourList {
  readonly element: HTMLDetailsElement;
  readonly #contexts: { line: HTMLElement; context: ContextView; before: number; after: number }[];
  #filled = false;

  constructor(near: readonly Neighbour[], { query, roomTitles }: Question, searchContext: SearchContext) {
    const { strings } = searchContext;
    this.#contexts = near.slice(0, maxPlaces).map((one) => {
      const context = new ContextView(one, strings.date(one.date), query.all, searchContext);
      const title = element(
        'span',
        { class: 'hit-meta' },
        groupTitle(one satisfies Entry, strings, roomTitles),
      );
      const line = element('li', { 'data-near-hit': entryKey(one) }, [title, context.button, context.panel]);
      const before = one.message - Math.min(one.message, ...one.partners);
      const after = Math.max(one.message, ...one.partners) - one.message;
      return { line, context, before, after };
    });
    const summary = element('summary', {}, [strings.neighbours(near.length, maxPlaces)]);
    const lines = this.#contexts.map(({ line }) => line);
    this.element = element('details', { class: 'neighbours' }, [summary, element('ol', {}, lines)]);
    this.element.addEventListener('toggle', () => this.#fill());
  }

  /** Closes the messages around a place when they are open where the event comes from, and says whether so. */
  closeContext(target: Element): boolean {
    const one = this.#contexts.find(({ line, context }) => line.contains(target) && context.isOpen);
    one?.context.close();
    one?.context.button.focus();
    return one !== undefined;
  }

  /** Nothing is loaded before somebody looks. */
  #fill(): void {
    if (this.#filled || !this.element.open) return;
    this.#filled = true;
    for (const { context, before, after } of this.#contexts) void context.open(before, after);
  }
}
