/** What the arrow keys stop at: the field, what is offered, the hits, and what shows more of them. */
const stopSelector = [
  'input[name="q"]',
  '[data-hints] a',
  '[data-offers]:not([hidden]) a',
  'a[data-hit]',
  'a[data-other-hit]',
  '[data-rest]',
  '#results > button',
  '.neighbours > summary',
].join(', ');

/** Moves the focus with an arrow key from one stop to the next, also from something between two stops. */
export function stepThrough(root: HTMLElement, event: KeyboardEvent): void {
  if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const from = document.activeElement;
  if (!from || !root.contains(from) || from instanceof HTMLSelectElement) return;
  const down = event.key === 'ArrowDown';
  const wanted = down ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = (stop: HTMLElement): boolean => (from.compareDocumentPosition(stop) & wanted) !== 0;
  const stops = [...root.querySelectorAll<HTMLElement>(stopSelector)];
  const next = down ? stops.find(beyond) : stops.findLast(beyond);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
