import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Kind, kinds } from '../../src/message/schema.ts';
import { excerptText } from '../../src/render/excerpt.ts';
import { clockLength, fileSize } from '../../src/render/measure.ts';
import { stringsOf } from '../../src/site/strings.ts';
import { excerptOf } from '../../src/view/excerpt.ts';
import { viewContents } from '../view/messages.ts';
import { contents } from './kinds.ts';

/** The beginning of a message of each kind. */
const excerpts: Record<Kind, string> = {
  text: '看 example.com/a 👍 @linxia 好',
  image: '[图片] 第二版',
  video: '[视频] 演示',
  voice: '[语音] 晚点上线',
  file: '[文件] 规范.pdf 第二章改过',
  link: '标题 说明 example.com/doc',
  sticker: '[表情] 大笑',
  poll: '[投票] 几点？ - 七点 - 八点',
  location: '[位置] 茶馆',
  contact: '[名片] 老何',
  forward: '[聊天记录] 记录 - 10:00:00 甲 早 - 乙 [image]',
  notice: '小北加入了群聊',
  missing: '这条消息的内容没有随导出保存下来',
  removed: '这条消息已移除',
};

for (const kind of kinds) {
  test(`the beginning of a message of the kind ${kind}`, async () => {
    const [view] = (await viewContents([contents[kind]])).messages;
    assert.equal(excerptText(excerptOf(view!, 60), stringsOf['zh-CN']), excerpts[kind]);
  });
}

test('a long message is cut between characters, without what it quotes', async () => {
  const [view] = (
    await viewContents([{ kind: 'text', text: `「甲：乙」\n- - - - - - -\n${'😀'.repeat(20)}` }])
  ).messages;
  assert.equal(excerptOf(view!, 12).words, `${'😀'.repeat(5)}\ufffd…`);
});

test('lengths and sizes are short', () => {
  assert.deepEqual([12, 65, 3660].map(clockLength), ['0:12', '1:05', '61:00']);
  assert.deepEqual([340, 1_234_567, 12_345_678].map(fileSize), ['340 B', '1.2 MB', '12 MB']);
});
