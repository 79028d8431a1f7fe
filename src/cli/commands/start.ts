import type { Command } from '../command.ts';
import { siteOptions } from './astro.ts';
import { command as build } from './build.ts';
import { serveSite } from './serve.ts';

export const command: Command = {
  usage: '[--out DIR] [--port N] [--host NAME]',
  summary: 'Builds the site and serves it.',
  options: siteOptions,
  async run(paths, values, setting) {
    setting.note('qunlu: building the site …');
    await build.run(paths, values, setting);
    await serveSite(values, setting);
    return 0;
  },
};
