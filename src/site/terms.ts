import { readTerms } from '../archive/disk/list.ts';
import type { Term } from '../archive/schema.ts';
import { contentFolder } from './content.ts';

let terms: Promise<Term[]> | undefined;

/** The entry of the glossary with this slug; in a build the glossary is read once. */
export async function termOf(slug: string): Promise<Term | undefined> {
  if (!terms || import.meta.env.DEV) terms = readTerms(contentFolder).then((reading) => reading.terms);
  return (await terms).find((term) => term.slug === slug);
}
