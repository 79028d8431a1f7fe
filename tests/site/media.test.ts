import assert from 'node:assert/strict';
import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyMedia, findMediaFile, listMedia } from '../../src/site/media-files.ts';
import { NamedMedia } from '../../src/site/named-media.ts';
import { newFolder, writeTree } from '../folder.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8"/></svg>';

test('pictures, recordings and documents are handed out; pages, scripts, programs and links are not', async () => {
  const content = await newFolder();
  const safe = ['ab/a.png', 'ab/b.JPG', 'c.opus', 'd.mp4', 'e.pdf', 'f.docx', 'g.zip', 'h.svg'];
  const unsafe = [
    'a.html',
    'b.htm',
    'c.xhtml',
    'd.js',
    'e.mjs',
    'f.exe',
    'g.apk',
    'h.docm',
    'i.sh',
    'k',
    'l.xml',
  ];
  await writeTree(content, {
    ...Object.fromEntries([...safe, ...unsafe].map((name) => [`media/${name}`, 'x'])),
    'media/h.svg': drawing,
    'media/script.svg': drawing.replace('<path', '<script>alert(1)</script><path'),
    'secret.pdf': 'x',
  });
  await symlink(join(content, 'secret.pdf'), join(content, 'media', 'link.pdf'));
  assert.deepEqual(await listMedia(content), safe);
  assert.equal(findMediaFile(content, 'media/../secret.pdf'), undefined);

  const out = await newFolder();
  await copyMedia(content, out, () => true);
  const copied = await readdir(join(out, 'media'), { recursive: true, withFileTypes: true });
  assert.equal(copied.filter((entry) => entry.isFile()).length, safe.length);
});

test('each file is handed out as what it is', async () => {
  const content = await newFolder();
  await writeTree(content, {
    'media/a.opus': 'x',
    'media/b.mp4': 'x',
    'media/c.pdf': 'x',
    'media/d.amr': 'x',
  });
  const typesOf = (name: string) => {
    const { type, contentType } = findMediaFile(content, `media/${name}`)!;
    return [type, contentType];
  };
  assert.deepEqual(typesOf('a.opus'), ['audio', 'audio/ogg']);
  assert.deepEqual(typesOf('b.mp4'), ['video', 'video/mp4']);
  assert.deepEqual(typesOf('c.pdf'), ['document', 'application/pdf']);
  assert.deepEqual(typesOf('d.amr'), ['document', 'application/octet-stream']);
});

test('an archive without media has none', async () => {
  assert.deepEqual(await listMedia(await newFolder()), []);
});

test('what import brought is handed out as long as something that is published names it', async () => {
  const content = await newFolder();
  const shown = 'media/ab/ab0123456789-a.png';
  const original = 'media/ab/ab0123456789-a.original.png';
  const withheld = 'media/cd/cd0123456789-a.png';
  const own = 'media/cover.png';
  const files = [shown, original, withheld, own];
  await writeTree(content, Object.fromEntries(files.map((name) => [name, 'x'])));
  const media = new NamedMedia();
  media.add(JSON.stringify({ messages: [{ kind: 'image', src: shown }] }));
  const out = await newFolder();
  await copyMedia(content, out, (src) => media.isPublished(src));
  const copied = await readdir(join(out, 'media'), { recursive: true });
  assert.deepEqual(copied.filter((name) => name.endsWith('.png')).sort(), [
    'ab/ab0123456789-a.original.png',
    'ab/ab0123456789-a.png',
    'cover.png',
  ]);
});
