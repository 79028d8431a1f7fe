import { messagePath } from '../../core/permalink.ts';
import type { Hit } from './engine.ts';
import type { searchStrings } from './strings.ts';

type Strings = ReturnType<typeof searchStrings>;

/** What the list needs to know besides the hits. */
export interface HitListSetting {
  base: string;
  roomTitles: ReadonlyMap<string, string>;
  strings: Strings;
}

/** Makes the list of hits: a section for each day, and for each session within it. */
export function hitList(hits: readonly Hit[], setting: HitListSetting): HTMLElement[] {
  const groups: Hit[][] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.[0] && sameGroup(last[0], hit)) last.push(hit);
    else groups.push([hit]);
  }
  return groups.map((group) => groupSection(group, setting));
}

const sameGroup = (a: Hit, b: Hit): boolean =>
  a.room === b.room && a.date === b.date && a.session === b.session;

function groupSection(group: readonly Hit[], setting: HitListSetting): HTMLElement {
  const { room, date, session } = group[0] as Hit;
  const { strings, roomTitles } = setting;
  const title = session === undefined ? strings.places['free-chat'] : session;
  const heading = element('h3', {}, [
    element('time', { datetime: date }, [strings.date(date)]),
    ` · ${roomTitles.get(room) ?? room} · ${title}`,
  ]);
  const items = group.map((hit) => element('li', {}, [hitLink(hit, setting)]));
  return element('section', { class: 'hit-group' }, [heading, element('ol', { class: 'hits' }, items)]);
}

function hitLink(hit: Hit, { base, strings }: HitListSetting): HTMLElement {
  const meta = [element('b', {}, [hit.speaker]), ' ', element('time', {}, [hit.time.slice(0, 5)])];
  if (hit.session !== undefined) meta.push(` ${strings.places[hit.place]}`);
  const text = hit.excerpt.map(({ text, marked }) => (marked ? element('mark', {}, [text]) : text));
  return element('a', { 'data-hit': '', href: `${base}${messagePath(hit.room, hit.date, hit.id)}` }, [
    element('span', { class: 'hit-meta' }, meta),
    element('span', { class: 'hit-text' }, text),
  ]);
}

/** Makes an element. Text stays text: nothing is read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
