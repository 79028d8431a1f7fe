/**
 * Runs everything that has to hold, step by step; words on the command line choose steps. The last line
 * says how many tests passed and failed, the exit status whether all did.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JSONReport } from '@playwright/test/reporter';
import { requireBrowser } from './browser.ts';
import { buildSites } from './build-sites.ts';
import { project, reportFile } from './built-site.ts';
import { runNodeTests, testFiles } from './node-tests.ts';
import { describeTally, sum, type Tally, verdict } from './tally.ts';
import { runScript, runTool } from './tool.ts';

interface Step {
  /** Steps that are run before it, whether they were asked for or not. */
  needs?: readonly string[];
  run: () => Promise<Tally>;
}

const steps: Readonly<Record<string, Step>> = {
  format: { run: async () => verdict(await runTool('prettier', '--check', '--log-level=warn', '.')) },
  lint: {
    async run() {
      // The rules look at types, and those of the content collections are written by Astro.
      if (!existsSync(join(project, '.astro', 'types.d.ts'))) await runTool('astro', 'sync', '--silent');
      return sum([
        verdict(await runTool('eslint', '.')),
        verdict(await runTool('dependency-cruiser', 'src', 'astro.config.ts', '--output-type', 'err')),
        verdict(await runScript(['lint/architecture.js', '--check'])),
      ]);
    },
  },
  types: { run: async () => verdict(await runTool('astro', 'check', '--silent')) },
  unit: { run: () => runNodeTests(testFiles('unit')) },
  build: { run: async () => sum((await buildSites()).map(verdict)) },
  // What is said of the pages as files needs no browser.
  site: { needs: ['build'], run: () => runNodeTests(testFiles('site')) },
  browser: { needs: ['build'], run: browserTests },
};

async function browserTests(): Promise<Tally> {
  process.env['QUNLU_BROWSER'] = requireBrowser();
  await mkdir(join(reportFile, '..'), { recursive: true });
  await rm(reportFile, { force: true });
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = reportFile;
  const passed = await runTool('@playwright/test', 'test', '--reporter=failures,json');
  if (!existsSync(reportFile)) return verdict(false);
  const { stats, errors } = JSON.parse(await readFile(reportFile, 'utf8')) as JSONReport;
  // A test that passed at the second attempt has not passed: it would fail again one day.
  const failed = stats.unexpected + errors.length + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed + Number(!passed && failed === 0),
    skipped: stats.skipped,
  };
}

/** Runs a step, unless one that it needs has failed. */
async function runStep(name: string, { needs = [], run }: Step, failed: ReadonlySet<string>): Promise<Tally> {
  const missing = needs.find((needed) => failed.has(needed));
  if (missing !== undefined) {
    console.log(`${name}: not run, because ${missing} failed`);
    return verdict(false);
  }
  const began = performance.now();
  const tally = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return verdict(false);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${name}: ${describeTally(tally)} (${seconds} s)`);
  return tally;
}

async function main(requested: readonly string[]): Promise<void> {
  const unknown = requested.filter((name) => !Object.hasOwn(steps, name));
  if (unknown.length > 0) {
    console.error(`tests: no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const wanted = new Set(requested.length > 0 ? requested : Object.keys(steps));
  for (const name of requested) for (const needed of steps[name]?.needs ?? []) wanted.add(needed);

  const tallies: Tally[] = [];
  const failed = new Set<string>();
  for (const [name, step] of Object.entries(steps)) {
    if (!wanted.has(name)) continue;
    const tally = await runStep(name, step, failed);
    if (tally.failed > 0) failed.add(name);
    tallies.push(tally);
  }
  const total = sum(tallies);
  console.log(`tests: ${describeTally(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
