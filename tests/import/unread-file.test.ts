import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeUnread, likenessOf } from '../../src/import/unread-file.ts';

const bytesOf = (head: string): Uint8Array => Buffer.from(head, 'latin1');

describe('a file that no format reads', () => {
  const files: [path: string, head: string, noun: RegExp][] = [
    ['chat.docx', 'PK\x03\x04word/document.xml', /^Word document$/],
    ['chat.doc', '\xd0\xcf\x11\xe0', /^Word document$/],
    ['Chat.pdf', '%PDF-1.7', /^PDF$/],
    ['no-ending', '\x89PNG\r\n\x1a\n', /^picture$/],
    ['IMG_1.HEIC', '', /^picture$/],
    ['msgstore.db', 'SQLite format 3\0', /^SQLite database$/],
    ['msgstore.db.crypt15', '\x0a\x10', /^encrypted WhatsApp backup$/],
    ['EnMicroMsg.db', '\x1f\x9a\x04', /^encrypted database$/],
    ['page.html', '<!DOCTYPE html><p>', /^web page$/],
    ['chat.rar', 'Rar!\x1a\x07', /^archive$/],
    ['chat.txt', '', /^empty file$/],
    ['data.json', '{"conversation": [{"who": 1}]}', /^JSON file with conversation, who$/],
    ['notes.txt', 'dear diary\nsecond', /^text file that begins “dear diary”$/],
    ['blob', '\x00\x01\x02', /^file of no known kind$/],
  ];
  for (const [path, head, noun] of files)
    test(`${path} is a ${noun.source.slice(1, -1)}`, () => {
      assert.match(likenessOf({ path, head: bytesOf(head) }).noun, noun);
    });

  test('files of one kind are told together', () => {
    const pictures = Array.from({ length: 7 }, (_, nth) => ({ path: `${nth}.png`, head: new Uint8Array() }));
    const lines = describeUnread([...pictures, { path: 'a.pdf', head: bytesOf('%PDF-') }]);
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^7 × picture: 0\.png, 1\.png, 2\.png, 3\.png, 4\.png and 2 more\n/);
  });
});
