import { type Match, newestFirst } from './match.ts';

/** A message to show: found by the words typed, or by another wording. */
export interface Entry extends Match {
  /** The other wording, as typed; nothing when the message holds the very words. */
  variant?: string;
}

/** What tells a message from all others of the archive. */
export const entryKey = ({ bundle, day, message }: Pick<Match, 'bundle' | 'day' | 'message'>): string =>
  `${bundle}/${day}/${message}`;

/** The order in which messages are found: newest day first, within a day in order; of digests of a day one by one. */
export function byNewest(a: Match, b: Match): number {
  return newestFirst(a, b) || a.day - b.day || a.message - b.message;
}

/**
 * Gives what other wordings find beyond the words typed: each message once, by the first wording that finds
 * it, newest first.
 * @param exact all messages that hold the words typed
 * @param answers what each wording found
 */
export function extraMatches(
  exact: readonly Match[],
  answers: readonly { typed: string; matches: readonly Match[] }[],
): Entry[] {
  const known = new Set(exact.map(entryKey));
  const entries: Entry[] = [];
  for (const { typed, matches } of answers) {
    for (const match of matches) {
      const key = entryKey(match);
      if (known.has(key)) continue;
      known.add(key);
      entries.push({ ...match, variant: typed });
    }
  }
  return entries.sort(byNewest);
}
