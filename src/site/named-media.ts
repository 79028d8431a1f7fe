/** A file below `media/` under a name that import gave it; the original of a large picture has one more word in it. */
const imported = /media\/[0-9a-f]{2}\/[0-9a-f]{12}-[\p{L}\p{N}\p{M}._@+=-]+/gu;

/**
 * Knows which files of `media/` are published: those that a person put there, and of those that import did the ones
 * that what is published names. The picture of a removed message stays in the content folder and leaves the site.
 */
export class NamedMedia {
  readonly #named = new Set<string>();

  /** Notes the files that a published text names. */
  add(text: string): void {
    for (const [name] of text.matchAll(imported)) this.#named.add(name);
  }

  /** @param src a path below the content folder, `media/…` */
  isPublished(src: string): boolean {
    const [name] = src.match(imported) ?? [];
    if (name !== src) return true;
    return this.#named.has(src) || this.#named.has(src.replace(/\.original(?=\.[a-z0-9]+$)/i, ''));
  }
}
