import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Compares data with the JSON in a file. With `UPDATE=1` (`npm run test:update`) it writes the file instead,
 * and `git diff` shows what has changed.
 */
export function assertExpected(actual: unknown, file: string): void {
  if (process.env['UPDATE'] === '1') writeFileSync(file, `${JSON.stringify(actual, null, 1)}\n`);
  else assert.deepEqual(actual, JSON.parse(readFileSync(file, 'utf8')));
}
