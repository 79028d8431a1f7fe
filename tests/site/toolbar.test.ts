import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSites } from '../built-site.ts';

/** What only the panel of the development server holds: names of its events, marks, words. */
const traces = ['qunlu-curation', 'qunlu:curation', 'data-curating', '签到从这里开始', 'astro-dev-toolbar'];

test('nothing of curating is in the built site', async () => {
  for (const { out } of builtSites) {
    let files = 0;
    for await (const path of glob('**/*.{html,js,mjs,css,json,xml,txt}', { cwd: out })) {
      files++;
      const text = await readFile(join(out, path), 'utf8');
      for (const trace of traces) assert.ok(!text.includes(trace), `${path} holds ${trace}`);
    }
    assert.ok(files > 10, `${out} was built`);
  }
});
