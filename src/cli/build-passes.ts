import type { AstroIntegration } from 'astro';
import type { Passes } from './passes.ts';

/** Tells the passes of a build by Astro's hooks; it comes after the site's own integrations. */
export const buildPasses = (passes: Passes): AstroIntegration => ({
  name: 'qunlu-passes',
  hooks: {
    'astro:config:done': () => passes.begin('reading content'),
    'astro:build:start': () => passes.begin('bundling'),
    'astro:build:generated': () => passes.begin('search index and public files'),
  },
});
