/** The hit that somebody followed from the search page, for when they come back. */
export class FollowedHit {
  #href: string | undefined;

  /** Takes what `remember` wrote into the history, once. */
  take(): void {
    const { followed } = (history.state ?? {}) as { followed?: string };
    this.#href = followed;
    if (followed !== undefined) history.replaceState(null, '');
  }

  forget(): void {
    this.#href = undefined;
  }

  /** Moves the focus to it, when it is among the hits. */
  focusIn(place: HTMLElement): void {
    const links = [...place.querySelectorAll<HTMLElement>('a[data-hit], a[data-other-hit]')];
    const link = links.find((hit) => hit.getAttribute('href') === this.#href);
    this.forget();
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'center' });
  }

  /** Notes in the history which hit is followed. */
  static remember(link: Element): void {
    history.replaceState({ followed: link.getAttribute('href') }, '');
  }
}
