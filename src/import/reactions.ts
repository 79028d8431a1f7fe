import type { Reaction } from '../message/schema.ts';

/** Returns reactions that an export lists one by one, put together by emoji, in the order of the first of each. */
export function gatherReactions(given: Iterable<{ emoji: string; by?: string | undefined }>): Reaction[] {
  const reactions = new Map<string, Reaction & { by: string[] }>();
  for (const { emoji, by } of given) {
    const reaction = reactions.get(emoji) ?? { emoji, count: 0, by: [] };
    reactions.set(emoji, reaction);
    reaction.count++;
    if (by) reaction.by.push(by);
  }
  return [...reactions.values()];
}
