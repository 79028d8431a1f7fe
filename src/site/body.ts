import { escapeHtml } from '../render/html.ts';
import { type Inline, readBody, readInlines } from '../message/inline.ts';
import type { Kind, Message, MessageOf } from '../message/schema.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { t } from './interface.ts';
import { type Picture, pictureOf } from './media.ts';

/** Gives a message's body as HTML: paragraphs, pictures, what stands for content that is not there. */
export function bodyHtml(message: Message): string {
  return bodies[message.kind](message);
}

/** Gives the words of a message as HTML without a paragraph around them, for joining into prose. */
export function wordsHtml(message: Message): string {
  return message.kind === 'text' ? inlinesHtml(readInlines(message.text)) : bodies[message.kind](message);
}

const bodies = {
  text: ({ text }) => {
    const { quote, inlines } = readBody(text);
    const answer = `<p>${inlinesHtml(inlines)}</p>`;
    if (!quote) return answer;
    const label = escapeHtml(t.quoteOf(quote.speaker));
    const words = inlinesHtml(readInlines(quote.text));
    return `<blockquote class="quote"><p><cite>${label}</cite> ${words}</p></blockquote>${answer}`;
  },
  image: (message) => {
    const { src = '', alt = message.text, text } = message as MessageOf<'image'>;
    return `${imageHtml(alt, src)}${text === '' || text === alt ? '' : wordsOf(text)}`;
  },
  video: ({ text }) => `<p class="file"><span class="kind">${t.video}</span>${escapeHtml(text)}</p>`,
  voice: ({ text }) => `<p class="file"><span class="kind">${t.voice}</span>${escapeHtml(text)}</p>`,
  sticker: ({ text }) => `<p class="file"><span class="kind">${t.sticker}</span>${escapeHtml(text)}</p>`,
  poll: ({ text }) => wordsOf(text),
  location: ({ text }) => wordsOf(text),
  contact: ({ text }) => wordsOf(text),
  forward: ({ text }) => wordsOf(text),
  notice: ({ text }) => wordsOf(text),
  file: ({ text }) => `<p class="file"><span class="kind">${t.file}</span>${escapeHtml(text)}</p>`,
  link: ({ text }) => `<p class="card">${inlinesHtml(readInlines(text))}</p>`,
  missing: () => `<p class="gone">${t.lost}</p>`,
  removed: ({ text }) => `<p class="gone">${t.removed}${text === '' ? '' : `：${escapeHtml(text)}`}</p>`,
} satisfies Record<Kind, (message: Message) => string>;

const wordsOf = (text: string): string => `<p>${inlinesHtml(readInlines(text))}</p>`;

/** Gives inlines as HTML. Everything that a stranger wrote passes `escapeHtml`. */
export function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escapeHtml(inline.value).replaceAll('\n', '<br>');
    case 'mention':
      return `<span class="mention">@${escapeHtml(inline.label)}</span> `;
    case 'emoticon':
      return `<span role="img" aria-label="${escapeHtml(inline.name)}" title="${escapeHtml(inline.name)}">${inline.emoji}</span>`;
    case 'link':
      return `<a href="${escapeHtml(inline.href)}" rel="nofollow noopener ugc">${escapeHtml(shownAddress(inline.href))}</a>`;
    case 'image':
      return imageHtml(inline.name, inline.src);
  }
}

function imageHtml(name: string, src: string): string {
  const picture = src.startsWith('media/') ? pictureOf(src) : remotePicture(src);
  if (!picture) {
    const shown = escapeHtml(fileNameOf(src));
    return `<span class="picture-gone" role="img" aria-label="${t.missingImage}：${shown}"><span>${t.missingImage}</span><span>${shown}</span></span>`;
  }
  const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : '';
  const alt = escapeHtml(picture.title ?? name);
  const image = `<img class="picture" src="${escapeHtml(picture.src)}" alt="${alt}"${size} loading="lazy" decoding="async">`;
  return `<a class="zoom" href="${escapeHtml(picture.src)}" aria-label="${escapeHtml(t.zoom(picture.title ?? name))}">${image}</a>`;
}

function remotePicture(src: string): Picture | undefined {
  return URL.canParse(src) && siteConfig.imageHosts.includes(new URL(src).host) ? { src } : undefined;
}

const fileNameOf = (src: string): string => src.split(/[?#]/, 1)[0]?.split('/').findLast(Boolean) ?? src;

/** Addresses are shown without the protocol, and not longer than a line. */
function shownAddress(address: string): string {
  const short = address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  return short.length > 60 ? `${short.slice(0, 57)}…` : short;
}

/** Characters of a message that a citation shows. */
const excerptCharacters = 160;

/** Gives the beginning of a message as HTML that may stand within a line. */
export function excerptHtml({ kind, text }: Message): string {
  if (kind === 'missing' || kind === 'removed')
    return `<span class="gone">${kind === 'missing' ? t.lost : t.removed}</span>`;
  if (kind === 'image') return bodies.image({ kind, text } as Message);
  const words = kind === 'text' ? readBody(text).inlines.map(shownWords).join('') : text;
  const short =
    words.length > excerptCharacters ? `${words.slice(0, excerptCharacters - 1).toWellFormed()}…` : words;
  return `<span class="excerpt">${escapeHtml(short).replaceAll('\n', ' ')}</span>`;
}

const shownWords = (inline: Inline): string => {
  if (inline.type === 'text') return inline.value;
  if (inline.type === 'link') return shownAddress(inline.href);
  return inline.type === 'emoticon' ? inline.emoji : inline.type === 'mention' ? `@${inline.label} ` : '';
};
