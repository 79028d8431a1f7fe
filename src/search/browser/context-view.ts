import { messagePath } from '../../archive/permalink.ts';
import { excerptOf, type TextSpan } from '../query/excerpt.ts';
import type { Match } from '../query/match.ts';
import type { Context, ShownMessage } from './engine.ts';
import { actingButton, element } from '../../scripts/element.ts';
import { keepInPlace } from './scroll-anchor.ts';
import type { SearchContext } from './search-context.ts';
import type { SearchStrings } from './strings.ts';

/** How many messages are shown before and after at first, and how many more each time. */
const firstReach = 3;
const moreReach = 5;

/** Where more messages are wanted. */
type Edge = 'earlier' | 'later';

/** The messages around one, opened in place. */
export class ContextView {
  /** Opens and closes. */
  readonly button: HTMLButtonElement;
  readonly panel = element('div', { class: 'context', hidden: '' }, []);
  readonly #found: Match;
  readonly #words: readonly string[];
  readonly #context: SearchContext;
  #before = firstReach;
  #after = firstReach;

  /**
   * @param who speaker and time, for those who hear the button's name
   * @param words what to mark, folded
   */
  constructor(found: Match, who: string, words: readonly string[], searchContext: SearchContext) {
    this.#found = found;
    this.#words = words;
    this.#context = searchContext;
    const { context } = searchContext.strings;
    this.button = actingButton(context.name, () => void this.#toggle(), {
      class: 'context-button',
      'aria-expanded': 'false',
      'aria-label': context.of(who),
    });
  }

  get isOpen(): boolean {
    return !this.panel.hidden;
  }

  /** Shows messages around: three each way, or as many as said. */
  async open(before = this.#before, after = this.#after): Promise<void> {
    this.#before = before;
    this.#after = after;
    this.button.ariaExpanded = 'true';
    this.panel.hidden = false;
    const { strings } = this.#context;
    if (!this.panel.hasChildNodes()) this.panel.append(element('p', { class: 'muted' }, [strings.loading]));
    const isWanted = (): boolean => before === this.#before && after === this.#after;
    try {
      const context = await this.#context.engine.context(this.#found, before, after);
      if (isWanted()) this.#show(context);
    } catch (error) {
      if (!isWanted()) return;
      console.error(error);
      const retry = actingButton(strings.retry, () => void this.open());
      this.panel.replaceChildren(
        element('p', {}, [navigator.onLine ? strings.error : strings.offline]),
        retry,
      );
    }
  }

  close(): void {
    this.button.ariaExpanded = 'false';
    this.panel.hidden = true;
  }

  async #toggle(): Promise<void> {
    if (this.isOpen) this.close();
    else await this.open();
  }

  #show({ messages, at, earlier, later }: Context): void {
    const { context } = this.#context.strings;
    const lines = messages.map((message, index) => this.#line(message, index === at));
    const more = (label: string, edge: Edge): HTMLElement =>
      actingButton(label, () => void this.#more(edge), { 'data-more-context': edge });
    const { activeElement } = document;
    const edge = activeElement instanceof HTMLElement ? activeElement.dataset['moreContext'] : undefined;
    const hadFocus = this.panel.contains(activeElement);
    this.panel.replaceChildren(
      ...(earlier ? [more(context.earlier, 'earlier')] : []),
      element('ol', {}, lines),
      ...(later ? [more(context.later, 'later')] : []),
    );
    if (!hadFocus) return;
    const again = this.panel.querySelector<HTMLElement>(`[data-more-context="${edge ?? ''}"]`);
    const link = edge === 'later' ? lines.at(-1) : lines[0];
    (again ?? link?.querySelector('a'))?.focus();
  }

  #more(edge: Edge): Promise<void> {
    const before = this.#before + (edge === 'earlier' ? moreReach : 0);
    const after = this.#after + (edge === 'later' ? moreReach : 0);
    const id = CSS.escape(this.panel.querySelector('li')?.dataset['id'] ?? '');
    const anchor = edge === 'earlier' ? `li[data-id="${id}"]` : 'li';
    return keepInPlace(
      () => this.panel.querySelector(anchor),
      () => this.open(before, after),
    );
  }

  #line(message: ShownMessage, isHit: boolean): HTMLLIElement {
    const { base, strings } = this.#context;
    const { room, date } = this.#found;
    const href = `${base}${messagePath(room, date, message.id)}`;
    return element('li', { 'data-id': message.id, ...(isHit ? { 'aria-current': 'true' } : {}) }, [
      element('span', { class: 'hit-meta' }, [
        element('b', {}, [message.speaker]),
        ' ',
        element('a', { href, 'data-context': '' }, [element('time', {}, [message.time.slice(0, 5)])]),
      ]),
      textOf(message, excerptOf(message.text, this.#words, Infinity), strings),
    ]);
  }
}

/** Shows what a message says, or that it says nothing. */
export function textOf(
  { state }: Pick<ShownMessage, 'state'>,
  pieces: readonly TextSpan[],
  { missing, removed }: Pick<SearchStrings, 'missing' | 'removed'>,
): HTMLElement {
  if (state !== 'kept')
    return element('span', { class: 'hit-text placeholder' }, [state === 'missing' ? missing : removed]);
  const marked = pieces.map(({ text, marked }) => (marked ? element('mark', {}, [text]) : text));
  return element('span', { class: 'hit-text' }, marked);
}
