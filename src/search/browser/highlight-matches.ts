import { markRanges } from '../query/excerpt.ts';
import { fold } from '../format/fold.ts';
import { foreignClasses, passageElements } from '../format/passage.ts';
import { matches, parseQuery, type Query } from '../query/query.ts';
import { actingButton, element } from '../../scripts/element.ts';
import { messageRuns, passageRuns, rangesOf, type TextRun } from './page-text.ts';
import { searchStrings } from './strings.ts';

const highlightName = 'search';
let dispose = (): void => undefined;

/** A message, or a passage of a digest, that holds the words. */
interface HighlightedMatch {
  element: HTMLElement;
  text: string;
  ranges: Range[];
}

const messages = 'article[data-kind]:not([data-kind="removed"], [data-kind="missing"])';
const passages = passageElements.map((name) => `[data-digest] ${name}`).join(', ');
/** What stands in a digest and is not its text. */
const foreign = ['.visually-hidden', ...foreignClasses.map((name) => `.${name}`)].join(', ');

/**
 * Marks on a page what was searched for, and leads from hit to hit: `n` and `N`, and a bar that says which
 * hit this is. The marks are painted over the text; the page itself is not changed.
 * @param back the address of the search, to return to
 * @param excerpt what the search showed of the hit; tells which passage of a digest is meant
 * @param closed called when the reader closes the bar
 */
export function highlightMatches(typed: string, back: string, excerpt: string, closed: () => void): void {
  dispose();
  const query = parseQuery(typed);
  const hits = [
    ...landingsIn(messages, query, messageRuns),
    ...landingsIn(passages, query, (one) => passageRuns(one, [foreign, ...passageElements].join(', '))),
  ];
  includeAddressed(hits);
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
    dispose();
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
  const meant = passageOfExcerpt(hits, excerpt);
  if (meant >= 0) reach(meant);
  dispose = () => {
    removeEventListener('keydown', onKey);
    removeEventListener('hashchange', show);
    if ('highlights' in CSS) CSS.highlights.delete(highlightName);
    bar.remove();
    dispose = () => undefined;
  };
}

function landingsIn(
  selector: string,
  query: Query,
  runsOf: (element: Element) => TextRun[],
): HighlightedMatch[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
    if (element.closest(foreign)) return [];
    const runs = runsOf(element);
    const text = runs.map((run) => run.text).join('');
    return matches(fold(text), query)
      ? [{ element, text, ranges: rangesOf(runs, markRanges(text, query.all)) }]
      : [];
  });
}

/** Adds the message that the hit led to, where the page shows its words in no form that could be marked. */
function includeAddressed(hits: HighlightedMatch[]): void {
  const target = document.querySelector<HTMLElement>(messages.replaceAll('article', 'article:target'));
  if (!target || hits.some(({ element }) => element === target)) return;
  const next = hits.findIndex(
    ({ element }) => target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  hits.splice(next < 0 ? hits.length : next, 0, { element: target, text: '', ranges: [] });
}

const isAddressed = ({ id }: HTMLElement): boolean =>
  id !== '' && (location.hash === `#${id}` || location.hash === `#${encodeURIComponent(id)}`);

/** Which passage the search showed; -1 when what it showed has an address of its own. */
function passageOfExcerpt(hits: readonly HighlightedMatch[], excerpt: string): number {
  if (hits.some(({ element }) => element.matches(messages))) return -1;
  const shown = fold(excerpt.replace(/^…|…$/gu, '')).trim();
  return Math.max(
    0,
    hits.findIndex(({ text }) => fold(text).includes(shown)),
  );
}
