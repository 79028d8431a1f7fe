import type { APIRoute, GetStaticPaths } from 'astro';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentFolder } from '../../site/content.ts';
import { mediaTypes, pictureOf } from '../../site/media.ts';

const folder = join(contentFolder, 'media');

/** The pictures of the content folder, and nothing else that may lie there. */
export const getStaticPaths = (async () => {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => pictureOf(`media/${path}`) !== undefined)
    .map((path) => ({ params: { path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const path = params['path'] ?? '';
  return new Response(new Uint8Array(await readFile(join(folder, path))), {
    headers: { 'content-type': mediaTypes[extensionOf(path)] ?? 'application/octet-stream' },
  });
};

const extensionOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';
