import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { siteConfig } from './src/site.config.ts';
import { contentFolder } from './src/site/content.ts';
import { curation } from './src/curation/toolbar/server/integration.ts';
import { qunlu } from './src/site/integration.ts';

const project = fileURLToPath(new URL('.', import.meta.url));
/** Each content folder has a cache of its own, so that one archive never shows in another's site. */
const cacheName = createHash('sha256').update(contentFolder).digest('hex').slice(0, 12);

export default defineConfig({
  root: project,
  ...(siteConfig.site === undefined ? {} : { site: siteConfig.site }),
  base: siteConfig.base,
  outDir: process.env['QUNLU_OUT'] ?? 'dist',
  cacheDir: `./node_modules/.cache/qunlu/${cacheName}`,
  // Pages end in a slash, pictures and data do not.
  trailingSlash: 'ignore',
  // Signs stay as they were typed: a digest quotes.
  integrations: [mdx({ smartypants: false }), qunlu(contentFolder), curation(contentFolder)],
  // For curating; it is there only in development.
  devToolbar: { enabled: true },
  build: { assets: 'assets', inlineStylesheets: 'never' },
  vite: {
    build: {
      // Scripts stay files of their own: the content security policy allows no inline ones.
      assetsInlineLimit: 0,
      rolldownOptions: {
        onLog(level, log, report) {
          // Astro marks the modules of digests with a directive of its own, of which the bundler warns.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
    resolve: {
      // A content folder outside the project compiles its digests with the project's packages.
      alias: { 'astro/jsx-runtime': fileURLToPath(import.meta.resolve('astro/jsx-runtime')) },
    },
    server: { fs: { allow: [project, contentFolder] } },
  },
});
