import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { unzip, zipLimits } from '../../src/import/zip.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipOf = (files: Record<string, Uint8Array>) => ({
  path: 'export.zip',
  bytes: zipSync(files, { level: 9 }),
});

test('a zip is a folder of its readable files', () => {
  const { files, problems } = unzip(
    zipOf({
      'b/2.json': bytesOf('[]'),
      'a.txt': bytesOf('x'),
      'c.jpg': bytesOf('y'),
      '__MACOSX/._a.txt': bytesOf('z'),
    }),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    files.map(({ path }) => path),
    ['export.zip/a.txt', 'export.zip/b/2.json'],
  );
});

test('a bomb is refused, whichever limit it breaks', () => {
  const nothing = new Uint8Array(4_000_000);
  for (const [files, limits] of [
    [{ 'a.json': nothing }, zipLimits],
    [
      { 'a.json': bytesOf('[]'), 'b.json': bytesOf('[]'), 'c.jpg': bytesOf('') },
      { ...zipLimits, entries: 2 },
    ],
    [
      { 'a.json': bytesOf('x'.repeat(600)), 'b.json': bytesOf('y'.repeat(600)) },
      { ...zipLimits, inflatedBytes: 1000 },
    ],
  ] as const) {
    const read = unzip(zipOf(files), limits);
    assert.deepEqual(read.files, []);
    assert.deepEqual(
      read.problems.map(({ rule, severity }) => [rule, severity]),
      [['export-zip-size', 'error']],
    );
  }
});

test('an entry that says it is small is not inflated beyond what it says', () => {
  const { bytes } = zipOf({ 'a.json': new Uint8Array(3_000_000) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 28 < bytes.length; at++) {
    // The uncompressed size, in the local header and in the directory.
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  const { files } = unzip({ path: 'x.zip', bytes });
  assert.ok((files[0]?.bytes.length ?? 0) <= 10);
});

test('a name in GBK is read', () => {
  const name = '支付.txt';
  const gbk = [0xd6, 0xa7, 0xb8, 0xb6];
  const { bytes } = zipOf({ 'abcd.txt': bytesOf('x') });
  for (let at = 0; at + 8 < bytes.length; at++) {
    if (String.fromCharCode(...bytes.subarray(at, at + 8)) === 'abcd.txt') bytes.set(gbk, at);
  }
  assert.deepEqual(
    unzip({ path: 'x.zip', bytes }).files.map(({ path }) => path),
    [`x.zip/${name}`],
  );
});

test('what is no zip, or half of one, is told', () => {
  const whole = zipOf({
    'a.json': bytesOf(JSON.stringify(Array.from({ length: 500 }, (_, index) => index * 7919))),
  }).bytes;
  for (const bytes of [
    new Uint8Array(),
    bytesOf('PK\u0003\u0004 nonsense'),
    whole.subarray(0, whole.length / 2),
  ]) {
    const { files, problems } = unzip({ path: 'x.zip', bytes });
    assert.deepEqual(files, []);
    assert.equal(problems[0]?.rule, 'export-zip');
  }
});
