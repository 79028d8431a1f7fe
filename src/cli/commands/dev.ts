import { dev } from 'astro';
import { once } from 'node:events';
import { astroConfig } from '../../site/astro-config.ts';
import { requireDays } from '../content-folder.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ServeInput } from '../declarations/site.ts';
import { siteOf } from '../site.ts';

/** Serves the site while it is worked on, until the process is told to stop. */
export async function run(input: ServeInput, { content }: CommandContext): Promise<ExitStatus> {
  await requireDays(content);
  const { port, host = false } = input;
  const server = await dev({
    ...astroConfig(siteOf(input, content)),
    configFile: false,
    server: { port, host },
  });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.stop();
  return 0;
}
