import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonDocument } from '../../src/cli/json-document.ts';

for (const items of [[], ['a'], [{ text: '“]}\n' }, 2, null]]) {
  test(`a list of ${items.length} with other fields is one document`, () => {
    const lines: string[] = [];
    const document = new JsonDocument('changes', (line) => lines.push(line));
    for (const item of items) document.add(item);
    document.end({ files: 3, absent: undefined, days: [{ in: 1 }] });
    assert.deepEqual(JSON.parse(lines.join('\n')), { changes: items, files: 3, days: [{ in: 1 }] });
  });
}

test('each item is written when it comes', () => {
  const lines: string[] = [];
  const document = new JsonDocument('changes', (line) => lines.push(line));
  document.add('first');
  assert.match(lines.join(''), /"first"$/);
});
