import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newFolder, writeTree } from '../folder.ts';
import { qunlu } from './qunlu.ts';

const before = process.env['QUNLU_SITE'];
after(() => {
  if (before === undefined) delete process.env['QUNLU_SITE'];
  else process.env['QUNLU_SITE'] = before;
});

test('an address of the site gives whole addresses, with a slash at its end or without', async () => {
  process.env['QUNLU_SITE'] = 'https://example.org/';
  const { siteConfig } = await import('../../src/site.config.ts');
  assert.equal(`${siteConfig.site}${siteConfig.base}`, 'https://example.org/');
});

test('a site in English describes itself in English', async () => {
  process.env['QUNLU_LANGUAGE'] = 'en';
  const english: string = '../../src/site.config.ts?en';
  const { siteConfig } = (await import(english)) as typeof import('../../src/site.config.ts');
  delete process.env['QUNLU_LANGUAGE'];
  assert.doesNotMatch(siteConfig.description, /\p{Script=Han}/u);
});

test('an address of the site without a protocol is told from one', async () => {
  const folder = await newFolder();
  await writeTree(folder, { 'days/product/2023-03-09.md': '> 08:00:01  甲\n\n早\n' });
  process.env['QUNLU_SITE'] = 'example.org';
  const { status, note } = await qunlu('build', '--content', folder, '--out', `${folder}/dist`);
  assert.equal(status, 2);
  assert.match(note, /^qunlu: QUNLU_SITE.*“example\.org”\n$/);
});
