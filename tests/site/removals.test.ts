import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sites } from '../built-site.ts';
import { readOracleDay } from '../content.ts';

const { content, out } = sites.people;

/** All that the site publishes as text: pages, twins, lists, the files of the search. */
const published = (): { path: string; text: string }[] =>
  globSync('**/*.{html,md,json,txt,xml}', { cwd: out }).map((path) => ({
    path,
    text: readFileSync(join(out, path), 'utf8'),
  }));

test('what was removed is in no file of the site, answers of a talk included', () => {
  const files = published();
  assert.ok(files.length > 15);
  for (const { path, text } of files) assert.doesNotMatch(text, /浮生茶馆|九十七天/, path);
});

test('a removed message keeps its address', () => {
  const { messages } = readOracleDay(content, 'pay', '2024-03-05');
  const removed = messages.filter(({ kind }) => kind === 'removed');
  assert.equal(removed.length, 3);
  const permalinks = readFileSync(join(out, 'permalinks.txt'), 'utf8').split('\n');
  for (const { id } of removed) assert.ok(permalinks.includes(`/pay/2024-03-05/#${id}`), id);
});

test('what was removed is in no quote either', () => {
  for (const { path, text } of published()) assert.doesNotMatch(text, /海棠四十二/, path);
});

test('a reason for removing is nobody’s words: not in the talk as Markdown, not in data for search engines', () => {
  const talk = join(out, 'talks', 'pay-2024-03-05-1900');
  assert.doesNotMatch(readFileSync(`${talk}.md`, 'utf8'), /^(?:\*\*.*\*\* )?(?:含客户名|内部文件)/m);
  const page = readFileSync(join(talk, 'index.html'), 'utf8');
  const data = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  // The lead answered under another label too.
  assert.match(data, /先用昨天的余额/);
  assert.doesNotMatch(data, /内部文件/);
});
