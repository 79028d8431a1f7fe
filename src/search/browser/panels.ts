import { talkPath } from '../../archive/permalink.ts';
import type { TermEntry } from '../format/bundle.ts';
import type { Match } from '../query/match.ts';
import { digestsFound, synonymsOf, type TalkEntry, talksNamed, termsNamed } from '../query/offer.ts';
import { searchAddress } from './address.ts';
import { element } from '../../scripts/element.ts';
import type { VariantAnswer } from './query-variants.ts';
import { keepInPlace } from './scroll-anchor.ts';
import type { Question, SearchContext } from './search-context.ts';

/** Of what the panels tell. */
interface PanelSources {
  talks: readonly TalkEntry[];
  /** Passages of digests that hold the words. */
  passages: readonly Match[];
  terms: readonly TermEntry[];
}

/**
 * What stands above the messages: talks about the words, digests that hold them, what the glossary says of them, and
 * the same question in other words.
 */
export class Panels {
  readonly #place: HTMLElement;
  readonly #context: SearchContext;
  /** Links to other wordings, by what is typed for them. */
  #variants = new Map<string, HTMLElement>();

  constructor(place: HTMLElement, context: SearchContext) {
    this.#place = place;
    this.#context = context;
  }

  /** Shows what is known when the messages are found. Other wordings have no count yet. */
  show(question: Question, { talks, passages, terms }: PanelSources): void {
    const { strings } = this.#context;
    const { query } = question;
    const synonyms = synonymsOf(query, terms);
    this.#variants = new Map(synonyms.map((words) => [words, this.#searchLink(words)]));
    const lines = [
      ...talksNamed(query, talks).map((talk) => this.#talk(talk, question)),
      ...digestsFound(passages).map(({ first, passages: count }) => this.#digest(first, count, question)),
      ...termsNamed(query, terms).map((term) => this.#term(term)),
      ...[...this.#variants.values()].map((link) => line(strings.alsoCalled, [link])),
    ];
    this.#place.replaceChildren(...lines);
    this.#place.hidden = lines.length === 0;
  }

  /**
   * Shows how many messages other wordings find; those in the other script come only now, when they find something.
   * @param firstHit the first message shown, which is not to move
   */
  async count(answers: readonly VariantAnswer[], firstHit: () => Element | null): Promise<void> {
    const { strings } = this.#context;
    const scripts = answers.filter(({ reason, matches }) => reason === 'script' && matches.length > 0);
    for (const { typed } of scripts) this.#variants.set(typed, this.#searchLink(typed));
    for (const { typed, matches } of answers) {
      this.#variants.get(typed)?.replaceChildren(strings.option(typed, matches.length));
    }
    if (scripts.length === 0) return;
    await keepInPlace(firstHit, () => {
      const links = scripts.flatMap(({ typed }) => this.#variants.get(typed) ?? []);
      this.#place.append(...links.map((link) => line(strings.alsoCalled, [link])));
      this.#place.hidden = false;
    });
  }

  hide(): void {
    this.#place.hidden = true;
  }

  #talk({ slug, title, room, date }: TalkEntry, { roomTitles }: Question): HTMLElement {
    const { strings, base } = this.#context;
    const note = ` ${strings.date(date)} · ${roomTitles.get(room) ?? room}`;
    return line(strings.talk, [
      element('a', { href: `${base}${talkPath(slug)}` }, [title]),
      element('span', { class: 'muted' }, [note]),
    ]);
  }

  #digest({ path = '', session = '', date }: Match, count: number, { state }: Question): HTMLElement {
    const { strings, base } = this.#context;
    const all = searchAddress(base, { query: state.query, filter: { place: 'digest' } });
    return line(strings.places.digest, [
      element('a', { href: `${base}${path}`, 'data-leads': '' }, [session]),
      element('span', { class: 'muted' }, [` ${strings.date(date)} · `]),
      element('a', { href: all }, [strings.passages(count)]),
    ]);
  }

  #term({ name, synonyms, definition }: TermEntry): HTMLElement {
    const { strings } = this.#context;
    const names = [name, ...synonyms].join(strings.comma);
    return line(strings.term, [element('b', {}, [names]), definition === '' ? '' : ` ${definition}`]);
  }

  #searchLink(words: string): HTMLElement {
    return element('a', { href: searchAddress(this.#context.base, { query: words }) }, [words]);
  }
}

const line = (kind: string, content: readonly (Node | string)[]): HTMLElement =>
  element('p', {}, [element('span', { class: 'offer-kind' }, [kind]), ' ', ...content]);
