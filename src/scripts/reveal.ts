export {};

/** Frames in which what comes into view (`content-visibility`) gets its height, and pushes the target away. */
const settlingFrames = 4;

/**
 * Brings what the address names into view: opens what folds it, and scrolls. The mark itself is `:target` in the
 * stylesheet and needs no script; most browsers unfold by themselves too.
 */
function reveal(): void {
  const target = document.getElementById(anchor());
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  settle(target, settlingFrames);
}

function settle(target: Element, frames: number): void {
  target.scrollIntoView({ block: isSentence(target) && fits(target) ? 'center' : 'start' });
  if (frames > 0) requestAnimationFrame(() => settle(target, frames - 1));
}

/** Whether it is read together with what stands before it: a message, or the place of a citation. */
const isSentence = (target: Element): boolean =>
  target.matches('[data-kind]') || target.closest('.cite') !== null;

/** Whether all of it can be seen at once: of a longer one, centring would hide the first line. */
function fits(target: Element): boolean {
  const { scrollPaddingBlockStart, scrollPaddingBlockEnd } = getComputedStyle(document.documentElement);
  const covered = parseFloat(scrollPaddingBlockStart) + parseFloat(scrollPaddingBlockEnd);
  return target.getBoundingClientRect().height <= innerHeight - covered;
}

/** Returns what the address names; as it stands where it is no proper encoding, as browsers take it. */
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
