import { clockOfId } from '../../message/time-reference.ts';
import type { Match } from '../query/match.ts';
import { messagesOf } from '../query/messages.ts';
import { neighboursOf } from '../query/neighbours.ts';
import type { Query } from '../query/query.ts';
import type { Bundle } from './bundle.ts';
import type { Context, Neighbour, ShownMessage } from './engine.ts';

/** Loads a message as it is shown. */
export async function shownMessage(bundle: Bundle, day: number, message: number): Promise<ShownMessage> {
  const { id, speaker, text, removed } = await bundle.message(day, message);
  return {
    id: `m-${id}`,
    time: clockOfId(`m-${id}`),
    speaker,
    text,
    state: removed ? 'removed' : text === '' ? 'missing' : 'kept',
  };
}

/** Loads a passage of a digest: its anchor, and its heading in the place of a speaker. */
export async function shownPassage(bundle: Bundle, digest: number, passage: number): Promise<ShownMessage> {
  const { id, speaker, text } = await bundle.message(digest, passage);
  return { id, time: '', speaker, text, state: 'kept' };
}

/** Loads a message with those around it, as far as its day goes. */
export async function contextOf(
  bundle: Bundle,
  { day, message }: Pick<Match, 'day' | 'message'>,
  before: number,
  after: number,
): Promise<Context> {
  const { length } = (await bundle.contents).slots(day);
  const first = Math.max(0, message - before);
  const last = Math.min(length - 1, message + after);
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    messages: await Promise.all(numbers.map((number) => shownMessage(bundle, day, number))),
    at: message - first,
    earlier: first > 0,
    later: last < length - 1,
  };
}

/** Finds in a bundle where words stand together with the help of neighbouring messages, newest first. */
export async function neighboursIn(bundle: Bundle, { all, none }: Query): Promise<Neighbour[]> {
  const holding = (terms: readonly string[]) => Promise.all(terms.map((term) => bundle.messagesWith(term)));
  const [terms, unwanted] = await Promise.all([holding(all), holding(none)]);
  const near = neighboursOf(terms, unwanted);
  const partners = new Map(near.map((one) => [`${one.day}/${one.message}`, one.partners]));
  const found = (await bundle.contents).matchesOf(messagesOf(near));
  return found.map((one) => ({ ...one, partners: partners.get(`${one.day}/${one.message}`) ?? [] }));
}
