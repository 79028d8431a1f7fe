import { talkPath } from '../../core/permalink.ts';
import { talksNamed, termsNamed } from '../../core/search/offer.ts';
import type { Query } from '../../core/search/query.ts';
import { firstState, writeAddress } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { element } from './element.ts';
import type { HitListSetting } from './hit-list.ts';
import type { WordingAnswer } from './other-wordings.ts';
import { keepInPlace } from './reader.ts';

interface OfferSetting {
  engine: SearchEngine;
  setting: HitListSetting;
  /** What other wordings find; asked for when the messages that hold the words are shown. */
  answers: () => Promise<readonly WordingAnswer[]>;
  /** The first message shown, which is not to move. */
  firstHit: () => Element | null;
  signal: AbortSignal;
}

/**
 * Shows what stands beside the messages: talks about the words, what the glossary says of them, and the
 * same question in other words, with how many messages that finds. The messages found stay as they are.
 */
export async function showOffers(
  place: HTMLElement,
  query: Query,
  { engine, setting, answers, firstHit, signal }: OfferSetting,
): Promise<void> {
  const { strings, base, roomTitles } = setting;
  const { terms } = await engine.open();
  const asking = engine.wordings(query);
  asking.catch(() => undefined);
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
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;

  const wordings = await asking;
  signal.throwIfAborted();
  if (wordings.length === 0) return;
  const links = new Map(
    wordings.map(({ typed }) => {
      const address = writeAddress({ ...firstState, query: typed });
      return [typed, element('a', { href: `${base}search/${address}` }, [typed])];
    }),
  );
  await keepInPlace(firstHit, () => {
    place.append(...Array.from(links.values(), (link) => line(strings.alsoCalled, [link])));
    place.hidden = false;
  });
  for (const { typed, found } of await answers()) {
    links.get(typed)?.replaceChildren(strings.option(typed, found.length));
  }
}

const line = (kind: string, content: readonly (Node | string)[]): HTMLElement =>
  element('p', {}, [element('span', { class: 'offer-kind' }, [kind]), ' ', ...content]);
