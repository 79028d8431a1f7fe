import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type BuiltSite, siteNames, sites } from '../built-site.ts';
import { type BuiltPage, readPages } from './page.ts';

const addressAttributes = ['href', 'src', 'action', 'poster', 'data-src'];

/** Addresses that a page names, sources of several sizes too. */
function addressesIn({ elements }: BuiltPage): string[] {
  return elements.flatMap(({ attributes }) => [
    ...addressAttributes.flatMap((name) => attributes[name] ?? []),
    ...(attributes['srcset'] ?? '').split(',').flatMap((one) => one.trim().split(' ')[0] || []),
  ]);
}

for (const name of siteNames) {
  const site = sites[name];
  test(`${name}: every address on the site leads to a page, an anchor or a file`, async () => {
    const pages = await readPages(site);
    const byAddress = new Map(pages.map((page) => [page.address, page]));
    const dead: string[] = [];
    let followed = 0;
    for (const page of pages) {
      for (const address of addressesIn(page)) {
        const url = new URL(address, `http://site.invalid${page.address}`);
        if (url.host !== 'site.invalid') continue;
        followed++;
        const target = byAddress.get(decodeURI(url.pathname));
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (target ? anchor !== '' && !target.ids.has(anchor) : !isFile(site, url.pathname)) {
          dead.push(`${page.path}: ${address}`);
        }
      }
    }
    assert.deepEqual(dead, []);
    assert.ok(followed > 100);
  });
}

function isFile({ out, base }: BuiltSite, path: string): boolean {
  if (!path.startsWith(base)) return false;
  const file = join(out, decodeURIComponent(path.slice(base.length)));
  return existsSync(file) && statSync(file).isFile();
}

for (const name of siteNames) {
  test(`${name}: nothing on a page is loaded from elsewhere`, async () => {
    for (const page of await readPages(sites[name])) {
      for (const element of page.elements) {
        if (element.name === 'a') continue;
        for (const attribute of ['src', 'href', 'srcset', 'poster', 'action']) {
          assert.doesNotMatch(
            element.attributes[attribute] ?? '',
            /^(?:https?:)?\/\//,
            `${page.path}: <${element.name} ${attribute}>`,
          );
        }
      }
    }
  });
}
