/** How many times each of several things occurs. */
export type Counts = Map<string, number>;

/** Counts one more of them. */
export function count(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Gives all with how many times they occur; of the same number by name, so that a build of the same archive is the same. */
export const byCount = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
