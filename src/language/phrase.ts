/** Words for what somebody did: who, to whom, and what about. Each is empty where nothing is known. */
export type Phrase = (facts: { who: string; whom: string; what: string }) => string;

/** Returns what a phrase is about between two marks, or nothing where it is about nothing. */
export const between = (before: string, what: string, after: string): string =>
  what === '' ? '' : `${before}${what}${after}`;
