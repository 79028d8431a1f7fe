export {};

/**
 * Brings the message that the address names into view: opens what folds it, and scrolls. The mark itself
 * is `:target` in the stylesheet and needs no script; most browsers unfold by themselves too.
 */
function reveal(): void {
  const target = document.getElementById(anchor());
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  target.scrollIntoView({ block: 'center' });
}

/** What the address names; as it stands where it is no proper encoding, as browsers take it. */
function anchor(): string {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

addEventListener('hashchange', reveal);
// Once more when everything above has its height.
addEventListener('load', reveal);
reveal();
