import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IntegrationResolvedRoute } from 'astro';
import { displayPath } from '../archive/disk/file.ts';
import { UsageError } from '../archive/problem.ts';
import type { SiteOptions } from './options.ts';

/** Files of every site, which a content folder may replace: the icon, `robots.txt`. */
const defaults = fileURLToPath(new URL('../../public', import.meta.url));

const folderOf = (content: string): string => join(content, 'public');

/** Lists the content folder's own files, by their paths below `public/`, with slashes. */
async function listPublicFiles(content: string): Promise<string[]> {
  const folder = folderOf(content);
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * Copies `public/` of the content folder into the root of a site that is built.
 * @throws {UsageError} when a file of it bears the address of a page or a file that the site has itself
 */
export async function copyPublicFiles(content: string, outDir: string): Promise<void> {
  const files = await listPublicFiles(content);
  const taken = files.filter((file) => existsSync(join(outDir, file)) && !existsSync(join(defaults, file)));
  requireNone(content, taken);
  for (const file of files) {
    await mkdir(dirname(join(outDir, file)), { recursive: true });
    await copyFile(join(folderOf(content), file), join(outDir, file));
  }
}

/**
 * Makes sure, before pages are made, that no file of `public/` stands where a page of fixed address will.
 * @throws {UsageError} when one does
 */
export async function requireFreeAddresses(
  content: string,
  routes: readonly Pick<IntegrationResolvedRoute, 'pathname' | 'type'>[],
): Promise<void> {
  const outputs = new Set(
    routes.map(({ pathname = '', type }) => {
      const path = pathname.replace(/^\/|\/$/g, '');
      if (type !== 'page') return path;
      return path === '404' ? '404.html' : join(path, 'index.html').split(sep).join('/');
    }),
  );
  requireNone(
    content,
    (await listPublicFiles(content)).filter((file) => outputs.has(file)),
  );
}

function requireNone(content: string, taken: readonly string[]): void {
  if (taken.length === 0) return;
  const clashes = taken.map(
    (file) => `${displayPath(join(folderOf(content), file))} and the site's own /${file}`,
  );
  throw new UsageError(`two files of one address: ${clashes.join('; ')}; rename or remove those of public/`);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/** Answers requests for the content folder's own files while developing; leaves all others to `next`. */
export const answerPublicFile =
  ({ content, config }: SiteOptions) =>
  async (
    request: IncomingMessage & { originalUrl?: string | undefined },
    response: ServerResponse,
    next: () => void,
  ): Promise<void> => {
    // The server has taken the base off `url`.
    const path = URL.parse(request.originalUrl ?? request.url ?? '', 'http://localhost')?.pathname ?? '';
    // What is listed lies below the folder, whatever a request says.
    const file = (await listPublicFiles(content)).find(
      (name) => `${config.base}${name.split('/').map(encodeURIComponent).join('/')}` === path,
    );
    if (file === undefined) {
      next();
      return;
    }
    response.setHeader('content-type', types[extname(file).toLowerCase()] ?? 'application/octet-stream');
    createReadStream(join(folderOf(content), file))
      .on('error', () => response.destroy())
      .pipe(response);
  };
