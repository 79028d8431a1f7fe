import type { AstroIntegration } from 'astro';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSearchIndex } from '../search/build/index.ts';
import { publishedDay } from '../view/day-view.ts';
import { copyMedia } from './media-files.ts';
import { TwinWriter } from './twins.ts';
import { ViewStore } from './view-store.ts';
import { setWorkFolder } from './work-folder.ts';

/** Folders with parts of the search index that were built apart, as the command line hands them over. */
const partsVariable = 'QUNLU_INDEX';

/** What a build writes without Astro, and Astro answers while developing. */
const routes = {
  '/[room]/[date].json': 'day-json.ts',
  '/[room]/[date].md': 'day-markdown.ts',
  '/permalinks.txt': 'permalinks.ts',
  '/media/[...path]': 'media.ts',
};

/**
 * What a site has besides its pages: its days as data and as files, their permalinks, the media, the search index.
 * @param content the content folder
 */
export function qunlu(content: string): AstroIntegration {
  let work = '';
  return {
    name: 'qunlu',
    hooks: {
      async 'astro:config:setup'({ command, config, injectRoute }) {
        if (command === 'dev') {
          for (const [pattern, file] of Object.entries(routes)) {
            injectRoute({ pattern, entrypoint: new URL(`dev/${file}`, import.meta.url) });
          }
        }
        if (command !== 'build') return;
        const cache = fileURLToPath(config.cacheDir);
        await mkdir(cache, { recursive: true });
        work = await mkdtemp(join(cache, 'views-'));
        process.once('exit', () => rmSync(work, { recursive: true, force: true }));
        setWorkFolder(work);
      },
      'astro:server:setup'({ server }) {
        // No collection holds the glossary, nor the names of people as messages show them.
        server.watcher.on('change', (path: string) => {
          const isList = path.startsWith(join(content, '/')) && path.endsWith('.yaml');
          if (isList) server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
      },
      async 'astro:build:done'({ dir }) {
        const outDir = fileURLToPath(dir);
        const parts = JSON.parse(process.env[partsVariable] ?? '[]') as string[];
        const store = new ViewStore(work);
        const twins = new TwinWriter(outDir);
        const days = await store.list();
        await buildSearchIndex({
          content,
          outDir,
          parts,
          source: {
            days,
            async *read(some) {
              for (const { room, date } of some) {
                const view = await store.get(room, date);
                if (!view) continue;
                await twins.add(view);
                yield publishedDay(view);
              }
            },
          },
        });
        await twins.close();
        await copyMedia(content, outDir);
        await rm(work, { recursive: true });
        setWorkFolder(undefined);
      },
    },
  };
}
