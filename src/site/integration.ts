import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { buildSearchIndex } from '../search/build/index.ts';

/** Folders with parts of the search index that were built apart, as the command line hands them over. */
const partsVariable = 'QUNLU_INDEX';

/** What the build adds to the pages: the search index. @param content the content folder */
export const qunlu = (content: string): AstroIntegration => ({
  name: 'qunlu',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const parts = JSON.parse(process.env[partsVariable] ?? '[]') as string[];
      await buildSearchIndex({ content, outDir: fileURLToPath(dir), parts });
    },
  },
});
