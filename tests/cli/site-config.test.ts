import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { siteConfig } from '../../src/site.config.ts';
import { siteFromEnvironment } from '../../src/cli/site.ts';
import { newFolder, writeTree } from '../folder.ts';
import { qunluWith } from './qunlu.ts';

const names = ['SITE', 'LANGUAGE', 'TITLE', 'BASE', 'HIDDEN', 'OUT', 'CONTENT'].map(
  (name) => `QUNLU_${name}`,
);
afterEach(() => {
  for (const name of names) Reflect.deleteProperty(process.env, name);
});

/** The options of the site where the environment says this. */
async function siteWith(environment: Record<string, string>) {
  Object.assign(process.env, environment);
  return siteFromEnvironment();
}

test('an address of the site gives whole addresses, with a slash at its end or without', async () => {
  for (const site of ['https://example.org', 'https://example.org/']) {
    const { config } = await siteWith({ QUNLU_SITE: site });
    assert.equal(`${config.site}${config.base}`, 'https://example.org/');
  }
});

test('a site in English describes itself in English', async () => {
  const { config } = await siteWith({ QUNLU_LANGUAGE: 'en' });
  assert.doesNotMatch(config.description, /\p{Script=Han}/u);
});

test('the environment goes before the file; an empty variable says nothing', async () => {
  assert.equal((await siteWith({})).config.title, siteConfig.title);
  assert.equal((await siteWith({ QUNLU_TITLE: '' })).config.title, siteConfig.title);
  assert.equal((await siteWith({ QUNLU_TITLE: '某群' })).config.title, '某群');
  assert.equal((await siteWith({ QUNLU_BASE: 'chats' })).config.base, '/chats/');
});

test('hidden digests are switched on by 1, and by 0 they are not', async () => {
  for (const [value, hidden] of [
    ['1', true],
    ['0', false],
    ['', false],
  ] as const) {
    assert.equal((await siteWith({ QUNLU_HIDDEN: value })).config.hiddenDigests, hidden, value);
  }
});

test('an address of the site without a protocol is told from one', async () => {
  const folder = await newFolder();
  await writeTree(folder, { 'days/product/2023-03-09.md': '> 08:00:01  甲\n\n早\n' });
  const words = ['build', '--content', folder, '--out', `${folder}/dist`];
  const { status, note } = await qunluWith({ QUNLU_SITE: 'example.org' }, ...words);
  assert.equal(status, 2);
  assert.match(note, /^qunlu: .*QUNLU_SITE.*“example\.org”\.\n$/);
});
