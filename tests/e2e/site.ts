import { test as base } from '@playwright/test';
import { type SiteName, sites } from '../built-site.ts';

export interface SiteOptions {
  /** The site whose pages the tests of a file open; without it, the one of the project. */
  site: SiteName | undefined;
}

/** The variable that tells the workers where a site is served. */
export const portVariable = (name: SiteName): string => `QUNLU_TEST_PORT_${name.toUpperCase()}`;

export const addressOf = (name: SiteName): string =>
  `http://localhost:${process.env[portVariable(name)]}${sites[name].base}`;

/** Playwright's `test`, for which `test.use({ site: 'english' })` chooses a site of `tests/sites`. */
export const test = base.extend<SiteOptions>({
  site: [undefined, { option: true }],
  baseURL: async ({ site, baseURL }, use) => {
    await use(site === undefined ? baseURL : addressOf(site));
  },
});

export { expect } from '@playwright/test';
