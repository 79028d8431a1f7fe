import { type Filter, type Match, passesFilter } from '../query/match.ts';
import { extraMatches } from '../query/entry.ts';
import { type HitGroup, layoutHits } from '../query/hit-layout.ts';
import type { Query } from '../query/query.ts';
import type { SearchState } from './address.ts';
import type { Answer, SearchEngine } from './engine.ts';
import { HitList, type SearchContext } from './hit-list.ts';
import { NeighbourList } from './neighbour-list.ts';
import { OtherHits } from './other-hits.ts';
import type { QueryVariants, VariantAnswer } from './query-variants.ts';
import { ScrollAnchor } from './scroll-anchor.ts';
import type { Status } from './status.ts';
import { nothingFound, summaryOf } from './summary.ts';

/** How many more messages of a group are shown at a time. */
const moreOfGroup = 50;

/** A question, and how its answer is to be shown. */
export interface Question {
  query: Query;
  state: SearchState;
  /** Whether it has to be known who said each message. */
  namesPeople: boolean;
  /** Told what is found, complete, before it is shown. */
  known: (answer: Answer) => void;
}

interface ResultsParts {
  /** Where the hits go: `#results`. */
  place: HTMLElement;
  /** Shows the other wordings that would have moved what somebody reads. */
  heldButton: HTMLButtonElement;
  status: Status;
  engine: SearchEngine;
  setting: SearchContext;
  wordings: QueryVariants;
  /** Makes what stands behind the last hit when there are more. @param count of all that hold the words */
  end: (left: number, count: number) => HTMLElement;
}

/** The answer to a question as it is shown, and grows. */
export class Results {
  readonly #parts: ResultsParts;
  readonly #list: HitList;
  readonly #opened = new Map<string, number>();
  #question: Question | undefined;
  #signal = new AbortController().signal;
  /** What holds the words typed and passes the filter; what other wordings add to it. */
  #exact: Match[] = [];
  readonly #others = new OtherHits();
  /** How often the list was drawn: what is drawn later shows more. */
  #drawn = 0;
  #neighbours: NeighbourList | undefined;
  #reader: ScrollAnchor | undefined;

  constructor(parts: ResultsParts) {
    this.#parts = parts;
    this.#list = new HitList(parts.engine, parts.setting);
    parts.heldButton.addEventListener('click', () => void this.#attempt(this.#showHeld()));
  }

  /** Shows all that answers a question, as it becomes known. @returns everything found, before filters */
  async answer(question: Question, signal: AbortSignal): Promise<Pick<Answer, 'found' | 'passages'>> {
    const { engine, status, setting, wordings } = this.#parts;
    const { state } = question;
    this.#begin(question, signal);
    const asksDigests = state.filter.place === 'digest';
    let found: Match[] = [];
    let passages: Match[] = [];
    let shown = 0;
    for await (const answer of this.#answersTo(question, signal)) {
      const { complete } = answer;
      passages = answer.passages;
      found = question.namesPeople ? await engine.withPeople(answer.found) : answer.found;
      this.#exact = (asksDigests ? passages : found).filter((one) => passesFilter(one, state.filter));
      const now = Math.min(this.#exact.length, state.limit);
      if (complete) {
        question.known(answer);
        await this.#addOthers(found, wordings.known(state.query));
      }
      // The best are known only when all have answered; until then nothing is shown that would move.
      if (complete || (state.sort === 'newest' && now > shown)) await this.#draw(complete);
      signal.throwIfAborted();
      shown = now;
      if (complete) status.show('done', this.#summary(), this.#exact.length);
      else status.say(setting.strings.count(this.#exact.length, false));
    }
    this.#reader = new ScrollAnchor(this.#parts.place, signal);
    return { found, passages };
  }

  /** Adds what is weaker than the words typed: other wordings, and words in neighbouring messages. */
  async widen(found: readonly Match[]): Promise<void> {
    if (!this.#question || this.#question.query.all.length === 0) return;
    await Promise.all([this.#widenByWordings(found, this.#question), this.#addNeighbours(this.#question)]);
  }

  async #widenByWordings(found: readonly Match[], { query, state }: Question): Promise<void> {
    const { wordings, status } = this.#parts;
    const signal = this.#signal;
    if (!state.wordings || wordings.known(state.query)) return;
    const answers = await wordings.answers(state.query, query);
    signal.throwIfAborted();
    await this.#addOthers(found, answers);
    if (this.#others.all.length === 0) return;
    this.#holdBack();
    await this.#draw(true);
    status.say(this.#summary());
  }

  /** Closes the messages around a hit when they are open where the event comes from, and says whether so. */
  closeContext(target: Element): boolean {
    return this.#list.closeContext(target) || (this.#neighbours?.closeContext(target) ?? false);
  }

  #begin(question: Question, signal: AbortSignal): void {
    if (question.state.query !== this.#question?.state.query) {
      this.#list.clear();
      this.#opened.clear();
    }
    this.forget();
    this.#question = question;
    this.#signal = signal;
  }

  /** Lets go of what was found. */
  forget(): void {
    this.#exact = [];
    this.#others.set([]);
    this.#neighbours = undefined;
    this.#parts.heldButton.hidden = true;
  }

  #answersTo({ query, state }: Question, signal: AbortSignal): AsyncGenerator<Answer> {
    const { engine } = this.#parts;
    const { person } = state.filter;
    if (query.all.length === 0 && person !== undefined) return engine.said(person, signal);
    return engine.search(query, signal);
  }

  async #addOthers(found: readonly Match[], answers: readonly VariantAnswer[] | undefined): Promise<void> {
    const { filter, wordings } = (this.#question as Question).state;
    const signal = this.#signal;
    if (!answers || !wordings) return;
    const others = await this.#passing(extraMatches(found, answers), filter);
    signal.throwIfAborted();
    this.#others.set(others);
  }

  async #passing<One extends Match>(found: readonly One[], filter: Filter): Promise<One[]> {
    const named = filter.person === undefined ? found : await this.#parts.engine.withPeople(found);
    return found.filter((_, index) => passesFilter(named[index] as Match, filter));
  }

  async #addNeighbours({ query, state }: Question): Promise<void> {
    const { engine, setting, place } = this.#parts;
    const signal = this.#signal;
    const passing = await this.#passing(await engine.neighbours(query, signal), state.filter);
    signal.throwIfAborted();
    if (passing.length === 0) return;
    this.#neighbours = new NeighbourList(passing, query, { engine, setting });
    // Who has seen all hits wants what comes next; else it waits folded.
    this.#neighbours.element.open = this.#exact.length <= state.limit;
    place.append(this.#neighbours.element);
  }

  /** Keeps out what would move a hit that is being read. */
  #holdBack(): void {
    const seen = this.#reader?.lastSeen();
    if (seen === undefined) return;
    const order = this.#plan().groups.flatMap(({ shown }) => shown);
    this.#others.waitBefore(order, seen);
    const { heldButton, setting } = this.#parts;
    heldButton.textContent = setting.strings.showHeld(this.#others.waiting);
    heldButton.hidden = this.#others.waiting === 0;
  }

  /** Says so when what was asked for does not load; what is shown stays. */
  async #attempt(loading: Promise<void>): Promise<void> {
    const signal = this.#signal;
    try {
      await loading;
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      this.#parts.status.say(this.#parts.setting.strings.error);
    }
  }

  async #showHeld(): Promise<void> {
    this.#others.release();
    this.#parts.heldButton.hidden = true;
    await this.#draw(true);
    this.#parts.place.querySelector<HTMLElement>('[data-other-hit]')?.focus();
  }

  async #openRest({ key, shown }: HitGroup): Promise<void> {
    this.#opened.set(key, shown.length + moreOfGroup);
    await this.#draw(true);
    const section = this.#parts.place.querySelector(`[data-group="${CSS.escape(key)}"]`);
    section?.querySelectorAll<HTMLElement>('.hits > li > a')[shown.length]?.focus();
  }

  #plan(): ReturnType<typeof layoutHits> {
    const { query, state } = this.#question as Question;
    return layoutHits(state.sort, {
      exact: this.#exact,
      others: this.#others.ready,
      limit: state.limit,
      opened: this.#opened,
      queryLength: query.all.join('').length,
    });
  }

  async #draw(complete: boolean): Promise<void> {
    const { query, state } = this.#question as Question;
    const { place, setting, wordings, end } = this.#parts;
    const signal = this.#signal;
    const turn = ++this.#drawn;
    const plan = this.#plan();
    const openRest = (group: HitGroup): void => void this.#attempt(this.#openRest(group));
    const known = new Map(wordings.known(state.query)?.map((one) => [one.typed, one]));
    const asked = { query, sort: state.sort, wordings: known };
    const sections = await this.#list.sections(plan, asked, openRest, signal);
    signal.throwIfAborted();
    if (turn !== this.#drawn) return;
    const focused = document.activeElement;
    const children: Element[] =
      complete && this.#exact.length === 0 ? nothingFound(state, setting.strings) : [];
    children.push(...sections);
    if (complete && plan.remaining > 0) children.push(end(plan.remaining, this.#exact.length));
    if (this.#neighbours) children.push(this.#neighbours.element);
    place.replaceChildren(...children);
    // What is taken out and put back loses the focus.
    if (focused instanceof HTMLElement && place.contains(focused)) focused.focus({ preventScroll: true });
  }

  #summary(): string {
    const { wordings, setting } = this.#parts;
    const { query, state } = this.#question as Question;
    if (state.filter.place === 'digest') return setting.strings.passages(this.#exact.length);
    const known = wordings.known(state.query) ?? [];
    return summaryOf(this.#exact.length, this.#others.all, known, query, setting.strings);
  }
}
