import { defineConfig, devices } from '@playwright/test';
import { browserArguments, requireBrowser } from './tests/browser.ts';
import { freePort, siteNames, sites } from './tests/built-site.ts';
import { addressOf, portVariable, type SiteOptions } from './tests/e2e/site.ts';

// Workers read this file again; what was chosen first holds for them through the environment.
process.env['QUNLU_BROWSER'] ??= requireBrowser();
for (const name of siteNames) process.env[portVariable(name)] ??= String(await freePort());

export default defineConfig<SiteOptions>({
  testDir: 'tests/e2e',
  outputDir: 'node_modules/.cache/qunlu-tests/browser',
  fullyParallel: true,
  workers: 2,
  // Enough for axe on a long day where the machine is slow.
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
  // What fails is mended, not tried again.
  retries: 0,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: { executablePath: process.env['QUNLU_BROWSER'], args: [...browserArguments] },
    locale: 'zh-CN',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
  },
  // Specs open addresses without a leading slash, so that they hold below a path too.
  projects: [
    { name: 'root', use: { baseURL: addressOf('sample') } },
    { name: 'below', use: { baseURL: addressOf('below') }, testMatch: 'permalink.spec.ts' },
  ],
  webServer: siteNames.map((name) => ({
    command: [
      `"${process.execPath}" src/cli/main.ts serve --out "${sites[name].out}" --base ${sites[name].base}`,
      `--port ${process.env[portVariable(name)]}`,
    ].join(' '),
    url: addressOf(name),
    reuseExistingServer: false,
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
  })),
});
