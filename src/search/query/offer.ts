import type { TermEntry } from '../format/bundle.ts';
import { fold } from '../format/fold.ts';
import type { Match } from './match.ts';
import type { PersonEntry, PinyinList } from '../format/lexicon.ts';
import { matchPinyin, type PinyinMatch, pinyinRanks, readingsOf, syllablesOf } from './pinyin.ts';
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
export function synonymsOf(query: Query, terms: readonly TermEntry[], limit = 4): string[] {
  const wordings: string[] = [];
  query.all.forEach((term, index) => {
    for (const { name, synonyms } of terms) {
      const words = [name, ...synonyms];
      if (!words.some((word) => fold(word) === term)) continue;
      for (const word of words) {
        if (fold(word) === term || query.all.includes(fold(word))) continue;
        wordings.push(formatQuery({ all: query.all.with(index, word), none: query.none }));
      }
    }
  });
  return [...new Set(wordings)].slice(0, limit);
}

/** Writes a query as somebody would type it. */
export function formatQuery({ all, none }: Query): string {
  const quoted = (term: string): string => (term.includes(' ') ? `"${term}"` : term);
  return [...all.map(quoted), ...none.map((term) => `-${quoted(term)}`)].join(' ');
}

/** A digest, as search offers it on top. */
export interface DigestOffer {
  /** A passage that holds the words. */
  first: Match;
  /** How many do. */
  passages: number;
}

/** Gives the digests of which most passages hold the words. @param passages newest digest first */
export function digestsFound(passages: readonly Match[], limit = 3): DigestOffer[] {
  return [...Map.groupBy(passages, ({ path }) => path).values()]
    .map((held) => ({ first: held[0] as Match, passages: held.length }))
    .sort((a, b) => b.passages - a.passages)
    .slice(0, limit);
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
  if (all.length === 0) return [];
  const named = people
    .map((person) => ({ person, name: fold(person[0]) }))
    .filter(({ name }) => all.every((term) => name.includes(term)));
  const begins = named.filter(({ name }) => name.startsWith(all.join(' ')));
  const others = named.length > namesakes ? [] : named.filter((one) => !begins.includes(one));
  return [...begins, ...others].slice(0, limit).map(({ person }) => person);
}

/** What letters may mean in pinyin: a term, a word of which the messages speak, a person. */
export interface Suggestion {
  name: string;
  kind: 'term' | 'word' | 'person';
  /** Whether two syllables or more were typed in full from the name's beginning, so that chance is unlikely. */
  sure: boolean;
}

/** How many words letters may mean, and how many people. */
const maxWords = 4;
const maxPeople = 2;

/**
 * Gives the names that letters may mean in pinyin: typed in full first, then by initials, then mixed; from their
 * beginning first; terms before words before people.
 * @param letters as `pinyinLetters` gives them
 */
export function pinyinSuggestions(
  letters: string,
  list: PinyinList,
  people: readonly PersonEntry[],
): Suggestion[] {
  const readings = readingsOf(list);
  const named = (names: readonly string[], kind: Suggestion['kind']) =>
    names.flatMap((name) => {
      const match = matchPinyin(letters, syllablesOf(name, readings));
      // Within what is not a term, initials meet by chance; a label goes on with firm and town.
      if (!match || (kind !== 'term' && match.start > 0 && match.rank !== 'full')) return [];
      return [{ name, kind, match }];
    });
  const words = [...named(list.terms, 'term'), ...named(list.words, 'word')];
  const persons = named(
    people.map(([name]) => name),
    'person',
  );
  const within = persons.filter(({ match }) => match.start > 0);
  const chosen = within.length > namesakes ? persons.filter((one) => !within.includes(one)) : persons;
  return [...bestOf(words, maxWords), ...bestOf(chosen, maxPeople)]
    .sort((a, b) => orderOf(a.match) - orderOf(b.match))
    .map(({ name, kind, match: { rank, start, count } }) => {
      return { name, kind, sure: rank === 'full' && start === 0 && count > 1 };
    });
}

const bestOf = <T extends { match: PinyinMatch }>(names: readonly T[], limit: number): T[] =>
  names.toSorted((a, b) => orderOf(a.match) - orderOf(b.match)).slice(0, limit);

/** Better matches have lower numbers. */
const orderOf = ({ rank, start }: PinyinMatch): number =>
  pinyinRanks.indexOf(rank) * 2 + (start === 0 ? 0 : 1);
