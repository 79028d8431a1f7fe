import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sites } from '../built-site.ts';
import { readPages } from './page.ts';

test('an English site of an English room holds no Chinese word or sign, not in a label either', async () => {
  const pages = await readPages(sites.english);
  assert.ok(pages.length > 8);
  for (const { path, html } of pages) {
    assert.match(html, /^<!DOCTYPE html><html lang="en"/, path);
    assert.deepEqual(
      html.match(/.{0,40}[\p{Script=Han}\u3000-\u303f\uff00-\uffef].{0,20}/gu) ?? [],
      [],
      path,
    );
  }
});
