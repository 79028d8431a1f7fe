import { decodeHTMLStrict } from 'entities';
import type { Repair } from './repair.ts';

/** `&amp;amp;#183;` → `·`: entities that an export wrote once or several times over; nothing but entities. */
export const entities: Repair = {
  name: 'entities',
  summary: 'HTML entities decoded until none is left',
  labels: true,
  apply: (text) => {
    let before = text;
    let after = decodeHTMLStrict(before);
    // Every round shortens the text, so that this ends.
    while (after.length < before.length) {
      before = after;
      after = decodeHTMLStrict(before);
    }
    return after === text ? undefined : after;
  },
};
