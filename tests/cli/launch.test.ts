import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { project } from '../built-site.ts';
import { newFolder, writeTree } from '../folder.ts';

const lock = {
  '': { version: '1.0.0' },
  'node_modules/needed': { version: '1.0.0' },
  'node_modules/tool': { version: '2.0.0', dev: true },
  'node_modules/shared-tool': { version: '2.0.0', devOptional: true },
  'node_modules/for-another-machine': { version: '3.0.0', optional: true },
};

/** A project with packages installed, and an `npm` that says with which words it is called. */
async function launcher(installed: object): Promise<(...words: string[]) => string> {
  const folder = await newFolder();
  await writeTree(folder, {
    'package-lock.json': JSON.stringify({ packages: lock }),
    'node_modules/.package-lock.json': JSON.stringify({ packages: installed }),
    'src/cli/main.ts': "console.log('ran', ...process.argv.slice(2));",
    'script.ts': "console.log('ran a script');",
    'bin/npm': '#!/bin/sh\necho "npm $*"\n',
    'bin/npm.cmd': '@echo npm %*\r\n',
  });
  await chmod(join(folder, 'bin', 'npm'), 0o755);
  await mkdir(join(folder, 'src', 'cli'), { recursive: true });
  const launch = join(folder, 'src', 'cli', 'launch.mjs');
  await copyFile(join(project, 'src', 'cli', 'launch.mjs'), launch);
  const PATH = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return (...words) => {
    const options = { encoding: 'utf8', cwd: folder, env: { ...process.env, PATH } } as const;
    const { stdout, stderr } = spawnSync(process.execPath, [launch, ...words], options);
    return stderr + stdout;
  };
}

const production = { 'node_modules/needed': { version: '1.0.0' } };

test('a command installs nothing where only packages of development are missing', async () => {
  const launch = await launcher(production);
  assert.equal(launch('check'), 'ran check\n');
});

test('a tool of the project has them installed', async () => {
  const launch = await launcher(production);
  assert.match(launch('--run', 'script.ts'), /^npm ci --include=dev .*\nran a script\n$/m);
});

test('a command installs what it lacks', async () => {
  for (const installed of [{}, { 'node_modules/needed': { version: '0.9.0' } }]) {
    const launch = await launcher(installed);
    assert.match(launch('check'), /^npm ci .*\nran check\n$/m);
  }
});
