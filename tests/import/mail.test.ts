import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import sharp from 'sharp';
import { zipSync } from 'fflate';
import { mailsIn, readMail } from '../../src/import/mail.ts';

const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'qunlu-mail-'));
after(() => rmSync(work, { recursive: true }));

const base64 = (bytes: Uint8Array | string): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

/** Returns a mail of words, in as many parts as there are, and of files. */
function mailOf(words: readonly string[], files: Readonly<Record<string, Uint8Array | string>> = {}): string {
  const texts = words.map(
    (text) =>
      `--b\r\nContent-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(text)}\r\n`,
  );
  const attached = Object.entries(files).map(([name, bytes]) => {
    const encoded = `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`;
    return (
      `--b\r\nContent-Type: application/octet-stream; name="${encoded}"\r\nContent-Disposition: attachment; ` +
      `filename="${encoded}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n`
    );
  });
  const head = 'From: a@example.com\r\nSubject: chat\r\nMIME-Version: 1.0\r\n';
  return `${head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${texts.join('')}${attached.join('')}--b--\r\n`;
}

const chat = (date: string, ...messages: string[]): string =>
  `“pay”的聊天记录如下，请查收。\n\n—————  ${date}  —————\n\n\n${messages.join('\n\n')}\n`;

const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

function importInto(content: string, ...words: string[]) {
  const arguments_ = ['--disable-warning=ExperimentalWarning', join(root, 'src', 'cli', 'main.ts'), 'import'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...arguments_, ...words, '--content', join(work, content)],
    { encoding: 'utf8', cwd: root },
  );
  assert.ok(!/^\s+at /m.test(stderr), `a stack shows:\n${stderr}`);
  return { status, output: stdout + stderr };
}
const dayOf = (content: string, path: string): string =>
  readFileSync(join(work, content, 'days', path), 'utf8');

const withPicture = (): string =>
  mailOf(
    [
      chat('2026-04-06', '林夏  16:21', '看图', '林夏  16:22', '[图片: 8b0a.png(请在附件中查看)]'),
      '周远  16:30\n\n[文件: 方案 v2.pdf(请在附件中查看)]\n',
    ],
    { '8b0a.png': picture, '方案 v2.pdf': '%PDF-1.4 invented' },
  );

describe('a mail is a container', () => {
  test('its pictures and documents come with its words, which may stand in several parts', () => {
    const path = join(work, 'chat.eml');
    writeFileSync(path, withPicture());
    const { status, output } = importInto('pictures', path);
    assert.equal(status, 0, output);
    const day = dayOf('pictures', 'pay/2026-04-06.md');
    assert.match(day, /^<!-- image: media\/[0-9a-f]{2}\/[0-9a-f]{12}-8b0a\.png .*40x30/m);
    assert.match(day, /^<!-- file: media\/[0-9a-f]{2}\/[0-9a-f]{12}-[^ ]*\.pdf/m);
    assert.equal(globSync('**/*.{png,pdf}', { cwd: join(work, 'pictures', 'media') }).length, 2);
  });
  test('in a zip, too', () => {
    const path = join(work, 'mails.zip');
    writeFileSync(path, zipSync({ 'inbox/chat.eml': Buffer.from(withPicture()) }));
    importInto('zipped', path);
    assert.match(dayOf('zipped', 'pay/2026-04-06.md'), /^<!-- image: media\//m);
  });
  test('each mail of a box has its own pictures, other letters are left alone', () => {
    const second = mailOf(
      [chat('2026-04-07', '林夏  09:00', '[图片: 8b0a.png(请在附件中查看)]', '周远  09:01', '>From here on')],
      { '8b0a.png': Buffer.concat([picture, Buffer.from('other')]) },
    );
    const letters = [withPicture(), mailOf(['Dear all,\nsee you at 12:00\n']), second];
    const path = join(work, 'all.mbox');
    writeFileSync(
      path,
      letters.map((mail) => `From a@example.com Mon Apr  6 16:40:00 2026\n${mail}\n\n`).join(''),
    );
    const { status, output } = importInto('box', path);
    assert.equal(status, 0, output);
    const sources = ['06', '07'].map(
      (day) => /image: (media\/\S+)/.exec(dayOf('box', `pay/2026-04-${day}.md`))?.[1],
    );
    assert.ok(sources[0] && sources[1]);
    assert.notEqual(sources[0], sources[1]);
  });
  test('an export that somebody has attached to a mail is read', () => {
    const path = join(work, 'attached.eml');
    writeFileSync(
      path,
      mailOf(['the chat is attached\n'], {
        '[LINE] hikers.txt':
          '[LINE] Chat history in hikers\nSaved on: 8/5/2024\n\nThu, 8/1/2024\n22:12\tAnn\thi\n',
      }),
    );
    const { status, output } = importInto('attached', path);
    assert.equal(status, 0, output);
    assert.match(dayOf('attached', 'hikers/2024-08-01.md'), /^> 22:12:00 {2}Ann\n\nhi/m);
  });
  test('one that cannot be read is an error that names it', () => {
    const path = join(work, 'deep.eml');
    const open = Array.from(
      { length: 60 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n`,
    );
    writeFileSync(path, `MIME-Version: 1.0\n${open.join('')}`);
    const { status, output } = importInto('deep', path);
    assert.notEqual(status, 0);
    assert.match(output, /deep\.eml: error \[export-unreadable\]/);
  });
});

describe('reading mails', () => {
  test('a file without a line of a box is one mail', () => {
    assert.equal(mailsIn(Buffer.from('Subject: a\n\nFrom here\n')).length, 1);
  });
  test('words alone, of a page alone, and of nothing', async () => {
    const read = async (mail: string): Promise<string> => (await readMail(Buffer.from(mail))).words.trim();
    assert.equal(await read('Subject: a\n\nhello\n'), 'hello');
    assert.equal(await read('Content-Type: text/html\n\n<p>one<br>two</p>'), 'one\ntwo');
    assert.equal(await read(''), '');
  });
  test('a mail of Apple Mail has its length before it', async () => {
    const mail = 'Subject: a\n\nhello\n';
    assert.equal(
      (await readMail(Buffer.from(`${mail.length}   \n${mail}<?xml version="1.0"?>`))).words.trim(),
      'hello',
    );
  });
  test('files of one name, and of none, keep apart', async () => {
    const files = (await readMail(Buffer.from(mailOf(['a'], { 'a/x.png': 'one', 'b/x.png': 'two' }))))
      .attachments;
    assert.deepEqual(
      files.map(({ name }) => name),
      ['x.png', '2-x.png'],
    );
  });
});
