import { once } from 'node:events';
import { preview } from 'astro';
import type { Command, Setting, Values } from '../command.ts';
import { configureSite, serverOf, siteOptions } from './astro.ts';

/** Serves the site as built until the process is told to stop, and prints its address. */
export async function serveSite(values: Values, { note }: Setting): Promise<void> {
  const { host, port } = serverOf(values);
  const server = await preview({ server: { host, port }, logLevel: 'error' });
  const base = process.env['QUNLU_BASE'] ?? '/';
  note(`qunlu: serving at http://${server.host ?? 'localhost'}:${server.port}${base} (Ctrl+C stops it)`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), server.closed()]);
  await server.stop();
}

export const command: Command = {
  usage: '[--out DIR] [--port N] [--host NAME]',
  summary: 'Serves the site as it was built.',
  options: siteOptions,
  async run(_paths, values, setting) {
    configureSite(values, setting);
    await serveSite(values, setting);
    return 0;
  },
};
