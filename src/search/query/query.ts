import { fold } from '../format/fold.ts';

/** What is asked: every term of `all` and none of `none` occurs in the message. All are folded. */
export interface Query {
  all: string[];
  none: string[];
}

/**
 * A word; a phrase in double quotes that begin and end a word; either with a minus in front. Quotes and
 * minus signs elsewhere are part of the word, so that whatever stands in a text can be asked for.
 */
const termPattern = /(?<minus>-(?!-))?(?:"(?<phrase>[^"]+)"|(?<word>[^ ]+))(?= |$)/g;

/**
 * Reads what somebody typed. Words separated by white space must all occur; `"…"` keeps spaces; `-word`
 * leaves out messages with the word, when there is something else to look for.
 */
export function parseQuery(typed: string): Query {
  const folded = fold(typed.toWellFormed()).trim();
  const all: string[] = [];
  const none: string[] = [];
  const dashed: string[] = [];
  for (const { groups, 0: found } of folded.matchAll(termPattern)) {
    const term = groups?.['phrase'] ?? groups?.['word'] ?? found;
    if (groups?.['minus'] === undefined) all.push(term);
    else {
      none.push(term);
      dashed.push(found);
    }
  }
  if (all.length === 0) return { all: unique(dashed), none: [] };
  return { all: unique(all), none: unique(none) };
}

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];

/** Whether a folded text answers a query. The plain form of what the index does by positions. */
export function matches(folded: string, { all, none }: Query): boolean {
  return (
    all.length > 0 &&
    all.every((term) => folded.includes(term)) &&
    !none.some((term) => folded.includes(term))
  );
}
