import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkArchive } from '../../../src/archive/disk/check.ts';
import { readRooms } from '../../../src/archive/disk/list.ts';
import { listDays } from '../../../src/archive/disk/read.ts';
import { displayPosition } from '../../../src/archive/problem.ts';
import { newFolder, writeTree } from '../../folder.ts';

const message = '> 08:00:00  甲\n\n早\n';
const session =
  '---\nsessions:\n  - title: 讲\n    slug: same\n    lead: [甲]\n    start: "08:00:00"\n    end: "08:00:00"\n---\n';

test('days are listed by room and date; what is no day file is left alone', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'days/tech/2023-03-10.md': message,
    'days/product/2023-03-10.md': message,
    'days/product/2023-03-09.md': message,
    'days/product/.2023-03-08.md.tmp': 'x',
    'days/product/cover.png': 'x',
    'days/.git/2023-03-09.md': 'x',
    'days/README.md': 'x',
  });
  const days = await listDays(folder);
  assert.deepEqual(
    days.map(({ room, date }) => `${room}/${date}`),
    ['product/2023-03-09', 'product/2023-03-10', 'tech/2023-03-10'],
  );
});

test('a folder that is named like a day file is left alone, and a link to a room is followed', async () => {
  const folder = await newFolder();
  await writeTree(folder, { 'days/product/2023-03-09.md/README.txt': 'x', 'old/2023-03-10.md': message });
  await symlink(join(folder, 'old'), join(folder, 'days', 'tech'), 'junction');
  assert.deepEqual(
    (await listDays(folder)).map(({ room, date }) => `${room}/${date}`),
    ['tech/2023-03-10'],
  );
});

test('rooms stand as rooms.yaml has them, and a folder without an entry is a room too', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'rooms.yaml': '- slug: tech\n  title: 技术\n- slug: product\n  title: 产品\n  timeZone: Asia/Tokyo\n',
    'days/product/2023-03-09.md': message,
    'days/other/2023-03-09.md': message,
  });
  const { rooms, problems } = await readRooms(folder, await listDays(folder));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    rooms.map(({ slug, title, timeZone }) => [slug, title, timeZone]),
    [
      ['tech', '技术', 'Asia/Shanghai'],
      ['product', '产品', 'Asia/Tokyo'],
      ['other', 'other', 'Asia/Shanghai'],
    ],
  );
});

test('all problems of a folder are reported at once: rooms, days, encoding, talks, digests', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'rooms.yaml':
      '- slug: product\n  title: 产品\n  timeZone: Mars/Base\n- slug: talks\n  title: 专题\n- slug: a\n  title: 甲\n  colour: red\n',
    'days/product/2023-03-08.md': new Uint8Array([0x3e, 0xd4, 0xe7]),
    'days/product/2023-03-09.md': `${session}${message}`,
    'days/product/2023-03-10.md': `${session}${message}`,
    'days/product/2023-03-11.md': '> 08:00:01  甲\n\n> 08:00:00  甲\n',
    'days/search/2023-03-11.md': message,
    'talks/good.mdx': '---\ntitle: 好\nsummary: 好\nsession: same\n---\n\n<Cite of="m-080000" />\n',
    'talks/cites.mdx': '---\ntitle: 坏\nsummary: 坏\nsession: same\n---\n\n<Cite of="m-090000" />\n',
    'talks/lost.mdx': '---\ntitle: 坏\nsummary: 坏\nsession: nowhere\n---\n',
    'talks/bare.mdx': '---\ntitle: 坏\nsession: same\n---\n',
  });
  const days: string[] = [];
  const { problems } = await checkArchive(folder, (day) => days.push(`${day.room}/${day.date}`));
  const found = problems.map((found) => `${displayPosition(found).slice(folder.length + 1)} ${found.rule}`);
  assert.deepEqual(found.sort(), [
    'days/product/2023-03-08.md:1:2 encoding',
    'days/product/2023-03-10.md:3:5 session-slug',
    'days/product/2023-03-11.md:3:3 time-order',
    'days/search: room-reserved',
    'rooms.yaml:3:3 list-entry',
    'rooms.yaml:4:3 list-entry',
    'rooms.yaml:6:3 list-entry',
    'talks/bare.mdx:2:1 front-matter',
    'talks/cites.mdx:7:11 citation',
    // The second digest of one session.
    'talks/good.mdx:4:1 digest-duplicate',
    'talks/lost.mdx:4:1 digest-session',
  ]);
  assert.deepEqual(days, [
    'product/2023-03-09',
    'product/2023-03-10',
    'product/2023-03-11',
    'search/2023-03-11',
  ]);
});

test('what stands in itself, or names nothing, is reported at the alias, and does not make reading throw', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'days/product/2023-03-09.md': `---\nx:\n  - &a [*a]\n---\n${message}`,
    'rooms.yaml': '- &a\n  slug: product\n  title: *a\n',
    'terms.yaml': '- slug: a\n  name: *none\n',
  });
  const { problems } = await checkArchive(folder, () => undefined);
  assert.deepEqual(
    problems.map((found) => [displayPosition(found).slice(folder.length + 1), found.rule]),
    [
      ['rooms.yaml:3:10', 'list-yaml'],
      ['terms.yaml:2:9', 'list-yaml'],
      ['days/product/2023-03-09.md:3:9', 'front-matter-yaml'],
    ],
  );
});

test('a slug of a list that is there already is an error where it stands, and the first entry counts', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'rooms.yaml': '- slug: product\n  title: 产品\n- title: 另一个\n  slug: product\n',
    'terms.yaml': 'slug: netting\n',
    'people.yaml': '- labels: [甲]\n  room: 7\n',
  });
  const { problems } = await checkArchive(folder, () => undefined);
  assert.deepEqual(
    problems.map((found) => [displayPosition(found).slice(folder.length + 1), found.rule]),
    [
      ['rooms.yaml:4:3', 'list-duplicate'],
      ['terms.yaml:1:1', 'list-form'],
      ['people.yaml:2:3', 'list-entry'],
    ],
  );
  assert.match(problems[2]?.expected ?? '', /^a value of type string, or a value of type array$/);
  assert.equal(problems[2]?.fix, 'correct `room` in this person; its keys are name, slug, room, labels');
  const { rooms } = await readRooms(folder, []);
  assert.deepEqual(
    rooms.map(({ title }) => title),
    ['产品'],
  );
});

test('a digest without a session may not have the address of one', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'days/product/2023-03-09.md': `${session}${message}`,
    'talks/same.mdx': '---\ntitle: 好\nsummary: 好\nroom: product\ndate: 2023-03-09\n---\n',
  });
  const { problems } = await checkArchive(folder, () => undefined);
  assert.deepEqual(
    problems.map(({ rule, line }) => [rule, line]),
    [['digest-address', 4]],
  );
});

test('a file that is not named as its day is an error: its page would be lost, or hide another', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'days/product/2023-03-09.md': message,
    'days/product/2023-03-09-b.md': message,
    'days/Tech/2023-03-09.md': message,
  });
  const { problems } = await checkArchive(folder, () => undefined);
  assert.deepEqual(
    problems.map(({ rule, severity, expected }) => [rule, severity, expected]),
    [
      ['file-misplaced', 'error', 'days/tech/2023-03-09.md'],
      ['file-misplaced', 'error', 'days/product/2023-03-09.md'],
    ],
  );
});

test('a YAML alias that names nothing is a problem of its file', async () => {
  const folder = await newFolder();
  await writeTree(folder, {
    'days/product/2023-03-09.md': message,
    'rooms.yaml': '- slug: product\n  title: *重要\n',
    'terms.yaml': '- slug: *x\n  name: 词\n',
    'people.yaml': '- labels: [*甲, 乙]\n',
  });
  const { problems } = await checkArchive(folder, () => undefined);
  assert.deepEqual(
    problems.map(({ file, rule }) => [file.split('/').at(-1), rule]),
    [
      ['rooms.yaml', 'list-yaml'],
      ['terms.yaml', 'list-yaml'],
      ['people.yaml', 'list-yaml'],
    ],
  );
});
