import type { HitGroup } from '../query/hit-layout.ts';
import { HitList } from './hit-list.ts';
import type { VariantAnswer } from './query-variants.ts';
import { layoutOf, type ResultsState } from './results-state.ts';
import type { SearchContext } from './search-context.ts';
import { noMatches } from './summary.ts';

interface ResultsActions {
  /** Somebody wants more messages of a group. */
  expand: (group: HitGroup) => void;
  /** Makes what stands behind the last hit when there are more. @param count of all that hold the words */
  end: (remaining: number, count: number) => HTMLElement;
}

/** The hits, and what stands between and behind them, in `#results`. */
export class ResultsView {
  readonly #place: HTMLElement;
  readonly #context: SearchContext;
  readonly #actions: ResultsActions;
  readonly #list: HitList;
  /** How often it was drawn: what is drawn later shows more. */
  #turn = 0;

  constructor(place: HTMLElement, context: SearchContext, actions: ResultsActions) {
    this.#place = place;
    this.#context = context;
    this.#actions = actions;
    this.#list = new HitList(context);
  }

  /** Forgets the hits: another question is asked. */
  clear(): void {
    this.#list.clear();
  }

  /** Closes the messages around a hit when they are open where the event comes from, and says whether so. */
  closeContext(target: Element): boolean {
    return this.#list.closeContext(target);
  }

  /** Shows the results; loads the texts of hits that are shown for the first time. */
  async draw(
    results: ResultsState,
    {
      variants,
      below,
      signal,
    }: { variants: readonly VariantAnswer[]; below: HTMLElement | undefined; signal: AbortSignal },
  ): Promise<void> {
    const turn = ++this.#turn;
    const { question, complete, exact } = results;
    const layout = layoutOf(results);
    const asked = { question, variants: new Map(variants.map((variant) => [variant.typed, variant])) };
    const sections = await this.#list.sections(layout, asked, this.#actions.expand, signal);
    signal.throwIfAborted();
    if (turn !== this.#turn) return;
    const isEmpty = complete && exact.length === 0;
    const children: Element[] = isEmpty ? noMatches(question.state, this.#context.strings) : [];
    children.push(...sections);
    if (complete && layout.remaining > 0) children.push(this.#actions.end(layout.remaining, exact.length));
    if (below) children.push(below);
    replaceKeepingFocus(this.#place, children);
  }

  /** Moves the focus to the first of the messages that a group shows now and did not before. */
  focusIn({ key, shown }: HitGroup): void {
    const section = this.#place.querySelector(`[data-group="${CSS.escape(key)}"]`);
    section?.querySelectorAll<HTMLElement>('.hits > li > a')[shown.length]?.focus();
  }

  /** Moves the focus to the first hit of another wording. */
  focusExtra(): void {
    this.#place.querySelector<HTMLElement>('[data-other-hit]')?.focus();
  }
}

/** What is taken out and put back loses the focus otherwise. */
function replaceKeepingFocus(place: HTMLElement, children: readonly Element[]): void {
  const focused = document.activeElement;
  place.replaceChildren(...children);
  if (focused instanceof HTMLElement && place.contains(focused)) focused.focus({ preventScroll: true });
}
