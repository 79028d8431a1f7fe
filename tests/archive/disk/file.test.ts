import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { replaceFile } from '../../../src/archive/disk/file.ts';
import { newFolder, readTree } from '../../folder.ts';

test('a file is replaced whole, its folders are made, and nothing is left beside it', async () => {
  const folder = await newFolder();
  await replaceFile(join(folder, 'days', 'product', 'a.md'), '旧');
  await replaceFile(join(folder, 'days', 'product', 'a.md'), new TextEncoder().encode('新'));
  assert.deepEqual(await readTree(folder), { [join('days', 'product', 'a.md')]: '新' });
});

test('when it cannot be replaced, what stood there stays, and no draft is left', async () => {
  const folder = await newFolder();
  // A folder of the same name cannot be replaced by a file.
  const path = join(folder, 'a.md');
  await mkdir(path);
  await writeFile(join(path, 'inner'), '旧');
  await assert.rejects(replaceFile(path, '新'));
  assert.deepEqual(await readTree(folder), { [join('a.md', 'inner')]: '旧' });
});

test('many writers at once leave one of their contents, never a mixture', async () => {
  const folder = await newFolder();
  const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(100_000));
  await Promise.all(contents.map((content) => replaceFile(join(folder, 'a.md'), content)));
  const files = await readTree(folder);
  assert.deepEqual(Object.keys(files), ['a.md']);
  assert.ok(contents.includes(files['a.md'] ?? ''));
});
