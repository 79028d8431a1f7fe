import { readTerms } from '../archive/disk/list.ts';
import type { Term } from '../archive/schema.ts';
import { contentFolder } from './content.ts';

let terms: Promise<Term[]> | undefined;

/** Returns the glossary; in a build it is read once. */
export function allTerms(): Promise<Term[]> {
  if (!terms || import.meta.env.DEV) terms = readTerms(contentFolder).then((reading) => reading.terms);
  return terms;
}
