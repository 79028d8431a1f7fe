import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { buildSearchIndex } from '../search/build/index.ts';
import type { SiteOptions } from './options.ts';
import { answerPublicFile, copyPublicFiles, requireFreeAddresses } from './public-files.ts';
import { siteModule } from './virtual.ts';

/** What the site has besides its pages: its options for them, the content folder's own files, the search index. */
export const qunlu = (options: SiteOptions): AstroIntegration => ({
  name: 'qunlu',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      updateConfig({ vite: { plugins: siteModule(options) } });
    },
    'astro:routes:resolved': async ({ routes }) => {
      await requireFreeAddresses(options.content, routes);
    },
    'astro:server:setup': ({ server }) => {
      const answer = answerPublicFile(options);
      server.middlewares.use((request, response, next) => void answer(request, response, next));
    },
    'astro:build:done': async ({ dir }) => {
      const outDir = fileURLToPath(dir);
      await buildSearchIndex({ content: options.content, outDir, parts: options.indexParts });
      await copyPublicFiles(options.content, outDir);
    },
  },
});
