export {};

/**
 * The card of a citation opens by the stylesheet alone. What needs a script is to put it away without moving:
 * Escape closes it until the pointer or the focus has left.
 */
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const cite of document.querySelectorAll<HTMLElement>('.cite:is(:hover, :focus-within)')) {
    cite.dataset['closed'] = '';
    const reopen = (): void => {
      delete cite.dataset['closed'];
    };
    cite.addEventListener('pointerleave', reopen, { once: true });
    cite.addEventListener('focusout', reopen, { once: true });
  }
});
