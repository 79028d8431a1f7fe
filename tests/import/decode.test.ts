import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeText, headOf, replacedCharacters } from '../../src/import/decode.ts';

const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2 + (mark ? 2 : 0));
  const view = new DataView(bytes.buffer);
  if (mark) view.setUint16(0, 0xfeff, little);
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2 + (mark ? 2 : 0), text.charCodeAt(at), little);
  return bytes;
};

/** `支付，清算` in GBK. */
const gbk = Uint8Array.from([0xd6, 0xa7, 0xb8, 0xb6, 0xa3, 0xac, 0xc7, 0xe5, 0xcb, 0xe3]);

describe('the encodings that exports come in', () => {
  const line = '19:33  林夏\n支付，清算 12:00';
  for (const [name, bytes] of [
    ['UTF-8', new TextEncoder().encode(line)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${line}`)],
    ['UTF-16 LE with a mark', utf16(line, true, true)],
    ['UTF-16 BE with a mark', utf16(line, false, true)],
    ['UTF-16 LE', utf16(line, true, false)],
    ['UTF-16 BE', utf16(line, false, false)],
  ] as const) {
    test(name, () =>
      assert.deepEqual({ ...decodeText(bytes), encoding: '' }, { text: line, encoding: '', replaced: 0 }),
    );
  }

  test('GBK and GB18030', () => {
    assert.deepEqual(decodeText(gbk), { text: '支付，清算', encoding: 'gb18030', replaced: 0 });
    const fourBytes = Uint8Array.from([...gbk, 0x94, 0x39, 0xda, 0x33]);
    assert.equal(decodeText(fourBytes).text, '支付，清算💩');
  });

  test('a UTF-8 file with a few broken bytes stays UTF-8, and the loss is told with its place', () => {
    const text = new TextEncoder().encode('第一行\n第二行 支付清算 '.repeat(5));
    const broken = Uint8Array.from([...text, 0xff, 0xfe, ...text]);
    const decoding = decodeText(broken);
    assert.equal(decoding.encoding, 'utf-8');
    assert.ok(decoding.text.startsWith('第一行\n第二行'));
    const problem = replacedCharacters('a.txt', decoding);
    assert.deepEqual([problem?.rule, problem?.line], ['export-encoding', 6]);
  });
});

test('nothing makes decoding throw, and UTF-8 always comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeText(bytes).text === 'string'),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      // Text with zero characters of its own is none that a chat tool writes.
      fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
      assert.equal(decodeText(new TextEncoder().encode(text)).text, text);
    }),
  );
});

test('a head is never taken for another encoding because a character is cut', () => {
  const bytes = new TextEncoder().encode('支付清算'.repeat(100));
  for (let length = 20; length < 60; length++)
    assert.ok('支付清算'.repeat(100).startsWith(headOf(bytes, length)), String(length));
});
