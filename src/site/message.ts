import { escapeHtml } from '../render/html.ts';
import { hoursAndMinutes, offsetsOn } from '../message/clock.ts';
import type { CitedMessage } from '../archive/citation.ts';
import { messagePath, talkPath } from '../archive/permalink.ts';
import type { Room } from '../archive/schema.ts';
import type { Message } from '../message/schema.ts';
import { bodyHtml } from './body.ts';
import { contentLanguage, href, t } from './interface.ts';

/** How many colours tell speakers apart. */
const speakerColours = 12;

/** Where messages stand: what all messages of a day share. */
export interface DayContext {
  room: string;
  date: string;
  /** The zone's offset at a time of that date, `+08:00`. */
  offsetAt: (time: string) => string;
  /** The value of `lang` where these messages are shown; nothing where it is the page's. */
  lang: string | undefined;
  /** The digests that cite messages of the day, by the message's id. */
  cited: ReadonlyMap<string, CitingDigest>;
}

/** A digest, as a message that it cites links to it. */
export interface CitingDigest {
  /** The name of its page below `talks/`. */
  slug: string;
  title: string;
}

export function dayContext(room: Room, date: string, cited: DayContext['cited'] = new Map()): DayContext {
  const offsetAt = offsetsOn(date, room.timeZone);
  return { room: room.slug, date, offsetAt, lang: contentLanguage(room), cited };
}

/** The anchor of the place in a digest that first cites a message. */
export const citeAnchor = ({ room, date, id }: CitedMessage): string => `cite-${room}-${date}-${id}`;

/** The anchor of a citation, where it is the first of its message on the page; `anchored` notes it. */
export function freshAnchor(cited: CitedMessage, anchored: Set<string>): string | undefined {
  const anchor = citeAnchor(cited);
  if (anchored.has(anchor)) return undefined;
  anchored.add(anchor);
  return anchor;
}

/** The link from a message to the digest that cites it; nothing when none does. */
export function digestLink({ id }: Message, { room, date, cited }: DayContext): string {
  const digest = cited.get(id);
  if (!digest) return '';
  const address = href(`${talkPath(digest.slug)}#${citeAnchor({ room, date, id })}`);
  return `<a class="cited" href="${address}" title="${escapeHtml(t.seeDigestOf(digest.title))}">${t.seeDigest}</a>`;
}

/** A message's time as the link that is its permalink. */
export function timeLink({ id, time }: Message, { room, date, offsetAt }: DayContext): string {
  const address = href(messagePath(room, date, id));
  const label = escapeHtml(t.permalink(time));
  return `<a class="at" href="${address}" aria-label="${label}"><time datetime="${date}T${time}${offsetAt(time)}">${hoursAndMinutes(time)}</time></a>`;
}

/** The attributes by which a message is known to other tools. */
export const messageAttributes = ({ id, kind, speaker }: Message): string =>
  `id="${id}" data-kind="${kind}" data-speaker="${escapeHtml(speaker)}"`;

/** A stable colour for a speaker, 0 to 11: the same label has the same colour on every page. */
export function colourOf(speaker: string): number {
  let hash = 7;
  for (const sign of speaker) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return hash % speakerColours;
}

/** A speaker's label; what stands before the first hyphen is the name, the rest is where they work. */
export function speakerHtml(speaker: string): string {
  if (speaker === '') return `<span class="who">${t.unnamed}</span>`;
  const cut = /^([^-_—]{1,16})([-_—].+)$/u.exec(speaker);
  const [name, rest] = cut ? [cut[1] ?? '', cut[2] ?? ''] : [speaker, ''];
  const tail = rest === '' ? '' : `<span class="from">${escapeHtml(rest)}</span>`;
  return `<span class="who c${colourOf(speaker)}">${escapeHtml(name)}${tail}</span>`;
}

/**
 * Gives messages as one string of HTML, an `<article>` each: a component for each message would make
 * building slow. A speaker's name is shown at the first message of a run and kept for screen readers after it.
 */
export function messagesHtml(messages: readonly Message[], context: DayContext): string {
  let previous: Message | undefined;
  let html = '';
  for (const message of messages) {
    const follows = previous?.speaker === message.speaker;
    previous = message;
    html +=
      `<article class="message${follows ? ' follows' : ''}" ${messageAttributes(message)}>` +
      `<header>${speakerHtml(message.speaker)}${timeLink(message, context)}</header>` +
      `<div class="body">${bodyHtml(message)}</div>${digestLink(message, context)}</article>\n`;
  }
  return html;
}
