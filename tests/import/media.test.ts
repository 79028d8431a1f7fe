import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import type { ExportDay, ExportMessage } from '../../src/import/format.ts';
import { MediaImport, type MediaReport } from '../../src/import/media/import.ts';
import { orientationOf, withoutMetadata } from '../../src/import/media/metadata.ts';
import {
  folderPlace,
  type MediaPlace,
  neighbourPlace,
  openPlace,
  zipPlace,
} from '../../src/import/media/place.ts';
import { safeName } from '../../src/import/media/stored-name.ts';
import { ZipFile } from '../../src/import/zip.ts';
import * as contents from '../../src/message/content.ts';
import { identify } from '../../src/message/message.ts';
import type { Content, Message } from '../../src/message/schema.ts';
import { newFolder, readTree, writeTree } from '../folder.ts';

const picture = (width = 4, height = 3) =>
  sharp({ create: { width, height, channels: 3, background: '#c30' } });
const exif = {
  IFD0: { Make: 'Kamera', Model: 'X-100', Software: 'telefon' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' },
};

const messageOf = (said: Content): ExportMessage => ({ time: '09:00:00', speaker: 'Ada', ...said });
const dayOf = (...said: Content[]): ExportDay => ({
  room: 'product',
  date: '2023-03-09',
  messages: said.map(messageOf),
});

interface Setup {
  own?: MediaPlace[];
  others?: MediaPlace[];
  maxBytes?: number;
  content?: string;
  write?: boolean;
}

/** Brings the media of messages in, as an import does. */
async function bring(
  exportPath: string,
  said: readonly Content[],
  { own = [], others = [], maxBytes = 1 << 20, content, write = true }: Setup = {},
) {
  const folder = content ?? (await newFolder());
  const report: MediaReport = { copied: 0, missing: 0, leftOut: {} };
  const media = new MediaImport(folder, own, { places: others, maxBytes }, report);
  const { messages } = await media.locate(dayOf(...said), exportPath);
  const merged = identify(messages.map(({ exportSource: _, ...message }) => message as ExportMessage));
  await media.keep(merged, { write });
  return { content: folder, report, messages: merged, problems: media.problems() };
}

const sourceOf = (message: Message | undefined): string | undefined =>
  message && 'src' in message ? message.src : undefined;

describe('media', () => {
  test('a file beside its export is copied by its content, with name, size and pixels', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'photos/p 1.jpg': await picture().jpeg().toBuffer(),
      'photos/again.jpg': await picture().jpeg().toBuffer(),
      'files/计划 v2.pdf': 'pdf',
      'voice/1.ogg': 'ogg',
    });
    const { content, messages, report } = await bring(
      join(folder, 'result.json'),
      [
        contents.image({ src: 'photos/p 1.jpg' }, 'look'),
        contents.image({ src: './photos/again.jpg' }),
        contents.file({ src: 'files\\计划 v2.pdf' }),
        contents.voice({ src: 'voice/1.ogg', seconds: 3 }),
      ],
      { own: [folderPlace(folder)] },
    );
    const [first, second, file, voice] = messages;
    assert.match(sourceOf(first) ?? '', /^media\/[0-9a-f]{2}\/[0-9a-f]{12}-p_1\.jpg$/);
    // The same content keeps the name that it has here: a reader may save it.
    assert.match(sourceOf(second) ?? '', /^media\/[0-9a-f]{2}\/[0-9a-f]{12}-again\.jpg$/);
    assert.ok(first?.kind === 'image' && file?.kind === 'file' && voice?.kind === 'voice');
    assert.deepEqual([first.width, first.height, first.text], [4, 3, 'look']);
    assert.deepEqual([file.name, file.bytes, file.text], ['计划 v2.pdf', 3, '计划 v2.pdf']);
    assert.deepEqual([voice.bytes, voice.seconds], [3, 3]);
    assert.deepEqual(report, { copied: 4, missing: 0, leftOut: {} });
    assert.deepEqual(
      Object.keys(await readTree(content)).sort(),
      [first, second, file, voice].map((message) => sourceOf(message)).sort(),
    );
  });

  test('in a zip, in a folder of a zip, and from a place that was named', async () => {
    const folder = await newFolder();
    const path = join(folder, 'export.zip');
    await writeFile(
      path,
      zipSync({ 'chat/p.png': await picture().png().toBuffer(), 'chat/_chat.txt': new Uint8Array() }),
    );
    await writeTree(folder, { 'elsewhere/deep/q.png': await picture(5, 5).png().toBuffer() });
    const { messages } = await bring(
      `${path}/chat/_chat.txt`,
      [
        contents.image({ src: 'p.png' }),
        contents.image({ src: 'q.png' }),
        contents.image({ src: 'https://dead.example/img/q.png?x=1' }),
      ],
      { own: [zipPlace(await ZipFile.open(path))], others: [await openPlace(join(folder, 'elsewhere'))] },
    );
    for (const message of messages) assert.match(sourceOf(message) ?? '', /^media\//);
    const fromZip = await bring('x/chat.json', [contents.image({ src: 'chat/p.png' })], {
      others: [await openPlace(path)],
    });
    assert.match(sourceOf(fromZip.messages[0]) ?? '', /^media\//);
    await assert.rejects(openPlace(join(folder, 'nowhere')), /no folder or zip/);
  });

  test('an id in the path or address tells files of one name apart', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'general/attachments/F8-map.png': await picture(8, 8).png().toBuffer(),
      'general/attachments/F9-map.png': await picture(9, 9).png().toBuffer(),
      '__uploads/F7/map.png': await picture(7, 7).png().toBuffer(),
      'plain/q.png': await picture(2, 2).png().toBuffer(),
    });
    const addresses = [
      ...['https://files.example/T1-F8/map.png', 'https://files.example/T1-F9/download/F9/map.png'],
      ...['https://files.example/T1-F7/map.png?t=x', '__uploads/F7/map.png'],
      // Of these there is no file: another one of the name would be a wrong picture.
      ...['https://files.example/T1-F5/map.png', '__uploads/F5/map.png', 'https://files.example/img/q.png'],
    ];
    for (const where of [
      { own: [folderPlace(folder)] },
      { others: [folderPlace(join(folder, 'general')), folderPlace(join(folder, '__uploads'))] },
    ]) {
      const { messages } = await bring(
        join(folder, 'export.json'),
        addresses.map((src) => contents.image({ src })),
        where,
      );
      const widths = messages.map((message) => (message.kind === 'image' ? message.width : undefined));
      assert.deepEqual(widths, [8, 9, 7, 7, undefined, undefined, undefined]);
    }
  });

  test('no path of an export and no link leads out of where the export lies', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'secret.pdf': 'secret', 'export/result.json': '{}', 'export/ok.pdf': 'fine' });
    await symlink(join(folder, 'secret.pdf'), join(folder, 'export', 'link.pdf'));
    await symlink(folder, join(folder, 'export', 'up'));
    const hostile = [
      '../secret.pdf',
      'x/../../secret.pdf',
      join(folder, 'secret.pdf'),
      'link.pdf',
      'up/secret.pdf',
      'file:///etc/passwd',
      '..\\secret.pdf',
      '..',
      '/',
      '\0',
    ];
    for (const place of [folderPlace(join(folder, 'export')), neighbourPlace(join(folder, 'export'))]) {
      const { content, messages, report } = await bring(
        join(folder, 'export', 'result.json'),
        [...hostile, 'ok.pdf'].map((src) => ({ kind: 'file', text: 'x', src }) as const),
        { own: [place] },
      );
      assert.equal(report.copied, 1);
      assert.deepEqual(messages.slice(0, -1).map(sourceOf), hostile);
      assert.deepEqual(Object.values(await readTree(content)), ['fine']);
    }
  });

  test('a name never becomes more than a name', () => {
    for (const [name, safe] of [
      ['../../etc/passwd', 'etc_passwd'],
      ['.htaccess', 'htaccess'],
      ['<img src=x>.PNG', 'img_src=x_.png'],
      ['计划 (终).pdf', '计划_终_.pdf'],
      ['\u202egpj.exe', 'gpj.exe'],
      ['...', 'file'],
    ] as const) {
      assert.equal(safeName(name), safe);
    }
    assert.ok(Buffer.byteLength(safeName('长'.repeat(300) + '.pdf')) < 200);
  });

  test('what would run, is too large or shows where it was taken is left out, and said', async () => {
    const folder = await newFolder();
    await writeTree(folder, {
      'setup.exe': 'MZ',
      'page.html': '<script>',
      'bad.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'good.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
      'film.mp4': 'x'.repeat(2000),
      'photo.jpg': '\0\0\0\x18ftypheic\0\0\0\0',
    });
    const names = ['setup.exe', 'page.html', 'bad.svg', 'good.svg', 'film.mp4', 'photo.jpg'];
    const { content, report, problems } = await bring(
      join(folder, 'result.json'),
      names.map((src) => contents.attachment({ src, name: src })),
      { own: [folderPlace(folder)], maxBytes: 1000 },
    );
    assert.equal(report.copied, 1);
    assert.equal(
      Object.values(report.leftOut).reduce((sum, count) => sum + count),
      5,
    );
    assert.equal(Object.keys(await readTree(content)).length, 1);
    const [problem] = problems;
    assert.equal(problems.length, 1);
    assert.equal(problem?.rule, 'media-left-out');
    assert.match(problem.actual, /5 files left out: setup\.exe \(type exe\), page\.html \(type html\)/);
  });

  test('files that are not there are told in one line, with where was looked', async () => {
    const folder = await newFolder();
    const { report, problems } = await bring(
      join(folder, 'result.json'),
      Array.from({ length: 300 }, (_, nth) => contents.image({ src: `photos/${nth}.jpg` })),
      { own: [folderPlace(folder)], others: [folderPlace(folder)] },
    );
    assert.deepEqual(report, { copied: 0, missing: 300, leftOut: {} });
    const [problem, ...more] = problems;
    assert.deepEqual(more, []);
    assert.equal(problem?.rule, 'media-missing');
    assert.match(problem.actual, /^300 files .*photos\/0\.jpg, photos\/1\.jpg.* and 295 more; looked in/);
    assert.ok(problem.actual.includes(folder));
  });

  test('a sticker is kept once, whatever it was called when', async () => {
    const folder = await newFolder();
    const bytes = await picture().png().toBuffer();
    await writeTree(folder, { 'a.png': bytes, 'b.png': bytes });
    const own = [folderPlace(folder)];
    const first = await bring(join(folder, 'x.json'), [contents.sticker('', 'a.png')], { own });
    const second = await bring(join(folder, 'x.json'), [contents.sticker('', 'b.png')], {
      own,
      content: first.content,
    });
    assert.equal(sourceOf(second.messages[0]), sourceOf(first.messages[0]));
    assert.equal(Object.keys(await readTree(first.content)).length, 1);
  });

  test('a dry run copies nothing', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'a.pdf': 'x' });
    const { content, report } = await bring(join(folder, 'x.json'), [contents.file({ src: 'a.pdf' })], {
      own: [folderPlace(folder)],
      write: false,
    });
    assert.equal(report.copied, 1);
    assert.deepEqual(await readdir(content), []);
  });

  test('of two files of one name neither is taken, unless the path tells which', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'm/a/1.pdf': 'a', 'm/b/1.pdf': 'b', 'e/x.json': '' });
    const others = [folderPlace(join(folder, 'm'))];
    const { messages } = await bring(
      join(folder, 'e', 'x.json'),
      [contents.file({ src: '1.pdf' }), contents.file({ src: 'https://x.example/b/1.pdf' })],
      { own: [folderPlace(join(folder, 'e'))], others },
    );
    assert.equal(sourceOf(messages[0]), '1.pdf');
    assert.match(sourceOf(messages[1]) ?? '', /^media\/3e\//);
  });
});

describe('pictures', () => {
  const formats = ['jpeg', 'png', 'webp'] as const;

  for (const type of formats) {
    test(`a ${type} loses place and camera and keeps its pixels`, async () => {
      const image = picture(40, 30)
        .withExif(exif)
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">telefon</x:xmpmeta>');
      const bytes = await image[type]().toBuffer();
      assert.match(bytes.toString('latin1'), /Kamera/);
      const trailer = Buffer.from('telefon: 52.5 N');
      const bare = Buffer.from(
        withoutMetadata(Buffer.concat([bytes, type === 'webp' ? Buffer.of() : trailer]), type),
      );
      assert.doesNotMatch(bare.toString('latin1'), /Kamera|X-100|telefon|Exif|GPS/);
      const [before, after] = [await sharp(bytes).raw().toBuffer(), await sharp(bare).raw().toBuffer()];
      assert.ok(before.equals(after));
      assert.equal((await sharp(bare).metadata()).exif, undefined);
    });
  }

  test('a JPEG on its side stays upright, and has the size in which it is shown', async () => {
    const bytes = await picture(40, 30)
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer();
    assert.equal(orientationOf(bytes), 6);
    const bare = withoutMetadata(bytes, 'jpeg');
    assert.equal((await sharp(bare).metadata()).orientation, 6);
    assert.doesNotMatch(Buffer.from(bare).toString('latin1'), /Kamera/);
    const folder = await newFolder();
    await writeTree(folder, { 'p.jpg': bytes });
    const { messages } = await bring(join(folder, 'x.json'), [contents.image({ src: 'p.jpg' })], {
      own: [folderPlace(folder)],
    });
    const [message] = messages;
    assert.deepEqual(message?.kind === 'image' && [message.width, message.height], [30, 40]);
  });

  test('a large picture is shown smaller, with its original beside it', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'p.jpg': await picture(4000, 3000).withExif(exif).jpeg().toBuffer() });
    const { content, messages } = await bring(join(folder, 'x.json'), [contents.image({ src: 'p.jpg' })], {
      own: [folderPlace(folder)],
    });
    const [message] = messages;
    assert.ok(message?.kind === 'image');
    assert.deepEqual([message.width, message.height], [2048, 1536]);
    const shown = join(content, message.src ?? '');
    const size = async (path: string): Promise<number> =>
      (await sharp(await readFile(path)).metadata()).width;
    assert.equal(await size(shown), 2048);
    const original = shown.replace('.jpg', '.original.jpg');
    assert.ok(existsSync(original));
    assert.equal(await size(original), 4000);
    for (const path of [shown, original]) assert.doesNotMatch(await readFile(path, 'latin1'), /Kamera/);
  });

  test('a long screenshot stays readable', async () => {
    const folder = await newFolder();
    await writeTree(folder, { 'p.png': await picture(300, 5000).png().toBuffer() });
    const { messages } = await bring(join(folder, 'x.json'), [contents.image({ src: 'p.png' })], {
      own: [folderPlace(folder)],
    });
    const [message] = messages;
    assert.deepEqual(message?.kind === 'image' && [message.width, message.height], [300, 5000]);
  });

  test('a broken picture is copied as it is, and stops nothing', async () => {
    const folder = await newFolder();
    const whole = await picture(40, 30).jpeg().toBuffer();
    await writeTree(folder, { 'half.jpg': whole.subarray(0, 60), 'none.png': 'picture', 'empty.jpg': '' });
    const { report } = await bring(
      join(folder, 'x.json'),
      ['half.jpg', 'none.png', 'empty.jpg'].map((src) => contents.image({ src })),
      { own: [folderPlace(folder)] },
    );
    assert.equal(report.copied, 3);
  });
});
