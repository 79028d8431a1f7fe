import type { Place } from '../format/bundle.ts';
import type { Match } from './match.ts';

/**
 * What makes a message worth reading first, in points. Not measured: set by judgement, and corrected by looking
 * at what six questions put on top of one real archive. Only their order matters much:
 *
 * - `place`: a digest was thought over, a talk was prepared, an answer was asked for, a sign-in says nothing.
 * - `length`: for each doubling of a message's length beyond one slot of the index (some fifty characters),
 *   up to `maxLength` points: who explains takes more than a line.
 * - `occurrences`: for each doubling of how often the words occur, up to `maxOccurrences` points. Single
 *   characters occur by chance and earn none.
 * - `groupBonus`: for each doubling of how many messages of a group answer, up to `maxGroupBonus` points.
 * - `otherWording`: what a group loses that holds the question in other words alone.
 */
export const rankWeights = {
  place: { digest: 4, talk: 3, qa: 2, 'free-chat': 1, 'sign-in': -1 } satisfies Record<Place, number>,
  length: 1,
  maxLength: 2.5,
  occurrences: 0.5,
  maxOccurrences: 1,
  groupBonus: 0.25,
  maxGroupBonus: 1,
  otherWording: 1,
} as const;

/**
 * Returns how much a message has to say, from what is known before its text is loaded.
 * @param queryLength how many UTF-16 units all words asked for take together
 */
export function scoreOf(match: Pick<Match, 'place' | 'slots' | 'occurrences'>, queryLength: number): number {
  const { place, length, maxLength, occurrences, maxOccurrences } = rankWeights;
  const often = queryLength > 1 ? Math.min(maxOccurrences, occurrences * doublings(match.occurrences)) : 0;
  return place[match.place] + Math.min(maxLength, length * doublings(match.slots)) + often;
}

/** Returns what a group of messages earns by their number, beside its best message. */
export const groupBonus = (messages: number): number =>
  Math.min(rankWeights.maxGroupBonus, rankWeights.groupBonus * doublings(messages));

const doublings = (count: number): number => Math.log2(Math.max(1, count));
