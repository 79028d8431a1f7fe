import { decodeHTMLStrict } from 'entities';
import type { Repair } from './repair.ts';

/** An ampersand written as an entity again and again: all of it at once, however often. */
const nested = /&(?:amp;|#0*38;|#x0*26;)+/gi;

/** `&amp;amp;#183;` → `·`: entities that an export wrote once or several times over; nothing but entities. */
export const entities: Repair = {
  name: 'entities',
  summary: 'HTML entities decoded until none is left',
  labels: true,
  apply: (text) => {
    if (!text.includes('&')) return undefined;
    let before = text;
    let after = decodeHTMLStrict(before.replace(nested, '&'));
    // Every round shortens the text, so that this ends.
    while (after.length < before.length) {
      before = after;
      after = decodeHTMLStrict(before.replace(nested, '&'));
    }
    return after === text ? undefined : after;
  },
};
