import type { CitedMessage } from '../../archive/citation.ts';
import { messagePath, talkPath } from '../../archive/permalink.ts';
import { hoursAndMinutes } from '../../message/clock.ts';
import type { Message } from '../../message/schema.ts';
import type { MessageView } from '../../view/day-view.ts';
import { isSamePerson } from '../../view/speaker.ts';
import { bodyHtml } from './body.ts';
import type { DayHtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { repliesHtml, replyHtml } from './reply.ts';
import { speakerHtml } from './speaker.ts';

/** Returns the anchor of the place in a digest that first cites a message. */
export const citeAnchor = ({ room, date, id }: CitedMessage): string => `cite-${room}-${date}-${id}`;

/** Returns the link from a message to the digest that cites it; nothing when none does. */
export function digestLink({ message, cited }: MessageView, { day, href, t }: DayHtmlContext): string {
  if (!cited) return '';
  const address = href(
    `${talkPath(cited.slug)}#${citeAnchor({ room: day.room.slug, date: day.date, id: message.id })}`,
  );
  return `<a class="cited" href="${escapeHtml(address)}" title="${escapeHtml(t.seeDigestOf(cited.title))}">${t.seeDigest}</a>`;
}

/** Returns a message's time as the link that is its permalink. */
export function timeLink({ message: { id, time } }: MessageView, context: DayHtmlContext): string {
  const { day, offsetAt, href } = context;
  const address = escapeHtml(href(messagePath(day.room.slug, day.date, id)));
  return `<a class="timestamp" rel="bookmark" href="${address}"><time datetime="${day.date}T${time}${offsetAt(time)}">${hoursAndMinutes(time)}</time></a>`;
}

/** Returns the attributes by which a message is known to other tools. */
export const messageAttributes = ({ id, kind, speaker }: Message): string =>
  `id="${id}" data-kind="${kind}" data-speaker="${escapeHtml(speaker)}"`;

/**
 * Returns messages as one string of HTML, an `<article>` each: a component for each message would make
 * building slow. A speaker's name is shown at the first message of a run and kept for screen readers after it.
 */
export function messagesHtml(messages: readonly MessageView[], context: DayHtmlContext): string {
  let previous: MessageView | undefined;
  let html = '';
  for (const view of messages) {
    const { speaker } = view;
    const follows = speaker && previous?.speaker && !view.reply && isSamePerson(speaker, previous.speaker);
    const name = speakerHtml(speaker, context.t.unnamed);
    html +=
      `<article class="message${follows ? ' follows' : ''}${speaker ? '' : ' notice'}" ${messageAttributes(view.message)}>` +
      `<header>${name}${timeLink(view, context)}${replyHtml(view, context)}${forwardedHtml(view, context)}</header>` +
      `<div class="body">${bodyHtml(view, context)}</div>${marksHtml(view, context)}${digestLink(view, context)}</article>\n`;
    previous = view;
  }
  return html;
}

function forwardedHtml({ message }: MessageView, { t }: DayHtmlContext): string {
  if (message.kind === 'removed' || message.forwardedFrom === undefined) return '';
  return `<span class="forwarded">${escapeHtml(t.forwardedFrom(message.forwardedFrom))}</span>`;
}

/** Returns what others made of a message and what became of it: reactions, answers, whether it was edited. */
function marksHtml(view: MessageView, context: DayHtmlContext): string {
  const { t } = context;
  const edited = view.message.kind === 'removed' ? undefined : view.message.edited;
  const chips = (view.reactions ?? []).map(({ emoji, count, by }) => {
    const names = by.length === 0 ? '' : ` title="${escapeHtml(t.list(by))}"`;
    return `<span class="chip"${names}>${escapeHtml(emoji)} ${count}</span>`;
  });
  const when = typeof edited === 'string' ? ` title="${escapeHtml(t.editedAt(edited))}"` : '';
  const mark = edited === undefined ? '' : `<span class="edited"${when}>${escapeHtml(t.edited)}</span>`;
  const marks = [...chips, repliesHtml(view, context), mark].join('');
  return marks === '' ? '' : `<footer class="marks">${marks}</footer>`;
}
