import { defineConfig, devices } from '@playwright/test';
import { browserArguments, requireBrowser } from './tests/browser.ts';
import { builtSites, freePort } from './tests/built-site.ts';

// Workers read this file again; what was chosen first holds for them through the environment.
process.env['QUNLU_BROWSER'] ??= requireBrowser();
const addresses: string[] = [];
for (const [index, { base }] of builtSites.entries()) {
  const port = (process.env[`QUNLU_TEST_PORT_${index}`] ??= String(await freePort()));
  addresses.push(`http://localhost:${port}${base}`);
}

export default defineConfig({
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
    { name: 'root', use: { baseURL: addresses[0] ?? '' } },
    { name: 'below', use: { baseURL: addresses[1] ?? '' }, testMatch: 'permalink.spec.ts' },
  ],
  webServer: builtSites.map(({ out, base }, index) => ({
    command: [
      `"${process.execPath}" src/cli/main.ts serve --out "${out}" --base ${base}`,
      `--port ${process.env[`QUNLU_TEST_PORT_${index}`]}`,
    ].join(' '),
    url: addresses[index] ?? '',
    reuseExistingServer: false,
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
  })),
});
