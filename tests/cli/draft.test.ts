import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const run = (...words: string[]) =>
  spawnSync(process.execPath, [join(project, 'src/cli/main.ts'), ...words], { encoding: 'utf8' });

test('a draft is written once, checks clean, and a citation of nothing is reported with its place', () => {
  const content = mkdtempSync(join(tmpdir(), 'qunlu-draft-'));
  try {
    cpSync(join(project, 'content'), content, { recursive: true });
    rmSync(join(content, 'talks'), { recursive: true });
    const file = join(content, 'talks', 'card.mdx');
    const draft = ['draft', 'product/2023-03-09', '--content', content];
    const printed = run(...draft);
    assert.equal(printed.status, 0, printed.stderr);
    const { cited, session } = JSON.parse(run(...draft, '--json').stdout) as {
      cited: string[];
      session: string;
    };
    assert.equal(session, 'product-2023-03-09-1930');
    assert.ok(cited.length > 50);
    assert.equal(run(...draft, '--out', file).status, 0);
    assert.equal(readFileSync(file, 'utf8').trimEnd(), printed.stdout.trimEnd());
    assert.equal(run('check', '--content', content).status, 0);

    assert.equal(run(...draft, '--out', file).status, 2, 'what somebody wrote is not replaced');
    writeFileSync(file, readFileSync(file, 'utf8').replace('<Cite of="m-', '<Cite of="m-000000 m-'));
    const { status, stderr } = run('check', '--content', content);
    assert.equal(status, 1);
    assert.match(stderr, /card\.mdx:\d+:\d+ error \[citation\] found <Cite> of product\/2023-03-09#m-000000/);
  } finally {
    rmSync(content, { recursive: true });
  }
});

test('old digests are imported with their day, and left alone the second time', () => {
  const content = mkdtempSync(join(tmpdir(), 'qunlu-digests-'));
  try {
    cpSync(join(project, 'content'), content, { recursive: true });
    rmSync(join(content, 'talks'), { recursive: true });
    const day = readFileSync(join(content, 'days/product/2023-03-09.md'), 'utf8');
    const said = [...day.matchAll(/^> 19:3\d:\d\d {2}沈知秋.*\n\n(.{20,})$/gm)]
      .map((match) => match[1])
      .slice(0, 6);
    const post = join(content, '2023-03-10-Old_One.markdown');
    writeFileSync(
      post,
      `---\nlayout:     post\ntitle:      "20230309-预付卡"\ntag:\t\t[hidden]\n---\n${said.join('\n\n')}\n`,
    );
    const report = run('import', post, '--content', content, '--json');
    assert.equal(report.status, 0, report.stderr);
    const { digests } = JSON.parse(report.stdout) as { digests: { session: string; hidden: boolean }[] };
    assert.deepEqual(
      digests.map(({ session, hidden }) => [session, hidden]),
      [['product-2023-03-09-1930', true]],
    );
    const file = join(content, 'talks', '2023-03-10-old-one.mdx');
    assert.ok(existsSync(file));
    assert.match(readFileSync(file, 'utf8'), /^hidden: true$/m);
    assert.equal(run('check', '--content', content).status, 0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('预付卡', '改过的题目'));
    assert.match(run('import', post, '--content', content).stderr, /there already/);
    assert.match(readFileSync(file, 'utf8'), /改过的题目/);
  } finally {
    rmSync(content, { recursive: true });
  }
});
