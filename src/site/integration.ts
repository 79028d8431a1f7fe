import type { AstroIntegration } from 'astro';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSearchIndex } from '../search/build/index.ts';
import { publishedDay } from '../view/day-view.ts';
import { readDigests } from '../archive/disk/digests.ts';
import { copyMedia } from './media-files.ts';
import { NamedMedia } from './named-media.ts';
import type { SiteOptions } from './options.ts';
import { answerPublicFile, copyPublicFiles, requireFreeAddresses } from './public-files.ts';
import { TwinWriter } from './twins.ts';
import { ViewStore } from './view-store.ts';
import { siteModule } from './virtual.ts';

/** What a build writes without Astro, and Astro answers while developing. */
const routes = {
  '/[room]/[date].json': 'day-json.ts',
  '/[room]/[date].md': 'day-markdown.ts',
  '/permalinks.txt': 'permalinks.ts',
  '/media/[...path]': 'media.ts',
};

/**
 * What a site has besides its pages: its options for them, its days as data and as files, their permalinks, the media,
 * the content folder's own files, the search index.
 */
export function qunlu(options: SiteOptions): AstroIntegration {
  const { content, indexParts } = options;
  let work: string | undefined;
  return {
    name: 'qunlu',
    hooks: {
      async 'astro:config:setup'({ command, config, injectRoute, updateConfig }) {
        if (command === 'build') work = await makeWorkFolder(fileURLToPath(config.cacheDir));
        updateConfig({ vite: { plugins: siteModule(options, work) } });
        if (command !== 'dev') return;
        for (const [pattern, file] of Object.entries(routes)) {
          injectRoute({ pattern, entrypoint: new URL(`dev/${file}`, import.meta.url) });
        }
      },
      async 'astro:routes:resolved'({ routes }) {
        // The permalinks are no route in a build, yet as fixed an address as any.
        await requireFreeAddresses(content, [...routes, { pathname: '/permalinks.txt', type: 'endpoint' }]);
      },
      'astro:server:setup'({ server }) {
        const answer = answerPublicFile(options);
        server.middlewares.use((request, response, next) => void answer(request, response, next));
        // No collection holds the glossary, nor the names of people as messages show them.
        server.watcher.on('change', (path: string) => {
          const isList = path.startsWith(content + sep) && path.endsWith('.yaml');
          if (isList) server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
      },
      async 'astro:build:done'({ dir }) {
        if (work === undefined) throw new Error('a build has a work folder');
        const outDir = fileURLToPath(dir);
        const store = new ViewStore(work);
        const twins = new TwinWriter(outDir);
        const media = new NamedMedia();
        for (const { source } of await readDigests(content)) media.add(source);
        await buildSearchIndex({
          content,
          outDir,
          parts: indexParts,
          source: {
            days: await store.list(),
            async *read(days) {
              for (const { room, date } of days) {
                const view = await store.get(room, date);
                if (!view) continue;
                await twins.add(view);
                const day = publishedDay(view);
                media.add(JSON.stringify(day));
                yield day;
              }
            },
          },
        });
        await twins.close();
        await copyMedia(content, outDir, (src) => media.isPublished(src));
        await copyPublicFiles(content, outDir);
        await rm(work, { recursive: true });
      },
    },
  };
}

/** Makes the folder in which the steps of a build hand on what they made; it goes with the process at the latest. */
async function makeWorkFolder(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'views-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
