import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexPeople } from '../../src/archive/people.ts';
import { readDay } from '../../src/archive/day-file.ts';
import { room } from '../../src/archive/schema.ts';
import { type Kind, kinds } from '../../src/message/schema.ts';
import { bodyHtml } from '../../src/render/html/body.ts';
import { dayContext } from '../../src/render/html/context.ts';
import { dayMarkdown, talkMarkdown, wordsOf } from '../../src/render/markdown.ts';
import { stringsOf } from '../../src/site/strings.ts';
import { sequentialViewer } from '../../src/view/archive.ts';
import { publishedDay } from '../../src/view/day-view.ts';
import { hostileDay } from '../message/hostile.ts';
import { dayFile, viewFile } from '../view/archive.ts';
import { viewContents } from '../view/messages.ts';
import { contents, htmlContext } from './kinds.ts';
import { exampleTalk } from './talk.ts';

const t = stringsOf['zh-CN'];

test('a talk is prose with addresses; what is said before the first question is in it, reasons of removals are not', async () => {
  const { talk } = await exampleTalk();
  const markdown = talkMarkdown(talk, { t, addressOf: ({ id }) => `/#${id}` });
  assert.equal(
    markdown,
    [
      '# 对账\\*入门\\*',
      '## 分享',
      '大家好，今天讲\\*对账\\*。 [19:00](</#m-190000>)',
      '我的部分就到这里。 [19:06](</#m-190630>)',
      '## 问答',
      '**何川** 谢谢林老师，下面开始提问 [19:06](</#m-190650>)',
      '### 问 1 · 何川',
      '长款一般挂多久？ [19:07](</#m-190710>)',
      '**林夏** 「长款一般挂多久？」 一般先挂账，查清楚了再处理。 [19:08](</#m-190840>)',
      '**何川** 「这条消息已移除」 这句撤了吧 [19:09](</#m-190900>)',
      '**周舟\\-云帆\\-技术** 明白了 [19:16](</#m-191640>)\n',
    ].join('\n\n'),
  );
});

/** A message of each kind in the Markdown of a talk. */
const words: Record<Kind, string> = {
  text: '看 <https://example.com/a> 👍\\\n@linxia 好',
  image: '[流程图] 第二版',
  video: '\\[视频 1\\:05\\] 演示',
  voice: '\\[语音 0\\:12\\] 晚点上线',
  file: '\\[文件\\] 规范\\.pdf\\\n第二章改过',
  link: '标题 <https://example.com/doc>',
  sticker: '\\[表情\\] 大笑',
  poll: '\\[投票\\] 几点？ \\/ 七点 \\(3\\) \\/ 八点 \\(1\\)',
  location: '\\[位置\\] 茶馆 31\\.25\\, 121\\.5',
  contact: '\\[名片\\] 老何',
  forward: '\\[聊天记录\\] 记录\\\n\\- 10\\:00\\:00  甲\\\n  早\\\n\\-   乙 \\[image\\]',
  notice: '小北加入了群聊',
  missing: '',
  removed: '',
};

for (const kind of kinds) {
  test(`a message of the kind ${kind} stands in Markdown`, async () => {
    const [view] = (await viewContents([contents[kind]])).messages;
    assert.equal(wordsOf(view!, t), words[kind]);
  });
}

test('the twin of a day reads as what is published of it', async () => {
  const rooms = [room.parse({ slug: 'product', title: '产品' })];
  await fc.assert(
    fc.asyncProperty(hostileDay, async (day) => {
      const view = await sequentialViewer({ rooms, people: indexPeople([]) })(day);
      const read = readDay(dayMarkdown(view), 'days/product/2023-03-09.md').day;
      const plain = read?.messages.map(({ ...message }) => {
        if ('spelling' in message) delete message.spelling;
        return message;
      });
      assert.deepEqual(plain, publishedDay(view).messages);
    }),
  );
});

test('a picture alone is spelled as Markdown shows it', async () => {
  const view = await viewFile(dayFile(['10:00:00 甲', '![图](media/a.png)']));
  assert.match(dayMarkdown(view), /^!\[图\]\(media\/a\.png\)$/m);
});

test('what follows a mention stands as it was written, whatever ended it', async () => {
  const texts = ['@linxia，好', '@linxia 好', '@linxia\u2005好'];
  const view = await viewContents(texts.map((text) => ({ kind: 'text' as const, text })));
  assert.deepEqual(
    view.messages.map((message) => wordsOf(message, t)),
    ['@linxia，好', '@linxia 好', '@linxia 好'],
  );
  const page = view.messages.map((message) => bodyHtml(message, dayContext(htmlContext, view)));
  assert.deepEqual(
    page.map((html) => html.replace(/<[^>]+>/g, '')),
    ['@linxia，好', '@linxia 好', '@linxia 好'],
  );
});
