import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const run = (...words: string[]) =>
  spawnSync(process.execPath, [main, 'conversations', ...words], { encoding: 'utf8' });

interface Found {
  file: string;
  room: string;
  date: string;
  links: [string, string][];
  conversations: { id: string; title: string; messages: string[]; speakers: string[] }[];
  lines?: Record<string, number>;
}

const day = `---
sessions:
  - title: 堆肥
    lead: [阿土]
    start: "10:00:00"
    end: "10:00:00"
---
> 09:00:00  小米

请问大家，多肉叶子发软是缺水了吗？

> 09:00:40  阿土

看根，根黑了就是烂根，不是缺水

> 10:00:00  阿土

今天讲堆肥
`;

const log = `=== pip [~pip@203.0.113.7]  has joined #garden
[19:33] <pip> how do I keep slugs off the lettuce?
[19:34] <moss> pip: copper tape around the lettuce bed
`;

test('conversations of the content folder, of a log, and of nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qunlu-conversations-'));
  try {
    mkdirSync(join(folder, 'days', 'garden'), { recursive: true });
    writeFileSync(join(folder, 'days', 'garden', '2024-05-06.md'), day);
    const content = run('--content', folder, '--json');
    assert.equal(content.status, 0, content.stderr);
    const [found] = JSON.parse(content.stdout) as Found[];
    assert.deepEqual([found?.room, found?.date, found?.lines], ['garden', '2024-05-06', undefined]);
    assert.deepEqual(found?.links, [
      ['m-090000', 'm-090000'],
      ['m-090040', 'm-090000'],
    ]);
    assert.deepEqual(found.conversations, [
      {
        id: 'm-090000',
        title: '请问大家，多肉叶子发软是缺水了吗？',
        messages: ['m-090000', 'm-090040'],
        speakers: ['小米', '阿土'],
      },
    ]);

    writeFileSync(join(folder, '2024-05-06.txt'), log);
    const exported = run(join(folder, '2024-05-06.txt'), '--content', folder, '--json');
    assert.equal(exported.status, 0, exported.stderr);
    const [read] = JSON.parse(exported.stdout) as Found[];
    assert.deepEqual([read?.room, read?.date], ['garden', '2024-05-06']);
    assert.deepEqual(read?.links, [
      ['m-193300-2', 'm-193300-2'],
      ['m-193400', 'm-193300-2'],
    ]);
    assert.deepEqual(read.lines, { 'm-193300': 1, 'm-193300-2': 2, 'm-193400': 3 });

    const gone = run(join(folder, 'gone.txt'), '--content', folder);
    assert.equal(gone.status, 2);
    assert.match(gone.stderr, /no file or folder/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
