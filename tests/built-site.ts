import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('..', import.meta.url));

const cache = join(project, 'node_modules', '.cache', 'qunlu-tests');

/** A site that the step `build` leaves for the tests. */
export interface BuiltSite {
  /** The archive it is made of. */
  content: string;
  out: string;
  base: string;
  /** Settings of the site, as the environment says them. */
  env: Readonly<Record<string, string>>;
}

const sample = (folder: string, base: string): BuiltSite => ({
  content: join(project, 'content'),
  out: join(cache, folder),
  base,
  env: {},
});

/** A small archive below `tests/sites` that shows one feature. */
const fixture = (name: string, env: BuiltSite['env'] = {}): BuiltSite => ({
  content: join(project, 'tests', 'sites', name),
  out: join(cache, `site-${name}`),
  base: '/',
  env,
});

/** The sites that tests look at: the sample archive, at the root and below a path, and one for each feature. */
export const sites = {
  sample: sample('site', '/'),
  below: sample('site-below', '/sub/path/'),
  english: fixture('english', { QUNLU_LANGUAGE: 'en', QUNLU_TITLE: 'Ledger Talk' }),
  people: fixture('people'),
  hostile: fixture('hostile'),
} as const satisfies Record<string, BuiltSite>;

export type SiteName = keyof typeof sites;
export const siteNames = Object.keys(sites) as SiteName[];

/** The sample archive at the root of a site, and below a path. */
export const builtSites = [sites.sample, sites.below] as const;

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
