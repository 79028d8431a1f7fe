import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { listDays } from '../../archive/read.ts';
import { type Setting, textOf, UsageError, type Values } from '../command.ts';

/** Options that `build`, `serve`, `start` and `dev` share. */
export const siteOptions = {
  out: { type: 'string' },
  base: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const;

/** Hands the content folder, the output folder and the base to the Astro configuration. */
export function configureSite(values: Values, { content }: Setting): void {
  process.env['QUNLU_CONTENT'] = content;
  const out = textOf(values, 'out') ?? process.env['QUNLU_OUT'];
  if (out !== undefined) process.env['QUNLU_OUT'] = resolve(out);
  const base = textOf(values, 'base');
  if (base !== undefined) process.env['QUNLU_BASE'] = base;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
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
