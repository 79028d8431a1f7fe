import { talkPath } from '../../archive/permalink.ts';
import type { Match } from '../query/match.ts';
import { digestsFound, otherWordings, talksNamed, termsNamed } from '../query/offer.ts';
import type { Query } from '../query/query.ts';
import { searchAddress } from './address.ts';
import type { SearchEngine } from './engine.ts';
import { element } from './element.ts';
import type { SearchContext } from './hit-list.ts';
import type { VariantAnswer } from './query-variants.ts';
import { keepInPlace } from './scroll-anchor.ts';

interface PanelOptions {
  engine: SearchEngine;
  setting: SearchContext;
  /** What other wordings find; asked for when the messages that hold the words are shown. */
  answers: () => Promise<readonly VariantAnswer[]>;
  /** The passages of digests that hold the words, before the messages found are shown. */
  passages: Promise<readonly Match[]>;
  /** The first message shown, which is not to move. */
  firstHit: () => Element | null;
  signal: AbortSignal;
}

/**
 * Shows what stands beside the messages: talks about the words, digests that hold them, what the glossary says of
 * them, and the same question in other words, with how many messages that finds. The messages found stay as they are.
 */
export async function showPanels(
  place: HTMLElement,
  typed: string,
  query: Query,
  { engine, setting, answers, passages, firstHit, signal }: PanelOptions,
): Promise<void> {
  const { strings, base, roomTitles } = setting;
  const { terms } = await engine.open();
  const talks = talksNamed(query, await engine.talks());
  const digests = digestsFound(await passages);
  if (signal.aborted) return;
  const lines: HTMLElement[] = talks.map(({ slug, title, room, date }) => {
    const note = ` ${strings.date(date)} · ${roomTitles.get(room) ?? room}`;
    return line(strings.talk, [
      element('a', { href: `${base}${talkPath(slug)}` }, [title]),
      element('span', { class: 'soft' }, [note]),
    ]);
  });
  for (const { first, passages: count } of digests) {
    const all = searchAddress(base, { query: typed, filter: { place: 'digest' } });
    lines.push(
      line(strings.places.digest, [
        element('a', { href: `${base}${first.path ?? ''}`, 'data-leads': '' }, [first.session ?? '']),
        element('span', { class: 'soft' }, [` ${strings.date(first.date)} · `]),
        element('a', { href: all }, [strings.passages(count)]),
      ]),
    );
  }
  for (const { name, synonyms, definition } of termsNamed(query, terms)) {
    const names = [name, ...synonyms].join(strings.comma);
    lines.push(line(strings.term, [element('b', {}, [names]), definition === '' ? '' : ` ${definition}`]));
  }
  const link = (words: string): HTMLElement =>
    element('a', { href: searchAddress(base, { query: words }) }, [words]);
  // Synonyms are known already; forms in the other script may have to be loaded, and come when they find something.
  const links = new Map(otherWordings(query, terms).map((words) => [words, link(words)]));
  for (const synonym of links.values()) lines.push(line(strings.alsoCalled, [synonym]));
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;

  const found = await answers();
  signal.throwIfAborted();
  const forms = found.filter((one) => one.reason === 'script' && one.found.length > 0);
  for (const { typed } of forms) links.set(typed, link(typed));
  for (const one of found) links.get(one.typed)?.replaceChildren(strings.option(one.typed, one.found.length));
  if (forms.length === 0) return;
  await keepInPlace(firstHit, () => {
    place.append(...forms.map(({ typed }) => line(strings.alsoCalled, [links.get(typed) ?? typed])));
    place.hidden = false;
  });
}

const line = (kind: string, content: readonly (Node | string)[]): HTMLElement =>
  element('p', {}, [element('span', { class: 'offer-kind' }, [kind]), ' ', ...content]);
