import type { ScriptPairs } from './lexicon.ts';
import type { Query } from '../query/query.ts';

/** Chinese characters that have a form in the other script are found here; those of the further planes have none. */
export const han = /[\u3400-\u9fff]/;

/** Gives a query with each traditional character in its simplified form; nothing when it has none. */
export function inSimplified({ all, none }: Query, pairs: ScriptPairs): Query | undefined {
  const simplified = new Map(Array.from(pairs.traditional, (one, at) => [one, pairs.simplified[at] ?? one]));
  const turned = all.map((term) => Array.from(term, (one) => simplified.get(one) ?? one).join(''));
  return turned.every((term, index) => term === all[index]) ? undefined : { all: turned, none };
}

/**
 * Gives a query in traditional characters: the forms that it may have, for 发 may be 發 or 髮.
 * @param pairs the most frequent of a character's traditional forms first
 * @param limit how many at most
 */
export function inTraditional({ all, none }: Query, pairs: ScriptPairs, limit = 3): Query[] {
  const forms = new Map<string, string[]>();
  Array.from(pairs.simplified, (one, at) => {
    const known = forms.get(one);
    const form = pairs.traditional[at] ?? one;
    if (known) known.push(form);
    else forms.set(one, [form]);
  });
  // The space parts the words, and stands in none that has one of these characters beside it.
  const parted = all.join('\n');
  let turned = [''];
  for (const one of parted) {
    turned = turned.flatMap((before) => (forms.get(one) ?? [one]).map((form) => before + form));
    turned.splice(limit);
  }
  return turned.filter((form) => form !== parted).map((form) => ({ all: form.split('\n'), none }));
}
