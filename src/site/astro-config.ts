import mdx from '@astrojs/mdx';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { curation } from '../curation/toolbar/server/integration.ts';
import { qunlu } from './integration.ts';
import type { SiteOptions } from './options.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Returns the configuration of Astro for a site. @param more integrations besides ours */
export function astroConfig(options: SiteOptions, more: readonly AstroIntegration[] = []): AstroInlineConfig {
  const { config, content, out } = options;
  // Each content folder has a cache of its own, so that one archive never shows in another's site.
  const cacheName = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return {
    root: project,
    ...(config.site === undefined ? {} : { site: config.site }),
    base: config.base,
    outDir: out,
    cacheDir: `./node_modules/.cache/qunlu/${cacheName}`,
    // Pages end in a slash, pictures and data do not.
    trailingSlash: 'ignore',
    integrations: [
      // Signs stay as they were typed: a digest quotes.
      mdx({ smartypants: false }),
      qunlu(options),
      curation(options),
      ...more,
    ],
    // For curating; it is there only in development.
    devToolbar: { enabled: true },
    // Standard output belongs to results.
    logger: { entrypoint: new URL('log.ts', import.meta.url) },
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
      server: { fs: { allow: [project, content] } },
    },
  };
}
