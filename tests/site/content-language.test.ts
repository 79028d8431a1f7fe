import assert from 'node:assert/strict';
import { test } from 'node:test';
import { room } from '../../src/archive/schema.ts';
import { contentLanguage } from '../../src/site/interface.ts';

const roomIn = (language?: string) => room.parse({ slug: 'garden', title: '花园', language });

test('what a room wrote is marked with its language where the page is in another', () => {
  assert.equal(roomIn().language, 'zh-CN');
  assert.equal(contentLanguage(roomIn()), undefined);
  assert.equal(contentLanguage(roomIn('en-GB')), 'en-GB');
});

test('the language of a room is a language tag', () => {
  for (const tag of ['zh-CN', 'en', 'zh-Hant-TW', 'ja']) assert.equal(roomIn(tag).language, tag);
  for (const tag of ['', 'Chinese language', 'zh_CN'])
    assert.throws(() => roomIn(tag), /a language tag \(BCP 47\), such as zh-CN or en/);
});
