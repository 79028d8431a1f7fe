import type { Term } from '../archive/schema.ts';

/** What a text is about: slugs of terms that occur in it, by name or synonym, and stated topics. */
export function subjectsOf(text: string, topics: readonly string[], terms: readonly Term[]): Set<string> {
  const folded = text.normalize('NFKC').toLowerCase();
  const subjects = new Set(topics.map((topic) => slugOfTopic(topic, terms)));
  for (const { slug, name, synonyms } of terms) {
    if ([name, ...synonyms].some((word) => folded.includes(word.normalize('NFKC').toLowerCase()))) {
      subjects.add(slug);
    }
  }
  return subjects;
}

/** The slug of the term that a topic means, or the topic itself. */
function slugOfTopic(topic: string, terms: readonly Term[]): string {
  return terms.find(({ name, synonyms }) => name === topic || synonyms.includes(topic))?.slug ?? topic;
}

/**
 * Ranks others by the subjects they share with one, rare subjects counting more: each shared subject adds
 * log(1 + all / those that have it), the inverse document frequency of information retrieval.
 * @param subjects by key, the one itself among them
 * @returns keys, the most related first; those that share nothing are left out
 */
export function relatedTo(key: string, subjects: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const own = subjects.get(key);
  if (!own) return [];
  const frequency = new Map<string, number>();
  for (const set of subjects.values()) {
    for (const subject of set) frequency.set(subject, (frequency.get(subject) ?? 0) + 1);
  }
  const weight = (subject: string): number => Math.log(1 + subjects.size / (frequency.get(subject) ?? 1));
  return [...subjects]
    .filter(([other]) => other !== key)
    .map(([other, set]) => {
      const score = [...own].filter((subject) => set.has(subject)).reduce((sum, one) => sum + weight(one), 0);
      return { other, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
}
