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

/** Reads what `writeSlots` wrote. */
export function readSlots(written: string): number[] {
  const numbers = written.matchAll(/\((\d+)\)|([0-9a-z])/g);
  return Array.from(numbers, ([, long, short = '']) =>
    long === undefined ? parseInt(short, 36) : Number(long),
  );
}

/** A message by the number of its day within a record, and its own within the day. */
export interface Located {
  day: number;
  message: number;
}

/** Gives for each slot of a record whose message it holds. @param days slots of each message of each day */
export function messageOfSlot(days: readonly (readonly number[])[]): Located[] {
  return days.flatMap((slots, day) =>
    slots.flatMap((count, message) => {
      const located = { day, message };
      return Array.from({ length: count }, () => located);
    }),
  );
}
