/** Where a token or term stands: positions, ascending, by record (its number in the bundle). */
export type Postings = ReadonlyMap<number, readonly number[]>;

/**
 * Gives where a term begins: the positions at which every one of its tokens stands at its offset.
 * @param tokens for each token of the term, its offset and its places
 */
export function intersect(tokens: readonly { offset: number; postings: Postings }[]): Map<number, number[]> {
  const [first, ...rest] = [...tokens].sort((a, b) => a.postings.size - b.postings.size);
  const found = new Map<number, number[]>();
  for (const [record, positions] of first?.postings ?? []) {
    let starts = positions.map((position) => position - (first?.offset ?? 0));
    for (const { offset, postings: places } of rest) {
      const standing = new Set(places.get(record));
      starts = starts.filter((start) => standing.has(start + offset));
      if (starts.length === 0) break;
    }
    if (starts.length > 0) found.set(record, starts);
  }
  return found;
}
