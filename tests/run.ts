/**
 * Runs everything that has to hold, step by step; words on the command line choose steps. The last line
 * says how many tests passed and failed, the exit status whether all did.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run as runTests } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import type { JSONReport } from '@playwright/test/reporter';
import { builtSites, project, reportFile } from './built-site.ts';
import { requireBrowser } from './browser.ts';

/** How many tests had which outcome. */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  /** Steps that are run before it, whether they were asked for or not. */
  needs?: readonly string[];
  run: () => Promise<Tally>;
}

const steps: Readonly<Record<string, Step>> = {
  format: { run: () => oneTest('prettier', '--check', '--log-level=warn', '.') },
  lint: {
    async run() {
      // The rules look at types, and those of the content collections are written by Astro.
      if (!existsSync(join(project, '.astro', 'types.d.ts'))) await tool('astro', 'sync', '--silent');
      return oneTest('eslint', '.');
    },
  },
  types: { run: () => oneTest('astro', 'check', '--silent') },
  unit: { run: () => nodeTests((path) => !/^(?:site|e2e|bench)\//.test(path)) },
  build: {
    async run() {
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const { out, base } of builtSites) {
        await rm(out, { recursive: true, force: true });
        const options = ['--content', join(project, 'content'), '--out', out, '--base', base];
        add(total, verdict(await run('src/cli/main.ts', 'build', ...options)));
      }
      return total;
    },
  },
  // What is said of the pages as files needs no browser.
  site: { needs: ['build'], run: () => nodeTests((path) => path.startsWith('site/')) },
  browser: { needs: ['build'], run: browserTests },
};

/** Runs a script or a tool's script with this Node, showing what it says. @returns whether it ended well */
async function run(script: string, ...args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Runs a tool that the project depends on. */
async function tool(name: string, ...args: string[]): Promise<boolean> {
  const folder = join(project, 'node_modules', name);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const entry = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return run(join(folder, entry ?? ''), ...args);
}

const oneTest = async (name: string, ...args: string[]): Promise<Tally> => verdict(await tool(name, ...args));

const verdict = (passed: boolean): Tally => ({ passed: Number(passed), failed: Number(!passed), skipped: 0 });

/** Runs the files `*.test.ts` below `tests` that are chosen, and shows the tests that failed or were skipped. */
async function nodeTests(chosen: (path: string) => boolean): Promise<Tally> {
  const files: string[] = [];
  for await (const path of glob('**/*.test.ts', { cwd: import.meta.dirname })) {
    if (chosen(path.replaceAll('\\', '/'))) files.push(join(import.meta.dirname, path));
  }
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const reporter = new spec();
  reporter.pipe(process.stdout, { end: false });
  const events = runTests({
    files: files.sort(),
    concurrency: availableParallelism(),
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  for await (const event of events as AsyncIterable<TestEvent>) {
    if (event.type === 'test:pass') {
      if (event.data.details.type === 'suite') continue;
      if (event.data.skip === undefined) tally.passed++;
      else {
        tally.skipped++;
        console.log(`skipped: ${event.data.name} (${event.data.skip})`);
      }
    } else if (event.type === 'test:fail') {
      // A suite fails when a test in it did, which is counted already; a file fails when it cannot run.
      if (event.data.details.type !== 'suite') tally.failed++;
      reporter.write(event);
    } else if (event.type === 'test:stderr') reporter.write(event);
  }
  // Says at the end why each of them failed.
  reporter.end();
  await finished(reporter);
  return tally;
}

async function browserTests(): Promise<Tally> {
  process.env['QUNLU_BROWSER'] = requireBrowser();
  await mkdir(join(reportFile, '..'), { recursive: true });
  await rm(reportFile, { force: true });
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = reportFile;
  const passed = await tool('@playwright/test', 'test', '--reporter=failures,json');
  if (!existsSync(reportFile)) return verdict(false);
  const { stats, errors } = JSON.parse(await readFile(reportFile, 'utf8')) as JSONReport;
  const failed = stats.unexpected + errors.length;
  // A test that passed at the second attempt has not passed: it would fail again one day.
  return {
    passed: stats.expected,
    failed: failed + stats.flaky + Number(!passed && failed + stats.flaky === 0),
    skipped: stats.skipped,
  };
}

function add(total: Tally, more: Tally): void {
  total.passed += more.passed;
  total.failed += more.failed;
  total.skipped += more.skipped;
}

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
  if (unknown.length > 0) {
    console.error(`tests: no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const wanted = new Set(asked.length > 0 ? asked : Object.keys(steps));
  for (const name of asked) for (const needed of steps[name]?.needs ?? []) wanted.add(needed);

  const total = { passed: 0, failed: 0, skipped: 0 };
  const broken = new Set<string>();
  for (const [name, step] of Object.entries(steps)) {
    if (!wanted.has(name)) continue;
    const missing = step.needs?.find((needed) => broken.has(needed));
    if (missing !== undefined) {
      console.log(`${name}: not run, because ${missing} failed`);
      broken.add(name);
      total.failed++;
      continue;
    }
    const began = performance.now();
    let tally: Tally;
    try {
      tally = await step.run();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      tally = verdict(false);
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${name}: ${wordsOf(tally)} (${seconds} s)`);
    if (tally.failed > 0) broken.add(name);
    add(total, tally);
  }
  console.log(`tests: ${wordsOf(total)}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function wordsOf({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

await main(process.argv.slice(2));
