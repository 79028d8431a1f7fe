import { build } from 'astro';
import type { Command } from '../command.ts';
import { configureSite, requireApart, requireDays, siteOptions } from './astro.ts';

export const command: Command = {
  usage: '[--out DIR] [--base PATH]',
  summary: 'Builds the site of the content folder into dist.',
  options: siteOptions,
  async run(_paths, values, setting) {
    configureSite(values, setting);
    await requireDays(setting);
    await requireApart(setting);
    await build({ logLevel: 'warn' });
    return 0;
  },
};
