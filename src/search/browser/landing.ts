import { markRanges, type Range as TextRange } from '../query/excerpt.ts';
import { fold } from '../format/fold.ts';
import { foreignClasses, passageElements } from '../format/passage.ts';
import { matches, parseQuery, type Query } from '../query/query.ts';
import { actingButton, element } from './element.ts';
import { searchStrings } from './strings.ts';

const highlightName = 'search';
let leave = (): void => undefined;

/** A message, or a passage of a digest, that holds the words. */
interface Landing {
  element: HTMLElement;
  text: string;
  ranges: Range[];
}

const messages = 'article[data-kind]';
const passages = passageElements.map((name) => `[data-digest] ${name}`).join(', ');
/** What stands in a message or passage and is not its text. */
const foreign = ['header', '.unseen', ...foreignClasses.map((name) => `.${name}`)].join(', ');

/**
 * Marks on a page what was searched for, and leads from hit to hit: `n` and `N`, and a bar that says which
 * hit this is. The marks are painted over the text; the page itself is not changed.
 * @param back the address of the search, to return to
 * @param excerpt what the search showed of the hit; tells which passage of a digest is meant
 * @param closed called when the reader closes the bar
 */
export function landOn(typed: string, back: string, excerpt: string, closed: () => void): void {
  leave();
  const query = parseQuery(typed);
  const hits = [...landingsIn(messages, query), ...landingsIn(passages, query)];
  if (hits.length === 0) return;
  if ('highlights' in CSS)
    CSS.highlights.set(highlightName, new Highlight(...hits.flatMap(({ ranges }) => ranges)));

  const strings = searchStrings(document.documentElement.lang);
  const place = element('span', { role: 'status' }, []);
  const step = (label: string, key: string, act: () => void): HTMLElement =>
    actingButton(label, act, { title: key, 'aria-keyshortcuts': key });
  const bar = element('div', { class: 'hit-bar', role: 'group', 'aria-label': strings.label }, [
    place,
    step(strings.previousHit, 'Shift+N', () => go(-1)),
    step(strings.nextHit, 'N', () => go(1)),
    element('a', { href: back }, [strings.backToResults]),
    step(strings.close, 'Escape', () => close()),
  ]);
  const close = (): void => {
    leave();
    closed();
  };
  let at = -1;
  const show = (): void => {
    const named = hits.findIndex(({ element }) => isAddressed(element));
    if (named >= 0) at = named;
    place.textContent = strings.hitOf(at + 1, hits.length);
  };
  const reach = (next: number): void => {
    const hit = hits[next];
    if (!hit) return;
    at = next;
    // Replaces the address, so that going back leads to the search and not through every hit.
    if (hit.element.id !== '') location.replace(`#${hit.element.id}`);
    else hit.element.scrollIntoView({ block: 'center' });
    show();
  };
  const go = (by: number): void => reach((Math.max(at, by > 0 ? -1 : 0) + by + hits.length) % hits.length);
  const onKey = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
      return;
    if (event.key === 'n' || event.key === 'N') go(event.key === 'n' ? 1 : -1);
    else if (event.key === 'Escape') close();
  };
  addEventListener('keydown', onKey);
  addEventListener('hashchange', show);
  document.body.append(bar);
  show();
  const meant = passageMeant(hits, excerpt);
  if (meant >= 0) reach(meant);
  leave = () => {
    removeEventListener('keydown', onKey);
    removeEventListener('hashchange', show);
    if ('highlights' in CSS) CSS.highlights.delete(highlightName);
    bar.remove();
    leave = () => undefined;
  };
}

function landingsIn(selector: string, query: Query): Landing[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
    if (element.closest(foreign)) return [];
    const nodes = textNodesOf(element);
    const text = nodes.map(({ data }) => data).join('');
    return matches(fold(text), query)
      ? [{ element, text, ranges: rangesIn(nodes, markRanges(text, query.all)) }]
      : [];
  });
}

const isAddressed = ({ id }: HTMLElement): boolean =>
  id !== '' && (location.hash === `#${id}` || location.hash === `#${encodeURIComponent(id)}`);

/** Which passage the search showed; -1 when what it showed has an address of its own. */
function passageMeant(hits: readonly Landing[], excerpt: string): number {
  if (hits.some(({ element }) => element.matches(messages))) return -1;
  const shown = fold(excerpt.replace(/^…|…$/gu, '')).trim();
  return Math.max(
    0,
    hits.findIndex(({ text }) => fold(text).includes(shown)),
  );
}

/** The text of a message's or passage's own, without speaker and time, without citations and blocks inside. */
function textNodesOf(held: HTMLElement): Text[] {
  const inner = held.matches(messages) ? foreign : [foreign, ...passageElements].join(', ');
  const walker = document.createTreeWalker(held, NodeFilter.SHOW_TEXT, (node) => {
    const block = node.parentElement?.closest(inner);
    return block && block !== held && held.contains(block)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT;
  });
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** Turns offsets into the joined text into ranges of the document. */
function rangesIn(nodes: readonly Text[], found: readonly TextRange[]): Range[] {
  const boundary = (offset: number): [Text, number] => {
    let rest = offset;
    for (const node of nodes) {
      if (rest <= node.data.length) return [node, rest];
      rest -= node.data.length;
    }
    const last = nodes.at(-1) as Text;
    return [last, last.data.length];
  };
  return found.map(({ start, end }) => {
    const range = new Range();
    range.setStart(...boundary(start));
    range.setEnd(...boundary(end));
    return range;
  });
}
