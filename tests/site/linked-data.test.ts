import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSites } from '../built-site.ts';

const [{ out }] = builtSites;

test('every talk tells search engines of its article and of one question with its answer', () => {
  const talks = readdirSync(join(out, 'talks'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && /-\d{4}$/.test(entry.name),
  );
  assert.ok(talks.length >= 3);
  for (const { name } of talks) {
    const html = readFileSync(join(out, 'talks', name, 'index.html'), 'utf8');
    const json = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
    const { '@graph': graph } = JSON.parse(json) as { '@graph': Record<string, unknown>[] };
    const [article, page] = graph;
    assert.equal(article?.['@type'], 'Article');
    assert.match(String(article['datePublished']), /^2023-03-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    assert.equal(page?.['@type'], 'QAPage');
    const { name: asked, suggestedAnswer } = page['mainEntity'] as Record<string, { text?: string }>;
    assert.ok(asked && suggestedAnswer?.text, name);
  }
});
