import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Edit } from '../../../src/curation/edit.ts';
import { curationServer } from '../../../src/curation/toolbar/server/desk.ts';
import type { CurationRequest, CurationResponse } from '../../../src/curation/toolbar/protocol.ts';

const text = `---
# who keeps this day
title: 一天
---
> 20:00:00  讲者

大家好

> 20:01:00  讲者

讲完了

`;

let content: string;
let file: string;
let desk: ReturnType<typeof curationServer>;

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'qunlu-desk-'));
  file = join(content, 'days', 'product', '2023-03-09.md');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
  desk = curationServer(content);
});
afterEach(() => rm(content, { recursive: true, force: true }));

const read = (): Promise<string> => readFile(file, 'utf8');

async function ask(
  want: CurationRequest['want'],
  room = 'product',
  date = '2023-03-09',
): Promise<CurationResponse> {
  const reply = await desk({ id: '1', room, date, want });
  assert.ok(reply);
  return reply;
}

const versionNow = async (): Promise<string> => (await ask({ type: 'look' })).state?.version ?? '';
const edit = async (edit: Edit): Promise<CurationResponse> =>
  ask({ type: 'edit', edit, version: await versionNow() });
const back = async (type: 'undo' | 'redo'): Promise<CurationResponse> =>
  ask({ type, version: await versionNow() });
const begin: Edit = { type: 'mark', mark: 'start', at: 'm-200000', session: { title: '预付卡' } };
const end: Edit = { type: 'mark', mark: 'end', at: 'm-200100', session: 0 };

describe('the desk', () => {
  test('writes what was marked, and takes it back byte for byte', async () => {
    const crlf = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    await writeFile(file, crlf);
    await edit(begin);
    const { state } = await edit(end);
    assert.deepEqual(state?.sessions, [
      { title: '预付卡', lead: ['讲者'], start: 'm-200000', end: 'm-200100', answers: [] },
    ]);
    const marked = await read();
    assert.match(
      marked,
      /# who keeps this day\ntitle: 一天\nsessions:\n.*\n {4}lead: \[讲者\]\n {4}start: "20:00:00"\n {4}end: "20:01:00"\n/,
    );
    assert.deepEqual((await back('undo')).state?.undo, begin);
    await back('undo');
    assert.equal(await read(), crlf);
    await back('redo');
    await back('redo');
    assert.equal(await read(), marked);
  });

  test('leaves nothing but the file behind', async () => {
    await edit(begin);
    assert.deepEqual(await readdir(join(file, '..')), ['2023-03-09.md']);
  });

  test('refuses to write front matter that would not come back as it was', async () => {
    const marked = '{title: 讲, lead: [讲者], start: "20:00:00", end: "20:00:00"}';
    const anchored = `---\nsessions: &all [${marked}]\ncopy: *all\n---\n> 20:00:00  讲者\n\n好\n\n> 20:01:00  讲者\n\n完\n`;
    await writeFile(file, anchored);
    for (const change of [end, { type: 'dissolve', session: 0 } as const]) {
      const { problems } = await edit(change);
      assert.deepEqual(
        problems?.map(({ rule, line }) => [rule, line]),
        [['edit-write', undefined]],
      );
      assert.equal(await read(), anchored);
    }
  });

  test('refuses a wrong edit with the place in the file, and writes nothing', async () => {
    await edit(begin);
    await edit(end);
    const before = await read();
    const { problems } = await edit({ type: 'mark', mark: 'qaEnd', at: 'm-200000', session: 0 });
    assert.deepEqual(
      problems?.map(({ rule, line }) => [rule, line]),
      [['session-order', 5]],
    );
    assert.equal(await read(), before);
  });

  test('refuses to write over what was changed meanwhile, or to take it back', async () => {
    const version = await versionNow();
    const other = text.replace('大家好', '大家晚上好');
    await writeFile(file, other);
    const late = await ask({ type: 'edit', edit: begin, version });
    assert.equal(late.problems?.[0]?.rule, 'edit-stale');
    assert.notEqual(late.state?.version, version);
    assert.equal(await read(), other);

    await edit(begin);
    await writeFile(file, `${await read()}> 20:02:00  甲\n\n谢谢\n\n`);
    const changed = await read();
    assert.equal((await ask({ type: 'look' })).state?.undo, undefined);
    assert.equal((await back('undo')).problems?.[0]?.rule, 'edit-stale');
    assert.equal(await read(), changed);
  });

  test('does not touch a file that it cannot read whole', async () => {
    for (const broken of [text.replace('title:', 'title: ['), text.replace('> 20:00', '飘\n> 20:00')]) {
      await writeFile(file, broken);
      assert.ok((await edit(begin)).problems?.length);
      assert.equal(await read(), broken);
    }
  });

  test('leaves a file as it was written when nothing changes', async () => {
    const loose = text.replaceAll('\n\n', '\n\n\n');
    await writeFile(file, loose);
    await edit({ type: 'unanswer', at: 'm-200000' });
    assert.equal(await read(), loose);
    assert.equal((await ask({ type: 'look' })).state?.undo, undefined);
  });

  test('knows only days of the archive, and only asks as our page makes them', async () => {
    assert.equal((await ask({ type: 'look' }, 'product', '2023-03-10')).problems?.[0]?.rule, 'edit-day');
    const strange: unknown[] = [
      { id: '1', room: '../product', date: '2023-03-09', want: { type: 'look' } },
      { id: '1', room: 'product', date: '../../2023-03-09', want: { type: 'look' } },
      { id: '1', room: 'product', date: '2023-03-09', path: '/etc/passwd', want: { type: 'look' } },
      {
        id: '1',
        room: 'product',
        date: '2023-03-09',
        want: { type: 'edit', edit: { type: 'shell' }, version: '' },
      },
      null,
    ];
    for (const asked of strange) assert.equal(await desk(asked), undefined);
  });

  test('answers asks that come at once one after another', async () => {
    const version = await versionNow();
    const replies = await Promise.all([1, 2].map(() => ask({ type: 'edit', edit: begin, version })));
    assert.deepEqual(
      replies.map(({ problems }) => problems?.[0]?.rule),
      [undefined, 'edit-stale'],
    );
  });
});
