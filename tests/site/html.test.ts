import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { siteNames, sites } from '../built-site.ts';
import { readPages } from './page.ts';

for (const name of siteNames.filter((name) => name !== 'below')) {
  test(`${name}: every page is valid HTML, by all recommended rules`, async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
    const pages = await readPages(sites[name]);
    assert.ok(pages.length > 5);
    const found: string[] = [];
    for (const { path, html } of pages) {
      const { results } = await validator.validateString(html, path);
      for (const { line, column, ruleId, message } of results.flatMap((result) => result.messages)) {
        found.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
      }
    }
    assert.deepEqual(found, []);
  });
}
