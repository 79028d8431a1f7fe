import { excerptOf } from '../query/excerpt.ts';
import { fold } from '../format/fold.ts';
import { type Match, newestFirst } from '../query/match.ts';
import { byNewest } from '../query/entry.ts';
import { matches, type Query } from '../query/query.ts';
import type { Bundle, BundleAnswer } from './bundle.ts';
import type { Answer, Hit, SearchEngine } from './engine.ts';
import { suggestionsFrom } from './query-suggestions.ts';
import { loadIndex, type LoadedIndex } from './loaded-index.ts';
import { messagesBySpeaker, withPeople } from './people.ts';
import { contextOf, neighboursIn, shownMessage, shownPassage } from './message-context.ts';

/** Makes the engine that searches the index which the build wrote. @param base the site's base, with slashes at both ends */
export function staticEngine(base: string): SearchEngine {
  const root = new URL(`${base}pagefind/`, location.href).href;
  let opening: Promise<LoadedIndex> | undefined;

  const open = (): Promise<LoadedIndex> => {
    if (opening) return opening;
    const begun = loadIndex(root);
    opening = begun;
    begun.catch(() => forget(begun));
    return begun;
  };

  /** What did not load is not asked for again: the next search begins anew. */
  const forget = (failed: Promise<LoadedIndex>): void => {
    if (opening === failed) opening = undefined;
  };

  return {
    async open() {
      return (await open()).list;
    },

    ...suggestionsFrom(open),

    search(query: Query, signal?: AbortSignal): AsyncGenerator<Answer> {
      if (query.all.length === 0) return nothing();
      return inTurn((bundle) => bundle.search(query), signal);
    },

    bySpeaker(person: string, signal?: AbortSignal): AsyncGenerator<Answer> {
      return inTurn(
        async (bundle) => ({ found: await messagesBySpeaker(bundle, person), passages: [] }),
        signal,
      );
    },

    async withPeople(found) {
      return withPeople(found, (await open()).bundles);
    },

    async neighbours(query, signal) {
      if (query.all.length < 2) return [];
      const { bundles } = await open();
      const near = await Promise.all(bundles.map((bundle) => neighboursIn(bundle, query)));
      signal?.throwIfAborted();
      return near.flat().sort(byNewest);
    },

    async context(found, before, after) {
      return contextOf(await bundleOf(found), found, before, after);
    },

    async load(found: readonly Match[], query: Query, signal?: AbortSignal): Promise<Hit[]> {
      const opened = open();
      const hits = await Promise.all(
        found.map(async (one) => {
          const show = one.place === 'digest' ? shownPassage : shownMessage;
          const message = await show(await bundleOf(one), one.day, one.message);
          if (query.all.length > 0 && !matches(fold(message.text), query)) {
            // The site was built anew while this page was open: what is known of the index is of another version.
            forget(opened);
            throw new Error(
              `the index changed: ${one.room} ${one.date} ${message.id} does not hold the words`,
            );
          }
          return { ...one, ...message, excerpt: excerptOf(message.text, query.all) };
        }),
      );
      signal?.throwIfAborted();
      return hits;
    },
  };

  async function bundleOf({ bundle }: Pick<Match, 'bundle'>): Promise<Bundle> {
    return (await open()).bundles.find(({ entry }) => entry.name === bundle) as Bundle;
  }

  /** Asks all bundles at once, and gives an answer each time that the next newest is there. */
  async function* inTurn(
    ask: (bundle: Bundle) => Promise<BundleAnswer>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Answer> {
    const opened = open();
    const { bundles } = await opened;
    if (bundles.length === 0) yield* nothing();
    const found: Match[] = [];
    const passages: Match[] = [];
    const answers = bundles.map(ask);
    // Also when nobody waits for it any more.
    for (const answer of answers) answer.catch(() => forget(opened));
    for (const [index, answer] of answers.entries()) {
      const more = await answer;
      signal?.throwIfAborted();
      found.push(...more.found);
      passages.push(...more.passages);
      // Bundles of two rooms may hold the same days; the order within a day stays.
      found.sort(newestFirst);
      passages.sort(newestFirst);
      yield { matches: [...found], passages: [...passages], complete: index === answers.length - 1 };
    }
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- answers as the others do
async function* nothing(): AsyncGenerator<Answer> {
  yield { matches: [], passages: [], complete: true };
}
