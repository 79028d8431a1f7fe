import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listDays } from '../../archive/disk/read.ts';
import { UsageError } from '../../archive/problem.ts';
import { type Setting, textOf, type Values } from '../command.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Options that `build`, `serve`, `start` and `dev` share. */
export const siteOptions = {
  out: { type: 'string' },
  base: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

/**
 * Hands the content folder, the output folder and the base to the Astro configuration.
 * @throws {UsageError} when the address of the site is none
 */
export function configureSite(values: Values, { content }: Setting): void {
  process.env['QUNLU_CONTENT'] = content;
  const out = textOf(values, 'out') ?? process.env['QUNLU_OUT'];
  if (out !== undefined) process.env['QUNLU_OUT'] = resolve(out);
  const base = textOf(values, 'base') ?? process.env['QUNLU_BASE'] ?? '';
  process.env['QUNLU_BASE'] = `/${base}/`.replace(/\/{2,}/g, '/');
  const site = process.env['QUNLU_SITE'];
  if (site && !/^https?:$/.test(URL.parse(site)?.protocol ?? '')) {
    throw new UsageError(`QUNLU_SITE takes an address as https://example.org, not “${site}”`);
  }
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

/**
 * Makes sure that a build, which empties its output folder, takes nothing with it.
 * @throws {UsageError} when the output folder holds the content folder or the project, or lies among the content
 */
export async function requireApart({ content }: Setting): Promise<void> {
  const out = await realPath(resolve(project, process.env['QUNLU_OUT'] ?? 'dist'));
  const archive = await realPath(content);
  const parts = ['days', 'talks', 'media', 'imports'].map((name) => join(archive, name));
  const held = [project, archive].some((folder) => isWithin(folder, out));
  if (!held && !parts.some((part) => isWithin(out, part))) return;
  throw new UsageError(
    `a build empties its output folder, and ${out} holds more than a site; give another one with --out DIR`,
  );
}

/** A path without symbolic links, as far as it exists. */
const realPath = async (path: string): Promise<string> => (existsSync(path) ? realpath(path) : path);

/** Whether a path is a folder or lies below it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way.split(sep)[0] !== '..' && !isAbsolute(way));
}

/** Where the server listens. */
export function serverOf(values: Values): { port: number; host: string | boolean } {
  const port = Number(textOf(values, 'port') ?? process.env['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not “${textOf(values, 'port')}”`);
  }
  return { port, host: textOf(values, 'host') ?? false };
}

/**
 * Makes sure that the content folder holds days.
 * @throws {UsageError} when it does not, saying what to do
 */
export async function requireDays({ content }: Setting): Promise<void> {
  if (!existsSync(content)) throw new UsageError(`no content folder ${content}; give one with --content DIR`);
  if ((await listDays(content)).length > 0) return;
  const names = await readdir(content);
  throw new UsageError(
    `${content} holds no day (days/<room>/<date>.md), only ${names.slice(0, 5).join(', ') || 'nothing'}; ` +
      'bring an export in with: npm run -s qunlu -- import PATH --content DIR',
  );
}
