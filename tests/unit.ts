/**
 * Runs tests with Node's own runner: the files or globs that are named, else all that need no built site.
 * `--watch` runs them again at every change, `--coverage` says what they reach, `--update` rewrites the files
 * that hold what is expected.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { testFiles } from './node-tests.ts';
import { runScript } from './tool.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    watch: { type: 'boolean' },
    coverage: { type: 'boolean' },
    update: { type: 'boolean' },
  },
});

/** The tests that compare with a file, which alone have something to rewrite. */
const updatable = (): string[] =>
  testFiles('unit').filter((path) => /\/expected\.ts'/.test(readFileSync(path, 'utf8')));

const chosen = values.update ? updatable() : testFiles('unit');
const flags = [
  '--test',
  ...(values.watch ? ['--watch'] : []),
  ...(values.coverage ? ['--experimental-test-coverage', '--test-coverage-include=src/**/*.ts'] : []),
];
const passed = await runScript(
  [...flags, ...(positionals.length > 0 ? positionals : chosen)],
  values.update ? { UPDATE: '1' } : {},
);
process.exitCode = passed ? 0 : 1;
