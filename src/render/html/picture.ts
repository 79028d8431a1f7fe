import type { PictureView } from '../../view/picture.ts';
import type { PageStrings } from '../strings.ts';
import type { HtmlContext } from './context.ts';
import { escapeHtml } from './escape.ts';

/** Returns a picture that opens over the page, or what stands for one that is not there. */
export function pictureHtml(
  { src = '', alt = '', width, height }: PictureView,
  { t, mediaOf }: HtmlContext,
): string {
  const picture = src === '' ? undefined : mediaOf(src);
  if (picture?.type !== 'image') return placeholderHtml(fileNameOf(src) || alt, t);
  const size = width && height ? { width, height } : picture;
  const measures = size.width && size.height ? ` width="${size.width}" height="${size.height}"` : '';
  const title = picture.title ?? alt;
  const address = escapeHtml(picture.address);
  const image = `<img class="picture" src="${address}" alt="${escapeHtml(title)}"${measures} loading="lazy" decoding="async">`;
  return `<a class="zoom" href="${address}" aria-label="${escapeHtml(t.zoom(title))}">${image}</a>`;
}

/** Returns what stands for a picture that is not there. */
function placeholderHtml(name: string, { missingImage: reason, because }: PageStrings): string {
  const shown = escapeHtml(name);
  const label = escapeHtml(name === '' ? reason : because(reason, name));
  const words = name === '' ? '' : `<span>${shown}</span>`;
  return `<span class="picture-gone" role="img" aria-label="${label}"><span>${escapeHtml(reason)}</span>${words}</span>`;
}

const fileNameOf = (src: string): string => src.split(/[?#]/, 1)[0]?.split('/').findLast(Boolean) ?? src;
