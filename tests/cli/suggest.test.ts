import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const run = (...words: string[]) =>
  spawnSync(process.execPath, [main, 'suggest', ...words], { encoding: 'utf8' });

/** A day with one talk of 24 paragraphs, after the front matter given. */
const dayText = (frontMatter: string): string => {
  const message = (second: number, name: string, text: string): string => {
    return `> 10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}  ${name}\n\n${text}\n\n`;
  };
  const paragraphs = Array.from({ length: 24 }, (_, nth) =>
    message(
      60 + nth * 40,
      '老槐',
      `第${nth}点，堆肥要分三层，最下面放树枝透气，中间放厨余和落叶，最上面盖一层土，每周翻一次，气味就不会散出来，肥力也留得住。`,
    ),
  );
  return [
    `---\n${frontMatter}---\n`,
    message(0, '老槐', '大家好，我是老槐，今天讲讲家里怎么堆肥。'),
    ...paragraphs,
    message(1080, '老槐', '以上就是今天的内容，大家有问题可以提。'),
    message(1140, '小米', '谢谢老槐'),
  ].join('');
};

test('suggest --write adds to the front matter once, keeping its comments, and never where a person wrote', () => {
  const content = mkdtempSync(join(tmpdir(), 'qunlu-suggest-'));
  try {
    const days = join(content, 'days', 'garden');
    mkdirSync(days, { recursive: true });
    const [plain, curated] = [join(days, '2024-05-06.md'), join(days, '2024-05-07.md')];
    const mine =
      'sessions:\n  - title: 堆肥 # 手写\n    lead: [老槐]\n    start: "10:02:20"\n    end: "10:03:00"\n';
    writeFileSync(plain, dayText('# 花园\ntitle: 花园\n'));
    writeFileSync(curated, dayText(mine));

    const looked = run('--content', content, '--json');
    assert.equal(looked.status, 0, looked.stderr);
    const report = JSON.parse(looked.stdout) as {
      file: string;
      sessions: { lead: string[]; talkStart: string }[];
    }[];
    assert.deepEqual(
      report.map(({ file }) => file),
      ['days/garden/2024-05-06.md', 'days/garden/2024-05-07.md'],
    );
    assert.deepEqual(
      report[0]?.sessions.map(({ lead, talkStart }) => [lead, talkStart]),
      [[['老槐'], '10:00:00']],
    );
    assert.equal(readFileSync(plain, 'utf8'), dayText('# 花园\ntitle: 花园\n'), 'nothing is written unasked');

    assert.equal(run('--content', content, '--write').status, 0);
    const written = readFileSync(plain, 'utf8');
    assert.match(written, /^---\n# 花园\ntitle: 花园\nsessions:\n/);
    assert.match(written, /start: "?10:00:00"?\n {4}end: "?10:18:00"?\n/);
    assert.equal(readFileSync(curated, 'utf8'), dayText(mine));
    assert.equal(run('--content', content, '--write').status, 0);
    assert.equal(readFileSync(plain, 'utf8'), written, 'a second time changes nothing');
  } finally {
    rmSync(content, { recursive: true });
  }
});

test('suggest says what is wrong with its paths', () => {
  const gone = run('/nowhere/at/all');
  assert.equal(gone.status, 2);
  assert.match(gone.stderr, /no file or folder/);
});
