import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { excessOf, sharedName, ZipFile, zipLimits } from '../../src/import/zip.ts';
import { newFolder } from '../folder.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipOf = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files, { level: 9 });

async function open(bytes: Uint8Array, limits = zipLimits): Promise<ZipFile> {
  const path = join(await newFolder(), 'export.zip');
  await writeFile(path, bytes);
  return ZipFile.open(path, limits);
}

const namesIn = ({ entries }: ZipFile): string[] => entries.map(({ name }) => name);

test('a zip is its files, read one by one; what a Mac adds, is hidden or leads out is none of them', async () => {
  const zip = await open(
    zipOf({
      'a.txt': bytesOf('x'),
      'b/2.json': bytesOf('[]'),
      'c.jpg': bytesOf('y'.repeat(5000)),
      '__MACOSX/._a.txt': bytesOf('z'),
      '.hidden/a.txt': bytesOf('z'),
      '../../out.txt': bytesOf('z'),
      'b/../../out.txt': bytesOf('z'),
    }),
  );
  assert.deepEqual(namesIn(zip), ['a.txt', 'b/2.json', 'c.jpg']);
  const texts = [];
  for (const entry of zip.entries) texts.push(new TextDecoder().decode(await zip.read(entry)));
  assert.deepEqual(texts, ['x', '[]', 'y'.repeat(5000)]);
});

test('a bomb is refused, whichever limit it breaks', async () => {
  const nothing = new Uint8Array(4_000_000);
  assert.match(excessOf(await open(zipOf({ 'a.json': nothing }))) ?? '', /inflates \d+ times/);
  // Media are not read whole, and a picture of one colour shrinks to nothing.
  assert.equal(excessOf(await open(zipOf({ 'a.bmp': nothing }))), undefined);
  const two = zipOf({ 'a.json': bytesOf('x'.repeat(600)), 'b.json': bytesOf('y'.repeat(600)) });
  assert.match(excessOf(await open(two), { ...zipLimits, textBytes: 1000 }) ?? '', /1000 bytes/);
  await assert.rejects(open(two, { ...zipLimits, entries: 1 }), /more than 1 files/);
  await assert.rejects(open(two, { ...zipLimits, directoryBytes: 10 }), /too large/);
});

test('an entry that says it is small is not inflated beyond what it says', async () => {
  const bytes = zipOf({ 'a.json': new Uint8Array(3_000_000) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 28 < bytes.length; at++) {
    // The uncompressed size, in the local header and in the directory.
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  const zip = await open(bytes);
  await assert.rejects(zip.read(zip.entries[0] as ZipFile['entries'][number]));
});

/** A zip of one empty-ish file whose name has these bytes, with or without the flag that says they are UTF-8. */
function named(name: number[], isUtf8: boolean): Uint8Array {
  const placeholder = 'a'.repeat(name.length);
  const bytes = zipOf({ [`${placeholder}.txt`]: bytesOf('x') });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 12 < bytes.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint16(at + 6, isUtf8 ? 0x800 : 0, true);
    if (signature === 0x02014b50) view.setUint16(at + 8, isUtf8 ? 0x800 : 0, true);
    const here = String.fromCharCode(...bytes.subarray(at, at + name.length + 4));
    if (here === `${placeholder}.txt`) bytes.set(name, at);
  }
  return bytes;
}

test('a name is read in its real encoding: the flag of UTF-8 decides, else GBK where it is no UTF-8', async () => {
  const latin = [...Buffer.from('général')];
  assert.deepEqual(namesIn(await open(named(latin, true))), ['général.txt']);
  assert.deepEqual(namesIn(await open(named(latin, false))), ['général.txt']);
  assert.deepEqual(namesIn(await open(named([0xd6, 0xa7, 0xb8, 0xb6], false))), ['支付.txt']);
});

test('what is no zip, half of one, or damaged is told', async () => {
  const numbers = JSON.stringify(Array.from({ length: 500 }, (_, index) => index * 7919));
  const whole = zipOf({ 'a.json': bytesOf(numbers) });
  for (const bytes of [
    new Uint8Array(),
    bytesOf('PK\u0003\u0004 nonsense'),
    whole.subarray(0, whole.length / 2),
  ]) {
    await assert.rejects(open(bytes), /no end of a zip/);
  }
  const damaged = whole.slice();
  damaged[60] = (damaged[60] as number) ^ 0xff;
  const zip = await open(damaged);
  await assert.rejects(zip.read(zip.entries[0] as ZipFile['entries'][number]));
});

test('two files of one name are noticed where they may hold messages', async () => {
  const bytes = Buffer.from(
    zipOf({ 'a.json': bytesOf('[1]'), 'b.json': bytesOf('[2]'), 'c.txt': bytesOf('x') }),
  );
  for (let at = bytes.indexOf('b.json'); at >= 0; at = bytes.indexOf('b.json', at)) bytes.write('a.json', at);
  assert.equal(sharedName(await open(bytes)), 'a.json');
  assert.equal(
    sharedName(await open(zipOf({ 'a.json': bytesOf('1'), 'b/a.json': bytesOf('2') }))),
    undefined,
  );
});
