import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/message/message.ts';
import { type Kind, kinds } from '../../src/message/schema.ts';
import { exportRecords, searchableText } from '../../src/render/record.ts';
import { fold } from '../../src/search/format/fold.ts';
import { matches, parseQuery } from '../../src/search/query/query.ts';
import { contents } from './kinds.ts';
import { exampleTalk } from './talk.ts';

const place = { id: 'm-100000', time: '10:00:00', speaker: '何川' };

/** What search looks into, of a message of each kind. */
const searched: Record<Kind, string> = {
  text: '看 https://example.com/a [强]\n@linxia\u2005好',
  image: '第二版',
  video: '演示',
  voice: '晚点上线',
  file: '规范.pdf\n第二章改过',
  link: '标题\n说明\nhttps://example.com/doc',
  sticker: '大笑',
  poll: '几点？\n- 七点\n- 八点',
  location: '茶馆',
  contact: '老何',
  forward: '记录\n- 10:00:00  甲\n  早\n-   乙 [image]',
  notice: '小北加入了群聊',
  missing: '',
  removed: '',
};

for (const kind of kinds) {
  test(`search looks into what a message of the kind ${kind} says`, () => {
    assert.equal(searchableText({ ...contents[kind], ...place }), searched[kind]);
  });
}

test('search finds emoticons by name, pictures in a text by theirs, and mentions', () => {
  const texts = ['[强][强] 赞', '看图 ![流程图](media/a.png) 如上', '@小鱼-北岸\u2005好的'];
  const found = identify(texts.map((text) => ({ time: '09:00:00', speaker: '甲', text }))).map(
    searchableText,
  );
  assert.deepEqual(found.slice(0, 2), ['[强][强] 赞', '看图 流程图 如上']);
  assert.ok(matches(fold(found[2] ?? ''), parseQuery('"@小鱼-北岸 好的"')));
});

test('other tools receive every message but those removed, with its part of the session', async () => {
  const { day } = await exampleTalk();
  const records = exportRecords(day);
  assert.equal(records.length, 8);
  assert.deepEqual(records[0], {
    address: '/pay/2024-03-05/#m-190000',
    room: 'pay',
    date: '2024-03-05',
    time: '2024-03-05T19:00:00+08:00',
    speaker: '林夏-青禾付-产品',
    kind: 'text',
    place: 'talk',
    talk: 'pay-2024-03-05-1900',
    text: '大家好，今天讲*对账*。',
  });
  assert.doesNotMatch(JSON.stringify(records), /海棠|客户|内部/);
});
