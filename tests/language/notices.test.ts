import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOfWords, noticeWords } from '../../src/language/notices.ts';

test('a notice is written in the language asked for', () => {
  const facts = { who: 'Ada', whom: ['Ben', 'Cy'], what: 'Seeds' };
  assert.equal(noticeWords('zh', 'invite', facts), 'Ada 邀请 Ben、Cy 加入了群');
  assert.equal(noticeWords('en', 'invite', facts), 'Ada invited Ben, Cy');
  assert.equal(noticeWords('en', 'call', { who: 'Ada' }), 'Ada started a call');
  assert.equal(noticeWords('zh', 'call', { who: 'Ada', what: '1:05' }), 'Ada 发起了通话（1:05）');
});

test('what WeChat tells by words has its event', () => {
  for (const [words, event] of [
    ['"周远"撤回了一条消息', 'recall'],
    ['"林夏" 拍了拍 "周远"', 'pat'],
    ['"周远"邀请"何川"加入了群聊', 'invite'],
    ['"何川"通过扫描"周远"分享的二维码加入群聊', 'join'],
    ['你将"何川"移出了群聊', 'remove'],
    ['"周远"修改群名为“支付”', 'rename'],
    ['以上是打招呼的内容', undefined],
  ] as const)
    assert.equal(eventOfWords(words), event, words);
});
