import { talkPath } from '../../core/permalink.ts';
import { talksNamed, termsNamed } from '../../core/search/offer.ts';
import type { Query } from '../../core/search/query.ts';
import { firstState, writeAddress } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { element } from './element.ts';
import type { HitListSetting } from './hit-list.ts';
import type { OtherWordings } from './other-wordings.ts';

interface OfferSetting {
  engine: SearchEngine;
  setting: HitListSetting;
  wordings: OtherWordings;
  signal: AbortSignal;
}

/**
 * Shows what stands beside the messages: talks about the words, what the glossary says of them, and the
 * same question in other words, with how many messages that finds. The messages found stay as they are.
 */
export async function showOffers(
  place: HTMLElement,
  typed: string,
  query: Query,
  { engine, setting, wordings, signal }: OfferSetting,
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
  const links = new Map<string, HTMLElement>();
  for (const { typed: other } of await engine.wordings(query)) {
    const link = element('a', { href: `${base}search/${writeAddress({ ...firstState, query: other })}` }, [
      other,
    ]);
    links.set(other, link);
    lines.push(line(strings.alsoCalled, [link]));
  }
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
  if (links.size === 0) return;
  for (const { typed: other, found } of await wordings.answers(typed, query)) {
    links.get(other)?.replaceChildren(strings.option(other, found.length));
  }
}

const line = (kind: string, content: readonly (Node | string)[]): HTMLElement =>
  element('p', {}, [element('span', { class: 'offer-kind' }, [kind]), ' ', ...content]);
