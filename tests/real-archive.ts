import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { project } from './built-site.ts';

/** The first group's archive, which is not part of the project; `QUNLU_SHARED` names another place for `../shared`. */
const folder = join(process.env['QUNLU_SHARED'] ?? join(project, '..', 'shared'), 'archive', 'source');

/**
 * Gives the folder of the real archive. Where it is not there, the test is skipped and says so; in continuous
 * integration it fails, so that nobody believes that it ran.
 */
export function realArchive(test: TestContext): string | undefined {
  if (existsSync(folder)) return folder;
  assert.notEqual(process.env['CI'], 'true', `${folder} must be there in continuous integration`);
  test.skip('the real archive, ../shared/archive/source, is not there');
  return undefined;
}
