import { once } from 'node:events';
import { dev } from 'astro';
import type { Command } from '../command.ts';
import { configureSite, requireDays, serverOf, siteOptions } from './astro.ts';

export const command: Command = {
  usage: '[--port N] [--host NAME]',
  summary: 'Serves the site while it is worked on; a change of a day file reloads the page.',
  options: siteOptions,
  async run(_paths, values, setting) {
    configureSite(values, setting);
    await requireDays(setting);
    const server = await dev({ server: serverOf(values) });
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.stop();
    return 0;
  },
};
