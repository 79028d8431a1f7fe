import { messagePath } from '../../archive/permalink.ts';
import type { MessageReference } from '../../message/schema.ts';
import type { BodyView } from '../../view/body.ts';
import type { MessageView } from '../../view/day-view.ts';
import { excerptText } from '../excerpt.ts';
import type { DayHtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { inlinesHtml } from './inline.ts';
import { speakerHtml } from './speaker.ts';

/** Returns the link from a message to the one that it answers, with who said it and how it begins. */
export function replyHtml({ reply }: MessageView, context: DayHtmlContext): string {
  if (!reply) return '';
  const { t } = context;
  const { to, message } = reply;
  const speaker = message?.kind === 'removed' ? '' : speakerHtml(message?.speaker, t.unnamed);
  const words = escapeHtml(message ? excerptText(message, t) : t.unknownReply);
  const label = escapeHtml(t.replyTo(message?.speaker?.name ?? ''));
  return `<a class="reply" data-reply="${to.id}" href="${addressOf(to, context)}" title="${label}">${speaker} <span class="excerpt">${words}</span></a>`;
}

/** Returns the words that an old-style quote repeats, and a link to their message. */
export function quoteHtml({ quote }: BodyView, context: DayHtmlContext): string {
  if (!quote) return '';
  const { t } = context;
  const { label, name } = quote.speaker;
  const title = label === name ? '' : ` title="${escapeHtml(name)}"`;
  const cite = `<cite${title}>${escapeHtml(t.quoteOf(label))}</cite>`;
  const link = quote.of
    ? `<a data-reply="${quote.of.id}" href="${addressOf(quote.of, context)}" aria-label="${escapeHtml(t.showQuoted)}"></a>`
    : '';
  return `<blockquote class="quote"><p>${cite} ${inlinesHtml(quote.inlines, context)}${link}</p></blockquote>`;
}

/** Returns the link from a message to those that answer it. */
export function repliesHtml({ replies = [] }: MessageView, context: DayHtmlContext): string {
  const [first] = replies;
  if (!first) return '';
  const { t } = context;
  const names = t.list([...new Set(replies.map(({ speaker }) => speaker?.name ?? ''))].filter(Boolean));
  return `<a class="replies" href="${addressOf(first, context)}" title="${escapeHtml(names)}">${escapeHtml(t.replies(replies.length))}</a>`;
}

/** The address of a message of the room. */
const addressOf = ({ date, id }: MessageReference, { day, href }: DayHtmlContext): string =>
  escapeHtml(href(messagePath(day.room.slug, date ?? day.date, id)));
