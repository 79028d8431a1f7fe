import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qunlu } from './qunlu.ts';

test('every message of the sample is exported once, for OpenSearch with an action before each', async () => {
  const { status, out } = await qunlu('export', '--format', 'jsonl');
  assert.equal(status, 0);
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  assert.ok(records.length > 1000);
  assert.equal(new Set(records.map(({ address }) => address)).size, records.length);
  const first = records.find(({ address }) => address === '/product/2023-03-09/#m-193026');
  assert.deepEqual(
    [first?.['time'], first?.['place'], first?.['talk']],
    ['2023-03-09T19:30:26+08:00', 'talk', 'product-2023-03-09-1930'],
  );

  const bulk = (await qunlu('export', '--format', 'opensearch')).out.trim().split('\n');
  assert.equal(bulk.length, records.length * 2);
  const action = JSON.parse(bulk[0] ?? '') as { index: { _id: string } };
  assert.equal(action.index._id, (JSON.parse(bulk[1] ?? '') as { address: string }).address);

  const index = JSON.parse((await qunlu('export', '--format', 'opensearch-index')).out) as {
    mappings: { properties: Record<string, unknown> };
  };
  for (const field of new Set(records.flatMap((record) => Object.keys(record)))) {
    assert.ok(index.mappings.properties[field], field);
  }
});

test('a format that there is not is refused', async () => {
  const { status, note } = await qunlu('export', '--format', 'xml');
  assert.equal(status, 2);
  assert.match(note, /choices are jsonl, opensearch/);
});
