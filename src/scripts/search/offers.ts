import { talkPath } from '../../core/permalink.ts';
import { talksNamed, termsNamed } from '../../core/search/offer.ts';
import type { Query } from '../../core/search/query.ts';
import { firstLimit, writeAddress } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { element, type HitListSetting } from './hit-list.ts';

interface OfferSetting {
  engine: SearchEngine;
  setting: HitListSetting;
  signal: AbortSignal;
}

/**
 * Shows what stands beside the messages: talks about the words, what the glossary says of them, and the
 * same question in other words, with how many messages that finds. The messages found stay as they are.
 */
export async function showOffers(
  place: HTMLElement,
  query: Query,
  { engine, setting, signal }: OfferSetting,
): Promise<void> {
  const { strings, base, roomTitles } = setting;
  const { terms } = await engine.open();
  const talks = talksNamed(query, await engine.talks());
  if (signal.aborted) return;
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
  const counting: Promise<void>[] = [];
  for (const { typed, query: asked } of await engine.wordings(query)) {
    const address = writeAddress({ query: typed, filter: {}, limit: firstLimit });
    const link = element('a', { href: `${base}search/${address}` }, [typed]);
    lines.push(line(strings.alsoCalled, [link]));
    counting.push(
      countOf(engine, asked, signal).then((count) => {
        link.textContent = strings.option(typed, count);
      }),
    );
  }
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
  await Promise.all(counting);
}

const line = (kind: string, content: readonly (Node | string)[]): HTMLElement =>
  element('p', {}, [element('span', { class: 'offer-kind' }, [kind]), ' ', ...content]);

async function countOf(engine: SearchEngine, query: Query, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const { found } of engine.search(query, signal)) count = found.length;
  return count;
}
