import { build } from 'astro';
import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { configureSite, requireApart, requireDays, siteOptions } from './astro.ts';

export const command: Command = {
  usage: '[--out DIR] [--base PATH] [--index DIR]…',
  summary:
    'Builds the site of the content folder into dist, with parts of the search index that `index` made.',
  options: { ...siteOptions, index: { type: 'string', multiple: true } },
  async run(_paths, values, setting) {
    configureSite(values, setting);
    await requireDays(setting);
    await requireApart(setting);
    const parts = [values['index'] ?? []].flat().map((part) => resolve(String(part)));
    process.env['QUNLU_INDEX'] = JSON.stringify(parts);
    await build({ logLevel: 'warn' });
    return 0;
  },
};
