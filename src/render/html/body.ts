import { readInlines } from '../../message/inline.ts';
import type { ForwardItem, Kind, MessageOf } from '../../message/schema.ts';
import type { BodyView } from '../../view/body.ts';
import { bodyOf, type MessageView } from '../../view/day-view.ts';
import { excerptText } from '../excerpt.ts';
import { attachmentHtml, kindHtml, playerHtml } from './attachment.ts';
import type { DayHtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { inlinesHtml, linkHtml, wordsHtml } from './inline.ts';
import { pictureHtml } from './picture.ts';
import { quoteHtml } from './reply.ts';

/** Returns a message's body as HTML: paragraphs, pictures, what stands for content that is not there. */
export const bodyHtml = (view: MessageView, context: DayHtmlContext): string =>
  bodies[view.message.kind](view.message as never, bodyOf(view), context);

/** Returns the words of a message as HTML without a paragraph around them, for joining into prose. */
export const lineHtml = (view: MessageView, context: DayHtmlContext): string =>
  view.message.kind === 'text' ? inlinesHtml(bodyOf(view).inlines, context) : bodyHtml(view, context);

const paragraph = ({ inlines }: BodyView, context: DayHtmlContext): string =>
  inlines.length === 0 ? '' : `<p>${inlinesHtml(inlines, context)}</p>`;

const bodies = {
  text: (_message, body, context) => quoteHtml(body, context) + paragraph(body, context),
  image(message, body, context) {
    const { src, alt, text, width, height } = message;
    // A picture's name is not shown again below it; a caption is.
    const caption = text === alt ? '' : paragraph(body, context);
    return pictureHtml({ src, alt: alt ?? text, width, height }, context) + caption;
  },
  video: (message, body, context) =>
    playerHtml('video', message, context) + paragraph(body, context) + transcriptHtml(message),
  voice: (message, body, context) => playerHtml('audio', message, context) + paragraph(body, context),
  file(message, _body, context) {
    const { name = '', text } = message;
    const caption = text.startsWith(name) ? text.slice(name.length).trim() : text;
    const words = caption === '' ? '' : `<p>${inlinesHtml(readInlines(caption), context)}</p>`;
    return attachmentHtml(message, context) + words + transcriptHtml(message);
  },
  link({ url, title, description }) {
    const lines = [
      title === undefined ? '' : `<strong>${escapeHtml(title)}</strong><br>`,
      description === undefined ? '' : `${wordsHtml(description)}<br>`,
    ];
    return `<p class="card">${lines.join('')}${linkHtml(url)}</p>`;
  },
  sticker({ text, src }, _body, context) {
    const picture = src === undefined ? undefined : context.mediaOf(src);
    if (picture?.type === 'image') return pictureHtml({ src, alt: text || context.t.sticker }, context);
    return `<p class="file">${kindHtml(context.t.sticker)}${escapeHtml(text)}</p>`;
  },
  poll: ({ question, options }, _body, { t }) => {
    const all = options.reduce((sum, { votes = 0 }) => sum + votes, 0);
    const items = options.map(({ text, votes }) => {
      if (votes === undefined) return `<li>${escapeHtml(text)}</li>`;
      const share = all === 0 ? 0 : Math.round((votes / all) * 100);
      return `<li style="--share:${share}%">${escapeHtml(text)} ${kindHtml(t.votes(votes))}</li>`;
    });
    const asked = `<p>${kindHtml(t.poll)}${wordsHtml(question)}</p>`;
    return items.length === 0 ? asked : `${asked}<ul class="poll">${items.join('')}</ul>`;
  },
  location({ name = '', lat, lon, url }, _body, { t }) {
    const place = lat === undefined || lon === undefined ? url : mapAddress(lat, lon);
    const shown = name || (lat === undefined || lon === undefined ? '' : `${lat}, ${lon}`);
    const map = place === undefined ? '' : ` ${linkHtml(place, t.openMap)}`;
    return `<p class="file">${kindHtml(t.location)}${wordsHtml(shown)}${map}</p>`;
  },
  contact: ({ name }, _body, { t }) => `<p class="file">${kindHtml(t.contact)}${escapeHtml(name)}</p>`,
  forward({ title = '', items }, _body, context) {
    const summary = `${kindHtml(context.t.forwardedRecord)}${escapeHtml(title)}`;
    const list = items.map((item) => itemHtml(item, context)).join('');
    return `<details class="forward"><summary>${summary}</summary><ol>${list}</ol></details>`;
  },
  notice: (_message, body, context) => paragraph(body, context),
  missing: (_message, _body, { t }) => `<p class="placeholder">${t.missing}</p>`,
  removed: ({ text }, _body, { t }) =>
    `<p class="placeholder">${wordsHtml(text === '' ? t.removed : t.because(t.removed, text))}</p>`,
} satisfies { [K in Kind]: (message: MessageOf<K>, body: BodyView, context: DayHtmlContext) => string };

/** What is said in a recording, where it is not the message's own text. */
const transcriptHtml = ({ transcript, text }: { transcript?: string | undefined; text: string }): string =>
  transcript === undefined || transcript === text
    ? ''
    : `<p class="transcript-of">${wordsHtml(transcript)}</p>`;

function itemHtml({ speaker, time, kind, text }: ForwardItem, context: DayHtmlContext): string {
  const head = [speaker, time]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeHtml(part as string));
  const words =
    kind === 'text'
      ? inlinesHtml(readInlines(text), context)
      : escapeHtml(excerptText({ kind, words: text }, context.t));
  return `<li>${head.length > 0 ? `<span class="item-head">${head.join(' ')}</span> ` : ''}${words}</li>`;
}

/** @see https://wiki.openstreetmap.org/wiki/Browsing#Sharing_a_link_to_the_maps */
const mapAddress = (lat: number, lon: number): string =>
  `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
