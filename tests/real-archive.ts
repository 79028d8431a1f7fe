import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { project } from './built-site.ts';

const named = process.env['QUNLU_SHARED'];

/** Whether a test may be skipped because the data beside the project is not there: not in continuous integration, unless it says so by `QUNLU_SHARED=none`. */
export const mayBeAbsent = process.env['CI'] !== 'true' || named === 'none';

/**
 * Returns a folder of the first group's archive, which is not part of the project; `QUNLU_SHARED` names another
 * place for `../shared`. Where it is not there, the test is skipped and says so; in continuous integration it
 * fails, so that nobody believes that it ran.
 */
export function realArchive(test: TestContext, part: 'source' | 'revisions' = 'source'): string | undefined {
  const folder = join(named ?? join(project, '..', 'shared'), 'archive', part);
  if (existsSync(folder)) return folder;
  assert.ok(mayBeAbsent, `${folder} must be there in continuous integration`);
  test.skip(`the real archive, ../shared/archive/${part}, is not there`);
  return undefined;
}
