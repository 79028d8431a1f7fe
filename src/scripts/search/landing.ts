import { markRanges, type Range as TextRange } from '../../core/search/excerpt.ts';
import { fold } from '../../core/search/fold.ts';
import { matches, parseQuery } from '../../core/search/query.ts';
import { element } from './element.ts';
import { searchStrings } from './strings.ts';

const highlightName = 'search';
let leave = (): void => undefined;

/**
 * Marks on a page what was searched for, and leads from hit to hit: `n` and `N`, and a bar that says which
 * hit this is. The marks are painted over the text; the page itself is not changed.
 * @param back the address of the search, to return to
 */
export function landOn(typed: string, back: string): void {
  leave();
  const query = parseQuery(typed);
  const hits: { id: string; ranges: Range[] }[] = [];
  for (const article of document.querySelectorAll<HTMLElement>('article[data-kind]')) {
    const nodes = textNodesOf(article);
    const text = nodes.map(({ data }) => data).join('');
    if (matches(fold(text), query))
      hits.push({ id: article.id, ranges: rangesIn(nodes, markRanges(text, query.all)) });
  }
  if (hits.length === 0) return;
  if ('highlights' in CSS)
    CSS.highlights.set(highlightName, new Highlight(...hits.flatMap(({ ranges }) => ranges)));

  const strings = searchStrings(document.documentElement.lang);
  const place = element('span', { role: 'status' }, []);
  const button = (label: string, key: string, act: () => void): HTMLElement => {
    const made = element('button', { type: 'button', title: key, 'aria-keyshortcuts': key }, [label]);
    made.addEventListener('click', act);
    return made;
  };
  const bar = element('div', { class: 'hit-bar', role: 'group', 'aria-label': strings.label }, [
    place,
    button(strings.previousHit, 'Shift+N', () => go(-1)),
    button(strings.nextHit, 'N', () => go(1)),
    element('a', { href: back }, [strings.backToResults]),
    button(strings.close, 'Escape', () => leave()),
  ]);
  const show = (): void => {
    const at = hits.findIndex(({ id }) => `#${id}` === decodeURIComponent(location.hash));
    place.textContent = strings.hitOf(at + 1, hits.length);
  };
  const go = (step: number): void => {
    const at = hits.findIndex(({ id }) => `#${id}` === decodeURIComponent(location.hash));
    const next = hits[(Math.max(at, step > 0 ? -1 : 0) + step + hits.length) % hits.length];
    // Replaces the address, so that going back leads to the search and not through every hit.
    if (next) location.replace(`#${next.id}`);
  };
  const onKey = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
      return;
    if (event.key === 'n' || event.key === 'N') go(event.key === 'n' ? 1 : -1);
    else if (event.key === 'Escape') leave();
  };
  addEventListener('keydown', onKey);
  addEventListener('hashchange', show);
  document.body.append(bar);
  show();
  leave = () => {
    removeEventListener('keydown', onKey);
    removeEventListener('hashchange', show);
    if ('highlights' in CSS) CSS.highlights.delete(highlightName);
    bar.remove();
    leave = () => undefined;
  };
}

/** The text of a message's body, without speaker and time. */
function textNodesOf(article: HTMLElement): Text[] {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('header, .unseen') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
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
