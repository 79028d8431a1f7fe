import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('..', import.meta.url));

const cache = join(project, 'node_modules', '.cache', 'qunlu-tests');

/** The sample archive as the step `build` leaves it: at the root of a site, and below a path. */
export const builtSites = [
  { out: join(cache, 'site'), base: '/' },
  { out: join(cache, 'site-below'), base: '/sub/path/' },
] as const;

/** Where Playwright writes what it found, for counting. */
export const reportFile = join(cache, 'browser.json');

/** A port that nobody listens on, so that two clones on one machine never test each other's site. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
