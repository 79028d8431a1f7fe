import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { isDrawing } from '../archive/svg.ts';
import { contentFolder } from './content.ts';
import { siteConfig } from 'virtual:qunlu/site';

/** A picture that the site can show. */
export interface Picture {
  /** Its address, ready for `src`. */
  src: string;
  /** What the picture itself says that it shows, from an SVG's `<title>`. */
  title?: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
}

const known = new Map<string, Picture | undefined>();

/** Types of the files that the site hands out from `media/`. */
export const mediaTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** Finds a picture of the content folder by its path below it, `media/…`; nothing when it is not there. */
export function pictureOf(src: string): Picture | undefined {
  if (!known.has(src) || import.meta.env.DEV) known.set(src, findPicture(src));
  return known.get(src);
}

function findPicture(src: string): Picture | undefined {
  const path = resolve(contentFolder, src);
  const extension = /\.([a-z]+)$/.exec(src.toLowerCase())?.[1] ?? '';
  if (!path.startsWith(resolve(contentFolder, 'media') + sep)) return undefined;
  if (!Object.hasOwn(mediaTypes, extension) || !existsSync(path) || !lstatSync(path).isFile())
    return undefined;
  const svg = extension === 'svg' ? readFileSync(path, 'utf8') : undefined;
  if (svg !== undefined && !isDrawing(svg)) return undefined;
  const address = `${siteConfig.base}${src.split('/').map(encodeURIComponent).join('/')}`;
  return { src: address, ...(svg === undefined ? {} : describeSvg(svg)) };
}

/** Title and size of an SVG file, as far as it states them. */
function describeSvg(svg: string): Omit<Picture, 'src'> {
  const title = /<title[^>]*>([^<]+)<\/title>/.exec(svg)?.[1]?.trim();
  const viewBox = /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg);
  return {
    ...(title === undefined ? {} : { title }),
    ...(viewBox ? { width: Math.round(Number(viewBox[1])), height: Math.round(Number(viewBox[2])) } : {}),
  };
}
