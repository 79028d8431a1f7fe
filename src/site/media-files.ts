import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isSafeSvg } from '../archive/svg.ts';
import type { Media } from '../render/html/context.ts';

/** A file below `media/` that the site hands out. */
export interface MediaFile {
  type: Media['type'];
  contentType: string;
  /** Its text, when it is an SVG. */
  svg?: string;
}

const types = (type: Media['type'], endings: Readonly<Record<string, string>>): [string, MediaFile][] =>
  Object.entries(endings).map(([ending, contentType]) => [ending, { type, contentType }]);

/**
 * What is handed out, by the endings of names: pictures, recordings and documents that a browser shows, plays or saves.
 * Nothing that could run on the site or on the reader's machine is among them: no page, no script, no program.
 */
const mediaTypes: ReadonlyMap<string, MediaFile> = new Map([
  ...types('image', {
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
  }),
  ...types('audio', {
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    aac: 'audio/aac',
    ogg: 'audio/ogg',
    oga: 'audio/ogg',
    opus: 'audio/ogg',
    wav: 'audio/wav',
    flac: 'audio/flac',
  }),
  ...types('video', { mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', mov: 'video/quicktime' }),
  ...types('document', {
    pdf: 'application/pdf',
    txt: 'text/plain; charset=utf-8',
    csv: 'text/csv; charset=utf-8',
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    epub: 'application/epub+zip',
    zip: 'application/zip',
    rar: 'application/vnd.rar',
    '7z': 'application/x-7z-compressed',
    key: 'application/octet-stream',
    numbers: 'application/octet-stream',
    pages: 'application/octet-stream',
    xmind: 'application/octet-stream',
    vsdx: 'application/octet-stream',
    psd: 'application/octet-stream',
    amr: 'application/octet-stream',
    silk: 'application/octet-stream',
    '3gp': 'application/octet-stream',
    mkv: 'application/octet-stream',
    avi: 'application/octet-stream',
  }),
]);

/** Finds a file that the site hands out by its path below the content folder, `media/…`. */
export function findMediaFile(content: string, src: string): MediaFile | undefined {
  const path = resolve(content, src);
  const file = mediaTypes.get(/\.([a-z0-9]+)$/.exec(src.toLowerCase())?.[1] ?? '');
  if (!file || !path.startsWith(resolve(content, 'media') + sep)) return undefined;
  if (!existsSync(path) || !lstatSync(path).isFile()) return undefined;
  if (file.contentType !== 'image/svg+xml') return file;
  const svg = readFileSync(path, 'utf8');
  return isSafeSvg(svg) ? { ...file, svg } : undefined;
}

/** Lists the files that the site hands out, by their paths below `media/`, with slashes. */
export async function listMedia(content: string): Promise<string[]> {
  const folder = join(content, 'media');
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => findMediaFile(content, `media/${path}`) !== undefined)
    .sort();
}

/**
 * Copies the files that the site hands out into a site that is built.
 * @param isPublished whether what is published names a file, by its path `media/…`
 */
export async function copyMedia(
  content: string,
  outDir: string,
  isPublished: (src: string) => boolean,
): Promise<void> {
  for (const path of await listMedia(content)) {
    if (!isPublished(`media/${path}`)) continue;
    const target = join(outDir, 'media', path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(content, 'media', path), target);
  }
}
