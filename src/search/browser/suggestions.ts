import type { Match } from '../query/match.ts';
import { showDidYouMean } from './did-you-mean.ts';
import { Panels } from './panels.ts';
import type { VariantAnswer } from './query-variants.ts';
import type { Question, SearchContext } from './search-context.ts';

/** What stands around the messages found and is none: panels above them, and what else may have been meant. */
export class Suggestions {
  readonly #context: SearchContext;
  readonly #panels: Panels;
  readonly #didYouMean: HTMLElement;

  constructor(context: SearchContext, places: { panels: HTMLElement; didYouMean: HTMLElement }) {
    this.#context = context;
    this.#panels = new Panels(places.panels, context);
    this.#didYouMean = places.didYouMean;
  }

  /** Shows the panels, before the messages that they would move. Without words there are none. */
  async showPanels(question: Question, passages: readonly Match[]): Promise<void> {
    if (question.query.all.length === 0) {
      this.#panels.hide();
      return;
    }
    const { engine } = this.#context;
    const [{ terms }, talks] = await Promise.all([engine.open(), engine.talks()]);
    this.#panels.show(question, { talks, passages, terms });
  }

  /** Shows how many messages other wordings find. @param firstHit the first message shown, which is not to move */
  countVariants(answers: readonly VariantAnswer[], firstHit: () => Element | null): Promise<void> {
    return this.#panels.count(answers, firstHit);
  }

  /** Shows what may have been meant. @param found how many messages hold the words typed */
  showDidYouMean({ query }: Question, found: number, signal: AbortSignal): Promise<void> {
    return showDidYouMean(this.#didYouMean, query, found, { context: this.#context, signal });
  }

  /** Forgets what may have been meant by other words. */
  clearDidYouMean(): void {
    this.#didYouMean.replaceChildren();
  }

  clear(): void {
    this.#panels.hide();
    this.clearDidYouMean();
  }
}
