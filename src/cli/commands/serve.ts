import { preview } from 'astro';
import { once } from 'node:events';
import { astroConfig } from '../../site/astro-config.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ServeInput } from '../declarations/site.ts';
import { siteOf } from '../site.ts';

/** Serves the site as it was built until the process is told to stop, and says its address. */
export async function run(input: ServeInput, { content, stderr }: CommandContext): Promise<ExitStatus> {
  const site = siteOf(input, content);
  const { port, host = false } = input;
  const config = { ...astroConfig(site), configFile: false as const, logLevel: 'error' as const };
  const server = await preview({ ...config, server: { host, port } });
  stderr(
    `qunlu: serving at http://${server.host ?? 'localhost'}:${server.port}${site.config.base} (Ctrl+C stops it)`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), server.closed()]);
  await server.stop();
  return 0;
}
