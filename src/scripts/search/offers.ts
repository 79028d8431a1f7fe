import { talkPath } from '../../core/permalink.ts';
import { otherWordings, talksNamed, termsNamed } from '../../core/search/offer.ts';
import { parseQuery, type Query } from '../../core/search/query.ts';
import { firstLimit, writeAddress } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { element, type HitListSetting } from './hit-list.ts';

/** What offers need to know besides the query. */
export interface OfferSetting {
  engine: SearchEngine;
  setting: HitListSetting;
  signal: AbortSignal;
}

/**
 * Shows what stands beside the messages: talks about the words, what the glossary says of them, and the
 * same question in other words. It knows all that without loading anything, and so comes with the messages and
 * does not move them. The messages found stay as they are.
 * @returns a function that counts, and shows, how many messages the other words find
 */
export async function showOffers(
  place: HTMLElement,
  query: Query,
  { engine, setting, signal }: OfferSetting,
): Promise<() => Promise<unknown>> {
  const { strings, base, roomTitles } = setting;
  const { terms } = await engine.open();
  const talks = talksNamed(query, await engine.talks());
  signal.throwIfAborted();
  const lines: HTMLElement[] = talks.map(({ slug, title, room, date }) => {
    const note = ` ${strings.date(date)} · ${roomTitles.get(room) ?? room}`;
    return line(strings.talk, [
      element('a', { href: `${base}${talkPath(slug)}` }, [title]),
      element('span', { class: 'soft' }, [note]),
    ]);
  });
  for (const { name, synonyms, definition } of termsNamed(query, terms)) {
    const names = [name, ...synonyms].join('、');
    lines.push(line(strings.term, [element('b', {}, [names]), definition === '' ? '' : ` ${definition}`]));
  }
  const counting: (() => Promise<void>)[] = [];
  for (const typed of otherWordings(query, terms)) {
    const address = writeAddress({ query: typed, filter: {}, limit: firstLimit });
    const link = element('a', { href: `${base}search/${address}` }, [typed]);
    lines.push(line(strings.alsoCalled, [link]));
    counting.push(async () => {
      link.textContent = strings.option(typed, await countOf(engine, parseQuery(typed), signal));
    });
  }
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
  return () => Promise.all(counting.map((count) => count()));
}

const line = (kind: string, content: readonly (Node | string)[]): HTMLElement =>
  element('p', {}, [element('span', { class: 'offer-kind' }, [kind]), ' ', ...content]);

/** Counts the messages that answer a query. */
export async function countOf(engine: SearchEngine, query: Query, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const { found } of engine.search(query, signal)) count = found.length;
  return count;
}
