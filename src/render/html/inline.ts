import { afterMention, type InlineView, shownAddress } from '../../view/body.ts';
import type { HtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { pictureHtml } from './picture.ts';

/** Returns inlines as HTML. Everything that a stranger wrote passes `escapeHtml`. */
export const inlinesHtml = (inlines: readonly InlineView[], context: HtmlContext): string =>
  inlines.map((inline) => inlineHtml(inline, context)).join('');

function inlineHtml(inline: InlineView, context: HtmlContext): string {
  switch (inline.type) {
    case 'text':
      return wordsHtml(inline.value);
    case 'mention': {
      const { person } = inline;
      const known = person?.slug === undefined ? '' : ` data-mention="${escapeHtml(person.slug)}"`;
      const title = person && person.name !== inline.label ? ` title="${escapeHtml(person.name)}"` : '';
      return `<span class="mention"${known}${title}>@${escapeHtml(inline.label)}</span>${afterMention(inline)}`;
    }
    case 'emoticon':
      return `<span role="img" aria-label="${escapeHtml(inline.name)}" title="${escapeHtml(inline.name)}">${inline.emoji}</span>`;
    case 'link':
      return linkHtml(inline.href);
    case 'image':
      return pictureHtml({ src: inline.src, alt: inline.name }, context);
  }
}

/** Returns words as HTML, line by line. */
export const wordsHtml = (words: string): string => escapeHtml(words).replaceAll('\n', '<br>');

/** Returns an address as a link; of another scheme than `http:` and `https:` only its text. */
export function linkHtml(address: string, shown = shownAddress(address)): string {
  if (!/^https?:\/\//i.test(address)) return escapeHtml(shown);
  return `<a href="${escapeHtml(address)}" rel="nofollow noopener ugc">${escapeHtml(shown)}</a>`;
}
