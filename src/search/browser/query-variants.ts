import type { Match } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import type { SearchEngine, QueryVariant } from './engine.ts';

/** What another wording of a question finds. */
export interface VariantAnswer extends QueryVariant {
  matches: Match[];
}

/** Asks questions in other words, and remembers what the last one found. */
export class QueryVariants {
  readonly #engine: SearchEngine;
  #asked = '';
  #answers: Promise<VariantAnswer[]> | undefined;
  /** What is known of the last question, once it is. */
  #known: VariantAnswer[] | undefined;

  constructor(engine: SearchEngine) {
    this.#engine = engine;
  }

  /** What other wordings of a question find, when that is known already. */
  known(typed: string): VariantAnswer[] | undefined {
    return typed === this.#asked ? this.#known : undefined;
  }

  /** Finds what other wordings of a question find. What fails is asked again the next time. */
  answers(typed: string, query: Query): Promise<VariantAnswer[]> {
    if (this.#answers && typed === this.#asked) return this.#answers;
    this.#asked = typed;
    this.#known = undefined;
    const asking = this.#ask(query);
    this.#answers = asking;
    asking.then(
      (answers) => {
        if (this.#answers === asking) this.#known = answers;
      },
      () => {
        if (this.#answers === asking) this.#answers = undefined;
      },
    );
    return asking;
  }

  async #ask(query: Query): Promise<VariantAnswer[]> {
    const variants = await this.#engine.variants(query);
    return Promise.all(
      variants.map(async (variant) => ({ ...variant, matches: await allFound(this.#engine, variant.query) })),
    );
  }
}

/** Finds all messages that answer a query, once every part of the archive has answered. */
export async function allFound(engine: SearchEngine, query: Query, signal?: AbortSignal): Promise<Match[]> {
  let all: Match[] = [];
  for await (const { matches } of engine.search(query, signal)) all = matches;
  return all;
}

/** The words that a wording puts in the place of others: what its badge names. */
export function newWords(variant: QueryVariant, query: Query): string {
  const words = variant.query.all.filter((term) => !query.all.includes(term));
  return words.length > 0 ? words.join(' ') : variant.typed;
}
