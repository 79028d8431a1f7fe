import { pinyinSuggestions, synonymsOf, peopleNamed, formatQuery } from '../query/offer.ts';
import { pinyinLetters } from '../query/pinyin.ts';
import { parseQuery, type Query } from '../query/query.ts';
import { hasLatinWord, spelledRight } from '../format/spelling.ts';
import type { QuerySuggestions, QueryVariant } from './engine.ts';
import type { LoadedIndex } from './loaded-index.ts';

/** Tells what queries may mean, from the lexicon that the build wrote. @param open loads what every search needs */
export const suggestionsFrom = (open: () => Promise<LoadedIndex>): QuerySuggestions => ({
  async variants(query) {
    const { list, lexicon } = await open();
    const synonyms = synonymsOf(query, list.terms);
    const scripts = await lexicon.inOtherScript(query);
    return [
      ...synonyms.map((typed) => ({ query: parseQuery(typed), typed, reason: 'synonym' as const })),
      ...scripts.map((other) => ({ ...asTyped(other), reason: 'script' as const })),
    ];
  },

  async spelledRight(query) {
    if (!hasLatinWord(query)) return undefined;
    const { lexicon } = await open();
    const right = spelledRight(query, await lexicon.words());
    return right && asTyped(right);
  },

  async inPinyin(query) {
    const letters = query.none.length > 0 ? undefined : pinyinLetters(query.all);
    if (letters === undefined) return [];
    const { lexicon } = await open();
    const [list, people] = await Promise.all([lexicon.pinyin(), lexicon.people()]);
    return pinyinSuggestions(letters, list, people);
  },

  async people(query) {
    return peopleNamed(query, await (await open()).lexicon.people());
  },

  async talks() {
    const { bundles } = await open();
    const contents = await Promise.all(bundles.map((bundle) => bundle.contents));
    return contents.flatMap((one) => one.talks());
  },
});

const asTyped = (query: Query): Pick<QueryVariant, 'query' | 'typed'> => ({
  query: parseQuery(formatQuery(query)),
  typed: formatQuery(query),
});
