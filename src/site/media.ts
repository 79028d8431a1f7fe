import type { Media } from '../render/html/context.ts';
import { siteConfig } from 'virtual:qunlu/site';
import { contentFolder } from './content.ts';
import { findMediaFile } from './media-files.ts';

const found = new Map<string, Media | undefined>();

/** Returns what a message's `src` names: a file of the content folder, or a picture on a host that is allowed. */
export function mediaOf(src: string): Media | undefined {
  if (!src.startsWith('media/')) return remotePicture(src);
  if (!found.has(src) || import.meta.env.DEV) found.set(src, findMedia(src));
  return found.get(src);
}

function findMedia(src: string): Media | undefined {
  const file = findMediaFile(contentFolder, src);
  if (!file) return undefined;
  const address = `${siteConfig.base}${src.split('/').map(encodeURIComponent).join('/')}`;
  return { type: file.type, address, ...(file.svg === undefined ? {} : describeSvg(file.svg)) };
}

function remotePicture(src: string): Media | undefined {
  const isAllowed = URL.canParse(src) && siteConfig.imageHosts.includes(new URL(src).host);
  return isAllowed ? { type: 'image', address: src } : undefined;
}

/** Returns title and size of an SVG file, as far as it states them. */
function describeSvg(svg: string): Pick<Media, 'title' | 'width' | 'height'> {
  const title = /<title[^>]*>([^<]+)<\/title>/.exec(svg)?.[1]?.trim();
  const viewBox = /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg);
  return {
    ...(title === undefined ? {} : { title }),
    ...(viewBox ? { width: Math.round(Number(viewBox[1])), height: Math.round(Number(viewBox[2])) } : {}),
  };
}
