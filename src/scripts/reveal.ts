export {};

/**
 * Brings the message that the address names into view: opens what folds it, and scrolls. The mark itself
 * is `:target` in the stylesheet and needs no script; most browsers unfold by themselves too.
 */
function reveal(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  target.scrollIntoView({ block: 'center' });
}

addEventListener('hashchange', reveal);
// Once more when everything above has its height.
addEventListener('load', reveal);
reveal();
