import type { TermEntry } from './bundle.ts';
import { fold } from './fold.ts';
import type { PersonEntry, PinyinList } from './lexicon.ts';
import { matchPinyin, type PinyinMatch, pinyinRanks, readReadings } from './pinyin.ts';
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
export function typedForm({ all, none }: Query): string {
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

/** A part of a name that more people share is no name: the line of business, the town. */
const namesakes = 8;

/**
 * Gives the people whose shown name holds every word: those whose name begins with the words first, then who said
 * most. Words in the middle of many names find nobody.
 * @param people who said most first
 */
export function peopleNamed({ all }: Query, people: readonly PersonEntry[], limit = 3): PersonEntry[] {
  const named = people
    .map((person) => ({ person, name: fold(person[0]) }))
    .filter(({ name }) => all.every((term) => name.includes(term)));
  const begins = named.filter(({ name }) => name.startsWith(all.join(' ')));
  const others = named.length > namesakes ? [] : named.filter((one) => !begins.includes(one));
  return [...begins, ...others].slice(0, limit).map(({ person }) => person);
}

/** What letters may mean in pinyin: a word of the glossary, or a person. */
export interface Meant {
  name: string;
  kind: 'term' | 'person';
  /** Whether two syllables or more were typed in full from the name's beginning, so that chance is unlikely. */
  sure: boolean;
}

/**
 * Gives the names that letters may mean in pinyin: typed in full first, then by initials, then mixed; from their
 * beginning first; terms before people.
 * @param letters as `pinyinLetters` gives them
 */
export function meantInPinyin(
  letters: string,
  { terms, people: readings }: PinyinList,
  people: readonly PersonEntry[],
  limit = 4,
): Meant[] {
  const names = [
    ...terms.map(([name, written]) => ({ name, written, kind: 'term' as const })),
    ...people.map(([name], index) => ({ name, written: readings[index] ?? '', kind: 'person' as const })),
  ];
  return names
    .flatMap(({ name, written, kind }) => {
      const match = matchPinyin(letters, readReadings(written));
      // Within a label, which goes on with firm and town, initials meet by chance.
      if (!match || (kind === 'person' && match.start > 0 && match.rank !== 'full')) return [];
      return [{ name, kind, match, order: orderOf(match) }];
    })
    .sort((a, b) => a.order - b.order)
    .slice(0, limit)
    .map(({ name, kind, match: { rank, start, count } }) => {
      return { name, kind, sure: rank === 'full' && start === 0 && count > 1 };
    });
}

/** Better matches have lower numbers. */
const orderOf = ({ rank, start }: PinyinMatch): number =>
  pinyinRanks.indexOf(rank) * 2 + (start === 0 ? 0 : 1);
