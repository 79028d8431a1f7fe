import type { Answer, SearchEngine } from './engine.ts';
import type { Question } from './search-context.ts';

/**
 * Gives all that answers a question, as it becomes known: what holds the words, or all that a person said.
 * @param namesPeople whether it has to be known who said each message
 */
export async function* answersTo(
  { query, state }: Question,
  engine: SearchEngine,
  namesPeople: boolean,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const { person } = state.filter;
  const isOfPerson = query.all.length === 0 && person !== undefined;
  const answers = isOfPerson ? engine.bySpeaker(person, signal) : engine.search(query, signal);
  for await (const answer of answers) {
    yield namesPeople ? { ...answer, matches: await engine.withPeople(answer.matches) } : answer;
  }
}
