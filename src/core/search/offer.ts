import type { TermEntry } from './bundle.ts';
import { fold } from './fold.ts';
import type { Query } from './query.ts';

/** A talk, as search offers it on top. */
export interface TalkEntry {
  slug: string;
  title: string;
  lead: readonly string[];
  topics: readonly string[];
  room: string;
  date: string;
}

/** Gives the glossary entries that a query names, by name or synonym. */
export function termsNamed({ all }: Query, terms: readonly TermEntry[]): TermEntry[] {
  const asked = new Set([...all, all.join(' ')]);
  return terms.filter(({ name, synonyms }) => [name, ...synonyms].some((word) => asked.has(fold(word))));
}

/**
 * Gives the queries that ask the same by other words of the glossary: 预付卡 余额 gives 预付费卡 余额.
 * @param limit how many at most
 */
export function otherWordings(query: Query, terms: readonly TermEntry[], limit = 4): string[] {
  const wordings: string[] = [];
  query.all.forEach((term, index) => {
    for (const { name, synonyms } of terms) {
      const words = [name, ...synonyms];
      if (!words.some((word) => fold(word) === term)) continue;
      for (const word of words) {
        if (fold(word) === term || query.all.includes(fold(word))) continue;
        wordings.push(typedForm({ all: query.all.with(index, word), none: query.none }));
      }
    }
  });
  return [...new Set(wordings)].slice(0, limit);
}

/** Writes a query as somebody would type it. */
function typedForm({ all, none }: Query): string {
  const quoted = (term: string): string => (term.includes(' ') ? `"${term}"` : term);
  return [...all.map(quoted), ...none.map((term) => `-${quoted(term)}`)].join(' ');
}

/** Gives the talks whose title, topics or leads hold every word, titles first, then newest. */
export function talksNamed({ all }: Query, talks: readonly TalkEntry[], limit = 3): TalkEntry[] {
  return talks
    .map((talk) => {
      const title = fold(talk.title);
      const about = [title, ...talk.topics.map(fold), ...talk.lead.map(fold)].join('\n');
      const inTitle = all.every((term) => title.includes(term));
      return { talk, rank: inTitle ? 2 : all.every((term) => about.includes(term)) ? 1 : 0 };
    })
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.talk.date < b.talk.date ? 1 : -1))
    .slice(0, limit)
    .map(({ talk }) => talk);
}
