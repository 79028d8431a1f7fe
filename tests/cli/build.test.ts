import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { after, describe, test } from 'node:test';
import { withOutput } from '../../src/cli/output-folder.ts';
import { answerPublicFile, copyPublicFiles } from '../../src/site/public-files.ts';
import { freePort, project } from '../built-site.ts';
import { newFolder, writeTree } from '../folder.ts';
import { qunlu, qunluWith, servedAt } from './qunlu.ts';

const day = { 'days/product/2023-03-09.md': '> 08:00:01  甲\n\n早\n' };

/** A folder on another filesystem than the project's where the system has one, and else any. */
async function farFolder(): Promise<string> {
  if (!existsSync('/dev/shm')) return newFolder();
  const folder = await mkdtemp('/dev/shm/qunlu-');
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('build', () => {
  test('writes to another filesystem, with the files of public/ and what the command line says', async () => {
    const content = await newFolder();
    const icon = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const own = { 'public/CNAME': 'example.org', 'public/icon.svg': icon, 'public/.well-known/a.txt': '甲' };
    await writeTree(content, { ...day, ...own });
    const out = await farFolder();
    await writeTree(out, { 'old.html': '', '.git/HEAD': 'ref' });
    const words = ['--content', content, '--out', out, '--title', '某群', '--json', '--verbose'];
    const { status, out: said, note } = await qunluWith({ QUNLU_TITLE: '他群' }, 'build', ...words);
    assert.equal(status, 0, note);
    assert.deepEqual(JSON.parse(said), { content, out, base: '/' });
    assert.match(note, /^reading content: .*\nbundling: .*\nsearch index/m);
    assert.match(await readFile(join(out, 'index.html'), 'utf8'), /<title>某群<\/title>/);
    for (const [path, text] of Object.entries(own)) {
      assert.equal(await readFile(join(out, path.slice('public/'.length)), 'utf8'), text);
    }
    assert.ok(existsSync(join(out, 'robots.txt')) && existsSync(join(out, 'pagefind')));
    assert.deepEqual(
      [existsSync(join(out, 'old.html')), existsSync(join(out, '.git', 'HEAD'))],
      [false, true],
    );
    const left = (await readdir(join(project, '.astro'))).filter((name) => name.startsWith('site-'));
    assert.deepEqual(left, []);
  });

  test('stops before a page of its own would be replaced by a file of public/', async () => {
    const content = await newFolder();
    await writeTree(content, { ...day, 'public/permalinks.txt': '', 'public/search/index.html': '' });
    const { status, note } = await qunlu('build', '--content', content, '--out', join(content, 'dist'));
    assert.equal(status, 2);
    for (const name of ['permalinks.txt', 'search/index.html']) {
      assert.ok(note.includes(`public/${name} and the site's own /${name}`), note);
    }
    assert.doesNotMatch(note, /^\s+at /m);
  });
});

describe('the output folder', () => {
  test('is written from wherever the command is called, also beside the project under a name like its own', async () => {
    const root = resolve(project);
    const out = await mkdtemp(`${root}-`);
    after(() => rm(out, { recursive: true, force: true }));
    const before = process.cwd();
    const elsewhere = await realpath(await newFolder());
    process.chdir(elsewhere);
    try {
      await withOutput(out, async (folder) => {
        // Astro takes every path that begins with the working folder's for one below it, and packages from there.
        assert.equal(process.cwd(), root);
        assert.ok(folder.startsWith(root + sep), folder);
        await writeTree(folder, { 'index.html': 'page' });
      });
      assert.equal(process.cwd(), elsewhere);
    } finally {
      process.chdir(before);
    }
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), 'page');
  });
});

describe('files of public/', () => {
  test('never replace a page that was built', async () => {
    const folder = await newFolder();
    const page = 'product/2023-03-09/index.html';
    await writeTree(folder, { [`dist/${page}`]: 'page', [`public/${page}`]: 'file', 'public/CNAME': 'x' });
    await assert.rejects(
      copyPublicFiles(folder, join(folder, 'dist')),
      /product\/2023-03-09\/index\.html and /,
    );
    assert.equal(await readFile(join(folder, 'dist', page), 'utf8'), 'page');
    assert.ok(!existsSync(join(folder, 'dist', 'CNAME')));
  });

  test('are served below the base while developing, and nothing beside them', async () => {
    const content = await newFolder();
    await writeTree(content, { 'public/图 1.txt': '甲', 'secret.txt': 'x' });
    const config = { base: '/chats/' } as Parameters<typeof answerPublicFile>[0]['config'];
    const answer = answerPublicFile({ content, config, out: '', indexParts: [] });
    const server = createServer((request, response) => {
      void answer(request, response, () => response.writeHead(404).end());
    });
    after(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const served = await fetch(`${origin}/chats/${encodeURIComponent('图 1.txt')}?v=1`);
    assert.deepEqual(
      [await served.text(), served.headers.get('content-type')],
      ['甲', 'text/plain; charset=utf-8'],
    );
    for (const path of ['/chats/..%2fsecret.txt', '/chats/%2e%2e/secret.txt', '/图 1.txt', '/chats/']) {
      assert.equal((await fetch(`${origin}${path}`)).status, 404, path);
    }
  });

  test('are served by `dev`, below a base too', async () => {
    const content = await newFolder();
    await writeTree(content, { ...day, 'public/CNAME': 'example.org', 'public/robots.txt': '甲' });
    const words = ['--content', content, '--base', 'chats', '--port', String(await freePort())];
    await servedAt('dev', words, async (address) => {
      assert.match(address, /\/chats\/$/);
      assert.equal(await (await fetch(`${address}CNAME`)).text(), 'example.org');
      assert.equal(await (await fetch(`${address}robots.txt`)).text(), '甲');
      assert.match(await (await fetch(`${address}product/2023-03-09/`)).text(), /id="m-080001"/);
    });
  });
});
