import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDayFile } from '../../src/archive/disk/read.ts';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import { emojiFor } from '../../src/message/emoticon.ts';
import { readBody } from '../../src/message/inline.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { realArchive } from '../real-archive.ts';

async function listPosts(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /_posts[/\\].*\.markdown$/.test(name)).map((name) => join(folder, name));
}

test('every day of the real archive is read whole, and survives writing and reading', async (t) => {
  const folder = realArchive(t);
  if (folder === undefined) return;
  const posts = await listPosts(folder);
  assert.equal(posts.length, 312);
  let messages = 0;
  for (const path of posts) {
    const { day, problems, frontMatterSource } = await readDayFile(path);
    const errors = problems.filter((problem) => problem.severity === 'error');
    assert.deepEqual(errors.map(formatProblem), []);
    assert.ok(day);
    messages += day.messages.length;
    const name = `days/${day.room}/${day.date}.md`;
    assert.deepEqual(readDay(writeDay(day, frontMatterSource), name).day, day);
    assert.deepEqual(readDay(writeDay(day), name).day, day);
  }
  assert.equal(messages, 53_492);
});

test('every emoticon that occurs twice in the real archive has an emoji', async (t) => {
  const folder = realArchive(t);
  if (folder === undefined) return;
  const counts = new Map<string, number>();
  for (const path of await listPosts(folder)) {
    const { day } = await readDayFile(path);
    for (const { text } of day?.messages ?? []) {
      for (const inline of readBody(text).inlines) {
        if (inline.type !== 'text') continue;
        for (const [, name = ''] of inline.value.matchAll(/(?<!!)\[([\p{L}\p{N}!-]{1,12})\](?!\()/gu)) {
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
    }
  }
  const unknown = [...counts].filter(([name, count]) => count >= 2 && !emojiFor(name));
  assert.deepEqual(unknown, []);
});
