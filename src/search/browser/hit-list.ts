import { messagePath } from '../../archive/permalink.ts';
import { type Entry, entryKey } from '../query/entry.ts';
import type { HitGroup, HitLayout } from '../query/hit-layout.ts';
import type { Query } from '../query/query.ts';
import { ContextView, textOf } from './context-view.ts';
import { actingButton, element } from '../../scripts/element.ts';
import type { Hit, QueryVariant } from './engine.ts';
import { newWords } from './query-variants.ts';
import type { Question, RoomTitles, SearchContext } from './search-context.ts';
import type { SearchStrings } from './strings.ts';

/** The question whose hits are shown, with other wordings of it by what is typed for them. */
interface Asked {
  question: Question;
  variants: ReadonlyMap<string, QueryVariant>;
}

/** A hit in the list, with the messages around it. */
interface Item {
  line: HTMLLIElement;
  context: ContextView;
}

/** The hits of one question. An item that was made once stays, with what was opened in it. */
export class HitList {
  readonly #context: SearchContext;
  readonly #items = new Map<string, Item>();

  constructor(context: SearchContext) {
    this.#context = context;
  }

  /** Forgets the hits: another question is asked. */
  clear(): void {
    this.#items.clear();
  }

  /**
   * Makes the sections of a plan; loads what is to be shown for the first time.
   * @param openRest called for a group whose other messages somebody wants to see
   */
  async sections(
    { groups }: HitLayout,
    asked: Asked,
    openRest: (group: HitGroup) => void,
    signal: AbortSignal,
  ): Promise<HTMLElement[]> {
    await this.#load(
      groups.flatMap(({ shown }) => shown),
      asked,
      signal,
    );
    return groups.map((group) => this.#section(group, asked.question, openRest));
  }

  /** Closes the messages around a hit when one is open where the event comes from, and says whether so. */
  closeContext(target: Element): boolean {
    for (const { line, context } of this.#items.values()) {
      if (!line.contains(target) || !context.isOpen) continue;
      context.close();
      context.button.focus();
      return true;
    }
    return false;
  }

  async #load(entries: readonly Entry[], asked: Asked, signal: AbortSignal): Promise<void> {
    const missing = entries.filter((entry) => !this.#items.has(itemKey(entry)));
    const byVariant = Map.groupBy(missing, ({ variant }) => variant);
    await Promise.all(
      [...byVariant].map(async ([typed, some]) => {
        const variant = typed === undefined ? undefined : asked.variants.get(typed);
        const query = variant?.query ?? asked.question.query;
        const hits = await this.#context.engine.load(some, query, signal);
        for (const [index, hit] of hits.entries()) {
          this.#items.set(
            itemKey(some[index] as Entry),
            this.#item(hit, query, variant, asked.question.query),
          );
        }
      }),
    );
  }

  #section(
    { key, shown, rest }: HitGroup,
    { state, roomTitles }: Question,
    openRest: (group: HitGroup) => void,
  ): HTMLElement {
    const [first] = shown as [Entry];
    const { strings } = this.#context;
    const lines = shown.flatMap((entry) => this.#items.get(itemKey(entry))?.line ?? []);
    const section = element('section', { class: 'hit-group', 'data-group': key }, [
      element('h2', {}, groupTitle(first, strings, roomTitles)),
      element('ol', { class: 'hits' }, lines),
    ]);
    if (state.sort === 'best' && rest.length > 0) {
      const label = strings.rest(rest.length, first.session !== undefined);
      section.append(
        actingButton(label, () => openRest({ key, shown, rest }), { class: 'quiet', 'data-rest': '' }),
      );
    }
    return section;
  }

  #item(hit: Hit, query: Query, variant: QueryVariant | undefined, typed: Query): Item {
    const { strings, base } = this.#context;
    const time = hit.time.slice(0, 5);
    const meta: (Node | string)[] = [element('b', {}, [hit.speaker]), ' ', element('time', {}, [time])];
    if (hit.session !== undefined && hit.place !== 'digest') meta.push(` ${strings.places[hit.place]}`);
    if (variant) {
      const badge = strings.variantReason[variant.reason](newWords(variant, typed));
      meta.push(' ', element('span', { class: 'badge' }, [badge]));
    }
    const kind = variant ? { 'data-other-hit': '', 'data-words': variant.typed } : { 'data-hit': '' };
    const link = element('a', { ...kind, href: addressOf(hit, base) }, [
      element('span', { class: 'hit-meta' }, meta),
      textOf(hit, hit.excerpt, strings),
    ]);
    const context = new ContextView(hit, `${hit.speaker} ${time}`, query.all, this.#context);
    // A digest is read on its page.
    const around = hit.place === 'digest' ? [] : [context.button, context.panel];
    const line = element('li', { 'data-key': entryKey(hit) }, [link, ...around]);
    return { line, context };
  }
}

const itemKey = (entry: Entry): string => `${entryKey(entry)} ${entry.variant ?? ''}`;

const addressOf = ({ room, date, id, path }: Hit, base: string): string =>
  `${base}${path === undefined ? messagePath(room, date, id) : `${path}${id === '' ? '' : `#${id}`}`}`;

/** Says where a group of hits stands: day, room, session. */
export function groupTitle(
  { room, date, session }: Entry,
  strings: SearchStrings,
  roomTitles: RoomTitles,
): (Node | string)[] {
  const title = session ?? strings.places['free-chat'];
  return [
    element('time', { datetime: date }, [strings.date(date)]),
    ` · ${roomTitles.get(room) ?? room} · ${title}`,
  ];
}
