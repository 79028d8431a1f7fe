import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { zipSync } from 'fflate';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(root, 'tests', 'fixtures', 'formats');
const work = mkdtempSync(join(tmpdir(), 'qunlu-sources-'));
after(() => rmSync(work, { recursive: true }));

function importInto(content: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'src', 'cli', 'main.ts'),
      'import',
      ...words,
      '--content',
      join(work, content),
    ],
    { encoding: 'utf8', cwd: root },
  );
  assert.ok(!/^\s+at /m.test(stderr), `a stack shows:\n${stderr}`);
  return { status, stdout, stderr };
}

const dayFile = (content: string, path: string): string =>
  readFileSync(join(work, content, 'days', path), 'utf8');

test('a zip is imported as its folder would be, and the format is named', () => {
  const { stdout } = importInto(
    'zip',
    join(fixtures, 'slack', 'zip', 'input', 'export.zip'),
    '--time-zone',
    'UTC',
  );
  assert.match(stdout, /\bslack 1\b/);
  assert.match(dayFile('zip', 'pay-tech/2016-12-30.md'), /^> 15:50:00 {2}林夏\n\nHi @Bob Zhou\u2005, see/m);
});

test('a phone’s zip of a chat is named by the zip', () => {
  const chat = '[31/12/2022 11:40:26] Alice: <attached: 00000001-PHOTO-2022-12-31-11-40-26.jpg>\n';
  const path = join(work, 'WhatsApp Chat - Pay Tech.zip');
  writeFileSync(
    path,
    zipSync({ '_chat.txt': Buffer.from(chat), '00000001-PHOTO-2022-12-31-11-40-26.jpg': Buffer.from('x') }),
  );
  const { status, stdout } = importInto('phone', path);
  assert.equal(status, 0);
  assert.match(stdout, /\bwhatsapp 1\b/);
  assert.match(
    dayFile('phone', 'pay-tech/2022-12-31.md'),
    /^> 11:40:26 {2}Alice\n\n<!-- image: \S*00000001-PHOTO-2022-12-31-11-40-26\.jpg/m,
  );
});

test('what is imported twice changes nothing', () => {
  const source = join(fixtures, 'phone-manager', 'gbk-table', 'input');
  importInto('twice', source, '--room', 'pay');
  const before = dayFile('twice', 'pay/2017-06-22.md');
  importInto('twice', source, '--room', 'pay');
  assert.equal(dayFile('twice', 'pay/2017-06-22.md'), before);
});

test('the room’s clock comes from rooms.yaml', () => {
  mkdirSync(join(work, 'zones'));
  writeFileSync(
    join(work, 'zones', 'rooms.yaml'),
    '- slug: pay-tech\n  title: Pay\n  timeZone: Europe/London\n',
  );
  importInto('zones', join(fixtures, 'telegram', 'single-chat', 'input'));
  assert.deepEqual(readdirSync(join(work, 'zones', 'days', 'pay-tech')), ['2020-01-01.md']);
  assert.match(dayFile('zones', 'pay-tech/2020-01-01.md'), /^> 16:00:08 {2}Bob$/m);
});

test('a folder of other things is told, not stumbled over', () => {
  const folder = join(work, 'other');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'photo.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
  writeFileSync(join(folder, 'notes.txt'), 'buy milk\n');
  writeFileSync(join(folder, 'half.json'), '[{"a":');
  writeFileSync(join(folder, 'noise.zip'), 'PK\u0003\u0004 noise');
  writeFileSync(join(folder, 'deep', 'table.csv'), 'a,b\n1,2\n');
  const alone = importInto('none', folder);
  assert.notEqual(alone.status, 0);
  assert.match(alone.stderr, /noise\.zip:1:1 error \[zip\]/);
  cpSync(join(fixtures, 'weflow', 'csv', 'input', 'pay-tech.csv'), join(folder, 'deep', 'pay-tech.csv'));
  importInto('some', folder);
  assert.match(dayFile('some', 'pay-tech/2023-11-15.md'), /^> 14:15:23 {2}林夏$/m);
});

test('a file that is named and of no format is an error that lists what was tried', () => {
  const path = join(work, 'unknown.txt');
  writeFileSync(path, 'nothing of the kind\n');
  const { status, stderr } = importInto('unknown', path);
  assert.notEqual(status, 0);
  assert.match(stderr, /unknown\.txt:1:1 error \[format\].*whatsapp 0/);
});

test('a chat whose dates cannot be told writes nothing until it is said', () => {
  const source = join(fixtures, 'whatsapp', 'ambiguous', 'input');
  assert.match(importInto('dates', source).stderr, /--date-order day-first or --date-order month-first/);
  importInto('dates', source, '--date-order', 'day-first');
  assert.match(dayFile('dates', 'pay/2017-04-03.md'), /Alice/);
  assert.equal(importInto('dates', source, '--date-order', 'backwards').status, 2);
  assert.equal(importInto('dates', source, '--time-zone', 'Mars/Base').status, 2);
});
