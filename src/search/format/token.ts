/**
 * Tokens: the words that the index knows. A token stands for two neighbouring UTF-16 units of a folded text
 * and is made of `[a-z0-9]` only, so that no segmenter, stemmer or punctuation rule of an index touches it.
 */

/** Units below this take three base-36 digits, the first of which is not `z`; the others `z` and three. */
const shortUnits = 35 * 36 * 36;

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

/** Gives a token for each distinct unit of a folded text, for terms of one unit. */
export function singleTokens(folded: string): string[] {
  return Array.from(new Set(unitsOf(folded)), unitCode);
}

/** Which of a bundle's two indexes: of pairs of units, or of the single units of a message. */
export type TokenKind = 'pairs' | 'singles';

/** A token that must stand `offset` positions behind the place where the term begins. */
export interface PlacedToken {
  kind: TokenKind;
  token: string;
  offset: number;
}

/** How many positions lie at most between two tokens of a term; a wider gap between messages parts them. */
export const widestStep = 2;

/**
 * Gives the tokens that a message holds if and only if it contains the term: pairs that together cover the
 * term, or the single unit.
 * @param term a folded text, not empty
 */
export function tokensOfTerm(term: string): PlacedToken[] {
  if (term.length === 1) return singleTokens(term).map((token) => ({ kind: 'singles', token, offset: 0 }));
  const pairs = pairTokens(term);
  const last = pairs.length - 1;
  return pairs
    .map((token, offset) => ({ kind: 'pairs' as const, token, offset }))
    .filter(({ offset }) => offset % widestStep === 0 || offset === last);
}
