import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import type { Tally } from './tally.ts';
import { nodeFlags } from './tool.ts';

/** Returns the files `*.test.ts` below `tests` that need a built site, or all the others. */
export function testFiles(kind: 'unit' | 'site'): string[] {
  return globSync('**/*.test.ts', { cwd: import.meta.dirname })
    .filter((path) => /^site[/\\]/.test(path) === (kind === 'site'))
    .sort()
    .map((path) => join(import.meta.dirname, path));
}

/** Runs test files, shows the tests that failed or were skipped, and counts. */
export async function runNodeTests(files: string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  const reporter = new spec();
  reporter.pipe(process.stdout, { end: false });
  const events = run({ files, concurrency: availableParallelism(), execArgv: [...nodeFlags] });
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
