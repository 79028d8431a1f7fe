import { FollowedHit } from './followed-hit.ts';
import type { SearchBox } from './search-box.ts';

/**
 * What every page carries of the search: the keys and the button that open it. The rest, and the index, are
 * loaded when it is opened.
 */
const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]');
const onPage = document.querySelector<SearchBox>('[data-search-box="page"]');

let loading: Promise<unknown> | undefined;

/** Whether an input method is at work, which may have begun before the search was loaded. */
let composing = false;
addEventListener('compositionstart', () => (composing = true));
addEventListener('compositionend', () => (composing = false));

async function open(): Promise<void> {
  const root = onPage ?? dialog?.querySelector<SearchBox>('[data-search-box]');
  if (!root) return;
  if (dialog && !onPage && !dialog.open) dialog.showModal();
  const input = root.querySelector<HTMLInputElement>('input[name="q"]');
  input?.focus();
  input?.select();
  loading ??= import('./search-box.ts');
  loading.catch(() => (loading = undefined));
  // Without its script the form still leads to the search page.
  if (await loading.catch(console.error)) await root.open(composing);
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

addEventListener('keydown', (event) => {
  if (event.isComposing || event.altKey) return;
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !typing(event.target);
  const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (!slash && !command) return;
  event.preventDefault();
  void open();
});

/** Whether a click leads on in this very tab. */
const isPlain = (event: MouseEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;

document.addEventListener('click', (event) => {
  const plain = isPlain(event);
  const target = event.target instanceof Element ? event.target : undefined;
  if (plain && target?.closest('[data-open-search]') && (dialog || onPage)) {
    event.preventDefault();
    void open();
  }
  // A click beside the dialog, or on a message of this very page, closes it.
  if (dialog?.open && (target === dialog || (plain && target?.closest('#results a, [data-close-search]'))))
    dialog.close();
});

if (onPage) void open();

/** What was searched when a hit was followed, for the page that it leads to. */
interface Followed extends Record<'query' | 'path' | 'back' | 'excerpt', string> {
  /** Whether the page has shown it. */
  landed?: boolean;
}
const storageKey = 'qunlu-search';

/**
 * Marks the words on this page when a hit led here.
 * @param again whether the reader comes back to the page, or loads it again
 */
async function land(again: boolean): Promise<void> {
  let remembered: string | null = null;
  try {
    remembered = sessionStorage.getItem(storageKey);
  } catch {
    // Storage may be forbidden; then nothing is marked.
  }
  if (remembered === null) return;
  const { landed, ...hit } = JSON.parse(remembered) as Followed;
  if (hit.path !== location.pathname) return;
  if (landed && !again) {
    // Another way led here this time.
    sessionStorage.removeItem(storageKey);
    return;
  }
  sessionStorage.setItem(storageKey, JSON.stringify({ ...hit, landed: true }));
  const { highlightMatches } = await import('./highlight-matches.ts');
  highlightMatches(hit.query, hit.back, hit.excerpt, () => {
    sessionStorage.removeItem(storageKey);
  });
}

document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element
      ? event.target.closest<HTMLAnchorElement>('a[data-hit], a[data-other-hit], a[data-leads]')
      : null;
  const root = link?.closest<HTMLElement>('[data-search-box]');
  const typed = root?.querySelector<HTMLInputElement>('input[name="q"]')?.value;
  if (!link || typed === undefined || !isPlain(event)) return;
  const back = onPage
    ? location.href
    : `${root?.dataset['base'] ?? '/'}search/${root?.dataset['address'] ?? ''}`;
  // Who comes back finds the hit again, also where the browser did not keep the page.
  if (onPage) FollowedHit.remember(link);
  // A hit of another wording is marked by the words that it holds.
  const query = link.dataset['words'] ?? typed;
  try {
    const excerpt = link.querySelector('.hit-text')?.textContent ?? '';
    sessionStorage.setItem(storageKey, JSON.stringify({ query, path: link.pathname, back, excerpt }));
  } catch {
    return;
  }
  if (link.pathname === location.pathname) void land(false);
});

addEventListener('pageshow', ({ persisted }) => {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  void land(persisted || entry?.type !== 'navigate');
});
