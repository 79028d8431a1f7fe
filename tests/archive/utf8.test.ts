import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeUtf8 } from '../../src/archive/utf8.ts';

test('UTF-8 is read, with and without a byte order mark', () => {
  assert.deepEqual(decodeUtf8(new TextEncoder().encode('早😀'), 'a.md'), { text: '早😀' });
  assert.deepEqual(decodeUtf8(new TextEncoder().encode('\ufeff早'), 'a.md'), { text: '早' });
  assert.deepEqual(decodeUtf8(new Uint8Array(), 'a.md'), { text: '' });
});

test('GBK is refused at its first sign, with line and column', () => {
  // 早 in GBK after a good first line.
  const bytes = new Uint8Array([...new TextEncoder().encode('好的\nab'), 0xd4, 0xe7, 0x0a]);
  const decoded = decodeUtf8(bytes, 'days/a/2023-03-09.md');
  assert.ok('problem' in decoded);
  const { severity, rule, file, line, column, actual } = decoded.problem;
  assert.deepEqual([severity, rule, file, line, column], ['error', 'encoding', 'days/a/2023-03-09.md', 2, 3]);
  assert.match(actual, /d4 e7 0a/);
});

test('a text cut in the middle of a sign is refused there', () => {
  const decoded = decodeUtf8(new TextEncoder().encode('ab早').subarray(0, 4), 'a.md');
  assert.ok('problem' in decoded);
  assert.deepEqual([decoded.problem.line, decoded.problem.column], [1, 3]);
});

test('wherever the bad byte stands, its place is told', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const good = before.replaceAll('\ufeff', '');
      const encoder = new TextEncoder();
      const bytes = new Uint8Array([...encoder.encode(good), 0xff, ...encoder.encode(after)]);
      const decoded = decodeUtf8(bytes, 'a.md');
      assert.ok('problem' in decoded);
      const lines = good.split('\n');
      assert.deepEqual(
        [decoded.problem.line, decoded.problem.column],
        [lines.length, (lines.at(-1) ?? '').length + 1],
      );
    }),
  );
});
