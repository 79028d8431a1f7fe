import assert from 'node:assert/strict';
import { test } from 'node:test';
import { room } from '../../src/archive/schema.ts';

const roomIn = (language?: string) => room.parse({ slug: 'garden', title: '花园', language });

test('the language of a room is a language tag', () => {
  assert.equal(roomIn().language, 'zh-CN');
  for (const tag of ['zh-CN', 'en', 'zh-Hant-TW', 'ja']) assert.equal(roomIn(tag).language, tag);
  for (const tag of ['', 'Chinese language', 'zh_CN'])
    assert.throws(() => roomIn(tag), /a language tag \(BCP 47\), such as zh-CN or en/);
});
