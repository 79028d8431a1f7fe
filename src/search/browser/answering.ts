import type { Match } from '../query/match.ts';
import { parseQuery } from '../query/query.ts';
import type { SearchState } from './address.ts';
import { answersTo } from './answers.ts';
import type { Answer } from './engine.ts';
import { QueryVariants } from './query-variants.ts';
import { Results } from './results.ts';
import type { Question, SearchContext } from './search-context.ts';
import type { Status } from './status.ts';
import { Suggestions } from './suggestions.ts';

interface AnsweringParts {
  /** Where the hits go: `#results`. */
  place: HTMLElement;
  releaseButton: HTMLButtonElement;
  panels: HTMLElement;
  didYouMean: HTMLElement;
  status: Status;
  end: (remaining: number, count: number) => HTMLElement;
}

/** Answers questions: the messages first, and then what goes beyond the words typed. */
export class Answering {
  readonly #context: SearchContext;
  readonly #place: HTMLElement;
  readonly #results: Results;
  readonly #variants: QueryVariants;
  readonly #suggestions: Suggestions;

  constructor(
    context: SearchContext,
    { place, releaseButton, panels, didYouMean, status, end }: AnsweringParts,
  ) {
    this.#context = context;
    this.#place = place;
    this.#variants = new QueryVariants(context.engine);
    this.#suggestions = new Suggestions(context, { panels, didYouMean });
    this.#results = new Results(context, { place, releaseButton, status, variants: this.#variants, end });
  }

  /** Loads what every search needs, and makes a question of what somebody asks. */
  async question(state: SearchState): Promise<Question> {
    const { rooms } = await this.#context.engine.open();
    const roomTitles = new Map(rooms.map(({ slug, title }) => [slug, title]));
    return { query: parseQuery(state.query), state, roomTitles };
  }

  /**
   * Shows all that answers a question, as it becomes known.
   * @param namesPeople whether it has to be known who said each message
   * @returns what is found in the end
   */
  async answer(question: Question, namesPeople: boolean, signal: AbortSignal): Promise<Answer> {
    let last: Answer = { matches: [], passages: [], complete: false };
    this.#results.begin(question, signal);
    for await (const answer of answersTo(question, this.#context.engine, namesPeople, signal)) {
      // The messages are shown without panels rather than not at all.
      if (answer.complete) await this.#suggestions.showPanels(question, answer.passages).catch(console.error);
      signal.throwIfAborted();
      await this.#results.show(answer);
      last = answer;
    }
    return last;
  }

  /** Shows what goes beyond the words typed, which are answered; that it does not load is worth no alarm. */
  async widen(question: Question, found: readonly Match[], signal: AbortSignal): Promise<void> {
    // All that a person said has no words that talks, terms or other wordings could be about.
    if (question.query.all.length === 0) return;
    try {
      await Promise.all([
        this.#addVariants(question, found, signal),
        this.#results.addNeighbours(),
        this.#suggestions.showDidYouMean(question, found.length, signal),
      ]);
    } catch (error) {
      if (!signal.aborted) console.error(error);
    }
  }

  /** Closes the messages around a hit when they are open where the event comes from, and says whether so. */
  closeContext(target: Element): boolean {
    return this.#results.closeContext(target);
  }

  /** Forgets what may have been meant by other words. */
  clearSuggestions(): void {
    this.#suggestions.clearDidYouMean();
  }

  /** Lets go of what was found, and shows something else in its place. */
  replaceBy(...children: readonly HTMLElement[]): void {
    this.#suggestions.clear();
    this.#results.reset();
    this.#place.replaceChildren(...children);
  }

  async #addVariants(
    { query, state }: Question,
    found: readonly Match[],
    signal: AbortSignal,
  ): Promise<void> {
    const areShown = this.#variants.known(state.query) !== undefined;
    const answers = await this.#variants.answers(state.query, query);
    signal.throwIfAborted();
    await this.#suggestions.countVariants(answers, () => this.#place.querySelector('a'));
    if (state.wordings && !areShown) await this.#results.widen(found, answers);
  }
}
