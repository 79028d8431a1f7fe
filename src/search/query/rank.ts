import type { Place } from '../format/bundle.ts';
import type { Found } from './found.ts';

/**
 * What makes a message worth reading first, in points. Not measured: set by judgement, and corrected by looking
 * at what six questions put on top of one real archive. Only their order matters much:
 *
 * - `place`: a digest was thought over, a talk was prepared, an answer was asked for, a sign-in says nothing.
 * - `length`: for each doubling of a message's length beyond one slot of the index (some fifty characters),
 *   up to `longest` points: who explains takes more than a line.
 * - `times`: for each doubling of how often the words occur, up to `mostTimes` points. Single characters
 *   occur by chance and earn none.
 * - `company`: for each doubling of how many messages of a group answer, up to `mostCompany` points.
 * - `otherWording`: what a group loses that holds the question in other words alone.
 */
export const rankWeights = {
  place: { digest: 4, talk: 3, qa: 2, 'free-chat': 1, 'sign-in': -1 } satisfies Record<Place, number>,
  length: 1,
  longest: 2.5,
  times: 0.5,
  mostTimes: 1,
  company: 0.25,
  mostCompany: 1,
  otherWording: 1,
} as const;

const { place, length, longest, times, mostTimes, company, mostCompany } = rankWeights;

/**
 * Gives how much a message has to say, from what is known before its text is loaded.
 * @param queryLength how many UTF-16 units all words asked for take together
 */
export function scoreOf(found: Pick<Found, 'place' | 'slots' | 'times'>, queryLength: number): number {
  const often = queryLength > 1 ? Math.min(mostTimes, times * doublings(found.times)) : 0;
  return place[found.place] + Math.min(longest, length * doublings(found.slots)) + often;
}

/** Gives what a group of messages earns by their number, beside its best message. */
export const companyOf = (messages: number): number => Math.min(mostCompany, company * doublings(messages));

const doublings = (count: number): number => Math.log2(Math.max(1, count));
