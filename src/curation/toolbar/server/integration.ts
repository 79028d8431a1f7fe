import type { AstroIntegration } from 'astro';
import { join, sep } from 'node:path';
import type { SiteOptions } from '../../../site/options.ts';
import { curationServer } from './desk.ts';
import { requestEvent, responseEvent } from '../protocol.ts';
import { curationStrings } from '../strings.ts';

const icon =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M4 5h16M4 10h9M4 15h6"/><path d="m13 19 1-3 6-6 2 2-6 6-3 1Z"/></svg>';

/** Hosts that only this machine reaches. */
const localHosts: readonly unknown[] = [false, undefined, 'localhost', '127.0.0.1', '::1'];

/**
 * Curating in the browser: an app in Astro's development toolbar, and the server's side of it. It is there
 * only while developing, and only when nobody but this machine can reach the server, because whoever
 * reaches it may write to the content folder.
 */
export function curation({ content, config }: SiteOptions): AstroIntegration {
  let open = false;
  return {
    name: 'qunlu-curation',
    hooks: {
      'astro:config:setup'({ command, config: { server }, addDevToolbarApp, logger }) {
        if (command !== 'dev') return;
        open = localHosts.includes(server.host);
        if (!open) {
          logger.info('curating is off, because other machines can reach this server (--host)');
          return;
        }
        addDevToolbarApp({
          id: 'qunlu-curation',
          name: curationStrings[config.language].name,
          icon,
          entrypoint: new URL('../browser/app.ts', import.meta.url),
        });
      },
      'astro:server:setup'({ server, toolbar, logger }) {
        // Astro reloads when its collections change, and those do not hold what a day's messages say.
        const days = join(content, 'days') + sep;
        server.watcher.on('change', (path: string) => {
          if (path.startsWith(days)) server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
        if (!open) return;
        const answer = curationServer(content);
        toolbar.on(requestEvent, (asked: unknown) => {
          answer(asked)
            .then((reply) => reply && toolbar.send(responseEvent, reply))
            .catch((error: unknown) => logger.error(String(error)));
        });
      },
    },
  };
}
