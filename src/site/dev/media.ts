import type { APIRoute, GetStaticPaths } from 'astro';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentFolder } from '../content.ts';
import { findMediaFile, listMedia } from '../media-files.ts';

export const getStaticPaths = (async () => {
  return (await listMedia(contentFolder)).map((path) => ({ params: { path } }));
}) satisfies GetStaticPaths;

/** A file of the content folder that the site hands out, while developing; a build copies them all. */
export const GET: APIRoute = async ({ params }) => {
  const src = `media/${params['path'] ?? ''}`;
  const file = findMediaFile(contentFolder, src);
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(await readFile(join(contentFolder, src))), {
    headers: { 'content-type': file.contentType },
  });
};
