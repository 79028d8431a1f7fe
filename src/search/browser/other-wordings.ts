import type { Found } from '../query/found.ts';
import type { Query } from '../query/query.ts';
import type { SearchEngine, Wording } from './engine.ts';

/** What another wording of a question finds. */
export interface WordingAnswer extends Wording {
  found: Found[];
}

/** Asks questions in other words, and remembers what the last one found. */
export class OtherWordings {
  readonly #engine: SearchEngine;
  #asked = '';
  #answers: Promise<WordingAnswer[]> | undefined;
  /** What is known of the last question, once it is. */
  #known: WordingAnswer[] | undefined;

  constructor(engine: SearchEngine) {
    this.#engine = engine;
  }

  /** What other wordings of a question find, when that is known already. */
  known(typed: string): WordingAnswer[] | undefined {
    return typed === this.#asked ? this.#known : undefined;
  }

  /** Finds what other wordings of a question find. What fails is asked again the next time. */
  answers(typed: string, query: Query): Promise<WordingAnswer[]> {
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

  async #ask(query: Query): Promise<WordingAnswer[]> {
    const wordings = await this.#engine.wordings(query);
    return Promise.all(
      wordings.map(async (wording) => ({ ...wording, found: await allFound(this.#engine, wording.query) })),
    );
  }
}

/** Finds all messages that answer a query, once every part of the archive has answered. */
export async function allFound(engine: SearchEngine, query: Query, signal?: AbortSignal): Promise<Found[]> {
  let all: Found[] = [];
  for await (const { found } of engine.search(query, signal)) all = found;
  return all;
}

/** The words that a wording puts in the place of others: what its badge names. */
export function newWords(wording: Wording, query: Query): string {
  const words = wording.query.all.filter((term) => !query.all.includes(term));
  return words.length > 0 ? words.join(' ') : wording.typed;
}
