import { declareCommand, type InputOf } from '../declaration.ts';
import { type ServerInput, serverOptions, type SiteInput, siteOptions } from './site-options.ts';

const indexOptions = {
  index: {
    value: 'dir',
    many: true,
    description: 'a part of the search index that `index` made; may be given several times',
  },
} as const;

export type BuildInput = SiteInput & InputOf<typeof indexOptions>;
export type ServeInput = SiteInput & ServerInput;
export type StartInput = BuildInput & ServerInput;

export const buildCommand = declareCommand({
  name: 'build',
  summary:
    'Builds the site of the content folder into dist, with parts of the search index that `index` made.',
  arguments: {},
  options: { ...siteOptions, ...indexOptions },
  load: () => import('../commands/build.ts'),
});

export const serveCommand = declareCommand({
  name: 'serve',
  summary: 'Serves the site as it was built.',
  arguments: {},
  options: { ...siteOptions, ...serverOptions },
  load: () => import('../commands/serve.ts'),
});

export const startCommand = declareCommand({
  name: 'start',
  summary: 'Builds the site and serves it.',
  arguments: {},
  options: { ...siteOptions, ...indexOptions, ...serverOptions },
  load: () => import('../commands/start.ts'),
});

export const devCommand = declareCommand({
  name: 'dev',
  summary: 'Serves the site while it is worked on; a change of a day file reloads the page.',
  arguments: {},
  options: { ...siteOptions, ...serverOptions },
  load: () => import('../commands/dev.ts'),
});
