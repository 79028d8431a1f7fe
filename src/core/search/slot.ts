/**
 * Slots: how a position in the index leads to a message without a table of lengths. Every message of a day
 * begins at a multiple of `slotLength`. What has to be known is how many slots each message takes, which is
 * mostly one.
 */

/**
 * Positions per slot. Measured: 16 makes the table of slots twice as large, 64 the positions longer.
 */
export const slotLength = 32;

/** How many slots a number of tokens takes; a message without text takes one. */
export const slotsFor = (tokens: number): number => Math.max(1, Math.ceil(tokens / slotLength));

const longest = 35;

/** Writes the slots of a day's messages as text: a base-36 digit each, or `(n)` for more than 35. */
export function writeSlots(slots: readonly number[]): string {
  return slots.map((count) => (count <= longest ? count.toString(36) : `(${count})`)).join('');
}

/** Gives for each slot of a day the index of its message. Reads what `writeSlots` wrote. */
export function messageOfSlot(written: string): number[] {
  const messages: number[] = [];
  let message = 0;
  for (const [found] of written.matchAll(/\(\d+\)|[0-9a-z]/g)) {
    const count = found.startsWith('(') ? Number(found.slice(1, -1)) : parseInt(found, 36);
    for (let slot = 0; slot < count; slot++) messages.push(message);
    message++;
  }
  return messages;
}
