import type { HitGroup } from '../query/hit-layout.ts';
import type { Match } from '../query/match.ts';
import type { Answer } from './engine.ts';
import { extraHits, passing } from './extra-hits.ts';
import { NeighbourList } from './neighbour-list.ts';
import type { QueryVariants, VariantAnswer } from './query-variants.ts';
import { noResults, reduceResults, type ResultsEvent, type ResultsState } from './results-state.ts';
import { ResultsView } from './results-view.ts';
import { ScrollAnchor } from './scroll-anchor.ts';
import type { Question, SearchContext } from './search-context.ts';
import type { Status } from './status.ts';
import { summaryOf } from './summary.ts';

interface ResultsParts {
  /** Where the hits go: `#results`. */
  place: HTMLElement;
  /** Shows the hits of other wordings that would have moved what somebody reads. */
  releaseButton: HTMLButtonElement;
  status: Status;
  variants: QueryVariants;
  end: (remaining: number, count: number) => HTMLElement;
}

/** The answer to a question as it is shown, and grows. */
export class Results {
  readonly #context: SearchContext;
  readonly #parts: ResultsParts;
  readonly #view: ResultsView;
  #results: ResultsState = noResults;
  #signal = new AbortController().signal;
  #shown = 0;
  #neighbours: NeighbourList | undefined;
  #scroll: ScrollAnchor | undefined;

  constructor(context: SearchContext, parts: ResultsParts) {
    this.#context = context;
    this.#parts = parts;
    this.#view = new ResultsView(parts.place, context, {
      expand: (group) => void this.#attempt(this.#expand(group)),
      end: parts.end,
    });
    parts.releaseButton.addEventListener('click', () => void this.#attempt(this.#release()));
  }

  /** Begins with another question, or the same one asked otherwise. */
  begin(question: Question, signal: AbortSignal): void {
    if (question.state.query !== this.#results.question.state.query) this.#view.clear();
    this.#signal = signal;
    this.#shown = 0;
    this.#neighbours = undefined;
    this.#scroll = undefined;
    this.#dispatch({ type: 'asked', question });
  }

  /** Lets go of what was found. */
  reset(): void {
    this.begin(noResults.question, this.#signal);
  }

  /** Shows what is known of the answer so far. */
  async show(answer: Answer): Promise<void> {
    const { status, variants, place } = this.#parts;
    const { strings } = this.#context;
    const signal = this.#signal;
    this.#dispatch({ type: 'answered', answer });
    const { question, complete, exact } = this.#results;
    const { sort, limit, query } = question.state;
    if (complete) await this.#extend(answer.matches, variants.known(query));
    // The best are known only when all have answered; until then nothing is shown that would move.
    const count = Math.min(exact.length, limit);
    if (complete || (sort === 'newest' && count > this.#shown)) await this.#draw();
    signal.throwIfAborted();
    this.#shown = count;
    if (!complete) return status.say(strings.count(exact.length, false));
    status.show('done', this.#summary(), exact.length);
    this.#scroll = new ScrollAnchor(place, signal);
  }

  /** Adds what other wordings find, without moving what is being read. @param found all that holds the words typed */
  async widen(found: readonly Match[], answers: readonly VariantAnswer[]): Promise<void> {
    await this.#extend(found, answers);
    if (this.#results.extra.length === 0) return;
    await this.#draw();
    this.#parts.status.say(this.#summary());
  }

  /** Adds where the words stand together only with the help of neighbouring messages. */
  async addNeighbours(): Promise<void> {
    const { engine } = this.#context;
    const { question } = this.#results;
    const signal = this.#signal;
    const neighbours = await engine.neighbours(question.query, signal);
    const passed = await passing(engine, neighbours, question.state.filter);
    signal.throwIfAborted();
    if (passed.length === 0) return;
    this.#neighbours = new NeighbourList(passed, question, this.#context);
    // Who has seen all hits wants what comes next; else it waits folded.
    this.#neighbours.element.open = this.#results.exact.length <= question.state.limit;
    this.#parts.place.append(this.#neighbours.element);
  }

  /** Closes the messages around a hit when they are open where the event comes from, and says whether so. */
  closeContext(target: Element): boolean {
    return this.#view.closeContext(target) || (this.#neighbours?.closeContext(target) ?? false);
  }

  #dispatch(event: ResultsEvent): void {
    this.#results = reduceResults(this.#results, event);
    const { releaseButton } = this.#parts;
    const { size } = this.#results.waiting;
    releaseButton.hidden = size === 0;
    if (size > 0) releaseButton.textContent = this.#context.strings.showPending(size);
  }

  async #extend(found: readonly Match[], answers: readonly VariantAnswer[] | undefined): Promise<void> {
    const { filter, wordings } = this.#results.question.state;
    const signal = this.#signal;
    if (!answers || !wordings) return;
    const extra = await extraHits(this.#context.engine, found, answers, filter);
    signal.throwIfAborted();
    this.#dispatch({ type: 'extended', extra, lastSeen: this.#scroll?.lastSeen() });
  }

  async #release(): Promise<void> {
    this.#dispatch({ type: 'released' });
    await this.#draw();
    this.#view.focusExtra();
  }

  async #expand(group: HitGroup): Promise<void> {
    this.#dispatch({ type: 'expanded', group });
    await this.#draw();
    this.#view.focusIn(group);
  }

  #draw(): Promise<void> {
    const { variants } = this.#parts;
    return this.#view.draw(this.#results, {
      variants: variants.known(this.#results.question.state.query) ?? [],
      below: this.#neighbours?.element,
      signal: this.#signal,
    });
  }

  /** Says so when what was asked for does not load; what is shown stays. */
  async #attempt(loading: Promise<void>): Promise<void> {
    const signal = this.#signal;
    try {
      await loading;
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      this.#parts.status.say(this.#context.strings.error);
    }
  }

  #summary(): string {
    const { question, exact, extra } = this.#results;
    const { strings } = this.#context;
    if (question.state.filter.place === 'digest') return strings.passages(exact.length);
    const variants = this.#parts.variants.known(question.state.query) ?? [];
    return summaryOf(exact.length, extra, { variants, query: question.query, strings });
  }
}
