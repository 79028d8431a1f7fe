import type { Message } from '../../../message/schema.ts';
import pageStyle from './page.css?inline';

/** The room and date of the page, when it is that of a day. */
export function dayOfPage(): { room: string; date: string } | undefined {
  const match = /\/([a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})\/?$/.exec(location.pathname);
  return match?.[1] && match[2] ? { room: match[1], date: match[2] } : undefined;
}

const everyMessage = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('article.message[id]')];

export function messageAt(id: Message['id'] | undefined): HTMLElement | undefined {
  const found = id === undefined ? null : document.getElementById(id);
  return found?.matches('article.message') ? found : undefined;
}

/** The message that an event happened in. */
export function messageOf(event: Event): Message['id'] | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  return target?.closest('article.message[id]')?.id;
}

/** The next message or the one before; from nothing, the first one in view. */
export function neighbour(id: Message['id'] | undefined, step: 1 | -1): Message['id'] | undefined {
  const all = everyMessage();
  const from = all.findIndex((message) => message.id === id);
  if (from < 0) return all.find((message) => message.getBoundingClientRect().top >= 0)?.id;
  return all[from + step]?.id ?? id;
}

/** Whether a message stands between two others, ends included. */
export function isBetween(id: Message['id'], first: Message['id'], last: Message['id']): boolean {
  const ids = everyMessage().map((message) => message.id);
  const place = ids.indexOf(id);
  return place >= ids.indexOf(first) && place <= ids.indexOf(last);
}

/** Says how a message begins, for the panel. */
export function excerptOf(message: HTMLElement): string {
  const time = message.querySelector('time')?.getAttribute('datetime')?.slice(11, 19) ?? '';
  const body = message.querySelector('.body')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  return `${time}  ${message.dataset['speaker'] ?? ''}：${body}`;
}

/** Shows which messages are picked, tied to the picked one, and waiting for their question. */
export function showMarks(marks: {
  picked?: string | undefined;
  answering?: string | undefined;
  tied: readonly string[];
}): void {
  const set = (name: string, ids: readonly (string | undefined)[]): void => {
    for (const old of document.querySelectorAll(`[data-${name}]`)) old.removeAttribute(`data-${name}`);
    for (const id of ids) messageAt(id)?.setAttribute(`data-${name}`, '');
  };
  set('picked', [marks.picked]);
  set('answering', [marks.answering]);
  set('tied', marks.tied);
}

/** Lets the page know whether somebody curates it. */
export function setCurating(on: boolean): void {
  if (!document.querySelector('style[data-curation]')) {
    const style = document.createElement('style');
    style.dataset['curation'] = '';
    style.textContent = pageStyle;
    document.head.append(style);
  }
  document.documentElement.toggleAttribute('data-curating', on);
  if (on) unfold();
}

/** Brings a message into view, if it is not. */
export function bringIntoView(id: Message['id'] | undefined): void {
  messageAt(id)?.scrollIntoView({ block: 'nearest' });
}

/** A message and where on the screen it stands, in pixels from the top. */
export interface Anchor {
  id: Message['id'];
  top: number;
}

/** What should keep its place on the screen: the picked message when it is in view, else the first one that is. */
export function anchorOf(picked: Message['id'] | undefined): Anchor | undefined {
  const isInView = (message: HTMLElement): boolean => {
    const { top, bottom } = message.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && bottom > top;
  };
  const preferred = messageAt(picked);
  const message = preferred && isInView(preferred) ? preferred : everyMessage().find(isInView);
  return message && { id: message.id, top: message.getBoundingClientRect().top };
}

/** Scrolls so that a message stands where it stood; again when what came into view has its height. */
export function restore(anchor: Anchor | undefined): void {
  const settle = (rounds: number): void => {
    const message = messageAt(anchor?.id);
    if (!anchor || !message) return;
    scrollBy({ top: message.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
    if (rounds > 0) requestAnimationFrame(() => settle(rounds - 1));
  };
  settle(3);
}

/** Shows the page as the server renders it now, without leaving it. */
export async function refresh(picked: Message['id'] | undefined): Promise<void> {
  const response = await fetch(location.pathname, { cache: 'no-store' });
  if (!response.ok) {
    location.reload();
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const anchor = anchorOf(picked);
  for (const part of ['#main', '.outline ol']) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && now) old.replaceChildren(...now.childNodes);
  }
  unfold();
  restore(anchor);
}

/** Unfolds sign-ins: who curates has to see every message. */
function unfold(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('#main details')) fold.open = true;
}
