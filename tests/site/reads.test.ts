import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { listDays } from '../../src/archive/disk/read.ts';
import { project } from '../built-site.ts';
import { newFolder } from '../folder.ts';

test('a build reads each day once, whatever it makes of it', async () => {
  const folder = await newFolder();
  const counts = join(folder, 'reads.json');
  const content = join(project, 'content');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      `--import=${pathToFileURL(join(import.meta.dirname, 'count-reads.mjs')).href}`,
      ...['src/cli/main.ts', 'build', '--content', content, '--out', join(folder, 'out')],
    ],
    { cwd: project, encoding: 'utf8', env: { ...process.env, QUNLU_READS: counts } },
  );
  assert.equal(status, 0, stderr);
  const reads = JSON.parse(await readFile(counts, 'utf8')) as Record<string, number>;
  const days = await listDays(content);
  assert.ok(days.length >= 10);
  assert.deepEqual(
    Object.fromEntries(Object.entries(reads).map(([path, times]) => [relative(project, path), times])),
    Object.fromEntries(days.map(({ path }) => [relative(project, path), 1])),
  );
});
