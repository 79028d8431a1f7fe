import assert from 'node:assert/strict';
import childProcess, { type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { listDays } from '../../../src/archive/disk/read.ts';
import { indexPeople } from '../../../src/archive/people.ts';
import { writeBundles } from '../../../src/search/build/bundles.ts';
import { daysOnDisk } from '../../../src/search/build/day-source.ts';
import { speakersOf } from '../../../src/view/speaker.ts';
import { newFolder, writeTree } from '../../folder.ts';

test("Pagefind's process ends when indexing goes wrong half way", async () => {
  const started: ChildProcess[] = [];
  const spawn = childProcess.spawn;
  const watched = mock.method(childProcess, 'spawn', (...args: Parameters<typeof spawn>) => {
    const child = spawn(...args);
    started.push(child);
    return child;
  });
  const content = await newFolder();
  await writeTree(content, {
    'days/alpha/2023-01-02.md': '> 09:00:00  甲\n\n清算\n',
    'days/alpha/2023-02-02.md': '> 09:00:00  甲\n\n结算\n',
  });
  const folder = join(content, 'out');
  await mkdir(folder);
  let days = 0;
  const people = indexPeople([]);
  const writing = writeBundles(folder, {
    source: await daysOnDisk(content, await listDays(content), people),
    speakerOf: speakersOf(people),
    seen: () => {
      if (++days === 2) throw new Error('no more room on disk');
    },
  });
  await assert.rejects(writing, /no more room on disk/);
  watched.mock.restore();
  assert.equal(started.length, 1);
  assert.ok(started.every(({ killed }) => killed));
});
