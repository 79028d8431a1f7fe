import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { buildSearchIndex } from './search-index.ts';

/** What the build adds to the pages: the search index. @param content the content folder */
export const qunlu = (content: string): AstroIntegration => ({
  name: 'qunlu',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await buildSearchIndex({ content, outDir: fileURLToPath(dir) });
    },
  },
});
