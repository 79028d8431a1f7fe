/**
 * Tokens: the words that the index knows. A token stands for two neighbouring UTF-16 units of a folded text
 * and is made of `[a-z0-9]` only, so that no segmenter, stemmer or punctuation rule of an index touches it.
 */

/** Units below this take three base-36 digits, the first of which is not `z`; the others `z` and three. */
const shortUnits = 35 * 36 * 36;

/** Stands before a unit for "this message holds the character"; no folded text has it. */
const mark = 0;

/** Keeps a place in the index without a posting. */
export const filler = '.';

/** Gives the code of a UTF-16 unit. No code begins with another, so no token does. */
function unitCode(unit: number): string {
  if (unit < shortUnits) return unit.toString(36).padStart(3, '0');
  return `z${(unit - shortUnits).toString(36).padStart(3, '0')}`;
}

const unitsOf = (folded: string): number[] => Array.from(folded.split(''), (unit) => unit.charCodeAt(0));

/** Gives the tokens of a folded text: of each pair of neighbouring units, in order. */
export function pairTokens(folded: string): string[] {
  const codes = unitsOf(folded).map(unitCode);
  return codes.slice(1).map((code, index) => `${codes[index]}${code}`);
}

/** Gives a token for each distinct single unit of a folded text, for queries of one character. */
export function singleTokens(folded: string): string[] {
  return Array.from(new Set(unitsOf(folded)), (unit) => unitCode(mark) + unitCode(unit));
}

/** A token that must stand `offset` positions behind the place where the term begins. */
export interface PlacedToken {
  token: string;
  offset: number;
}

/**
 * Gives the tokens that a message holds if and only if it contains the term: pairs that together cover the
 * term, or the single character.
 * @param term a folded text, not empty
 */
export function tokensOfTerm(term: string): PlacedToken[] {
  if (term.length === 1) return singleTokens(term).map((token) => ({ token, offset: 0 }));
  const pairs = pairTokens(term);
  const last = pairs.length - 1;
  return pairs
    .map((token, offset) => ({ token, offset }))
    .filter(({ offset }) => offset % 2 === 0 || offset === last);
}
