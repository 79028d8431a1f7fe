import { widestStep } from './token.ts';

/**
 * Slots: how a position in the index leads to a message without a table of lengths. Every message of a day
 * begins at a multiple of `slotLength`. What has to be known is how many slots each message takes, which is
 * mostly one.
 */

/** Positions per slot. */
export const slotLength = 48;

/**
 * How many slots a text takes: a position for each unit, which is one more than it has pairs, and one more, so that
 * no term reaches over the gap into the next message (`widestStep`).
 * @param units length of the folded text
 */
export const slotsFor = (units: number): number => Math.ceil((units + widestStep - 1) / slotLength);

const maxLength = 35;

/** Writes the slots of a day's messages as text: a base-36 digit each, or `(n)` for more than 35. */
export function writeSlots(slots: readonly number[]): string {
  return slots.map((count) => (count <= maxLength ? count.toString(36) : `(${count})`)).join('');
}

/** Reads what `writeSlots` wrote. */
export function readSlots(written: string): number[] {
  const slots: number[] = [];
  for (let at = 0; at < written.length; at++) {
    const end = written[at] === '(' ? written.indexOf(')', at) : -1;
    if (end < 0) slots.push(parseInt(written[at] as string, 36));
    else {
      slots.push(Number(written.slice(at + 1, end)));
      at = end;
    }
  }
  return slots;
}

/** A message by the number of its day, and its own within the day. */
export interface Located {
  day: number;
  message: number;
}

/**
 * Gives for each slot of a record whose message it holds.
 * @param days slots of each message of each day  @param first the number of the first of these days
 */
export function messageOfSlot(days: readonly (readonly number[])[], first = 0): Located[] {
  return days.flatMap((slots, day) =>
    slots.flatMap((count, message) => {
      const located = { day: first + day, message };
      return Array.from({ length: count }, () => located);
    }),
  );
}

/**
 * Slots in a text block: a dozen long messages or two dozen short ones, about 1.2 kB on the wire. Half of it makes
 * twice the files; double makes a page of hits from different days cost 8 kB more.
 */
const blockSlots = 24;

/** Gives the first message of each text block of a day; what is long takes blocks of fewer messages. */
export function blockStarts(slots: readonly number[]): number[] {
  const starts: number[] = [];
  let filled = Infinity;
  slots.forEach((count, message) => {
    if (filled + count > blockSlots) {
      starts.push(message);
      filled = 0;
    }
    filled += count;
  });
  return starts;
}
