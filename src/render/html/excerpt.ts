import type { MessageView } from '../../view/day-view.ts';
import { excerptOf } from '../../view/excerpt.ts';
import { picturesOf } from '../../view/picture.ts';
import { excerptText } from '../excerpt.ts';
import { bodyHtml } from './body.ts';
import type { DayHtmlContext, HtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { timeLink } from './message.ts';
import { pictureHtml } from './picture.ts';
import { speakerHtml } from './speaker.ts';

/** Characters of a message that a citation shows. */
const excerptCharacters = 160;

/** Returns who said a message and how it begins, as HTML that may stand within a line; a picture is shown. */
export function excerptHtml(view: MessageView, context: HtmlContext): string {
  const excerpt = excerptOf(view, excerptCharacters);
  const pictures = view.message.kind === 'image' ? picturesOf(view) : [];
  const shown = pictures.map((picture) => pictureHtml(picture, context)).join('');
  const words =
    shown || `<span class="${classOf(view)}">${escapeHtml(excerptText(excerpt, context.t))}</span>`;
  return `${speakerHtml(view.speaker, context.t.unnamed)} ${words}`;
}

/** Returns a message as a digest quotes it: who said it and when, and its body. */
export const quotedMessageHtml = (view: MessageView, context: DayHtmlContext): string =>
  `<p class="muted">${speakerHtml(view.speaker, context.t.unnamed)} ${timeLink(view, context)}</p>${bodyHtml(view, context)}`;

const classOf = ({ message: { kind } }: MessageView): string =>
  kind === 'missing' || kind === 'removed' ? 'placeholder' : 'excerpt';
