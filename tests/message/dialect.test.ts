import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readBody, writeBody } from '../../src/message/dialect.ts';
import { contentOf } from '../../src/message/message.ts';
import { message as messageSchema, type Message } from '../../src/message/schema.ts';

const place = { id: 'm-193100', time: '19:31:00', speaker: '乙' };

/** Bodies in normal form, each with what it says. */
const pairs: readonly (readonly [name: string, body: string, says: object])[] = [
  ['words', '按日计。', { kind: 'text', text: '按日计。' }],
  ['nothing', '', { kind: 'missing', text: '' }],
  [
    'a reply',
    '<!-- reply: 19:30:00#2 -->\n按日计。',
    { kind: 'text', text: '按日计。', replyTo: { id: 'm-193000-2' } },
  ],
  [
    'a reply to another day',
    '<!-- reply: 2017-05-10 19:30:00 -->\n按日计。',
    { kind: 'text', text: '按日计。', replyTo: { date: '2017-05-10', id: 'm-193000' } },
  ],
  [
    'a voice message with its transcript',
    '<!-- voice: 12s media/ab/0042.opus -->\n晚点上线',
    { kind: 'voice', text: '晚点上线', transcript: '晚点上线', seconds: 12, src: 'media/ab/0042.opus' },
  ],
  [
    'a picture with its caption',
    '<!-- image: media/ab/p.jpg 1280x960 -->\n流程图',
    { kind: 'image', text: '流程图', src: 'media/ab/p.jpg', width: 1280, height: 960 },
  ],
  [
    'a document, named by its first line',
    '<!-- file: media/ab/x.pdf bytes=1234 -->\n方案 v2.pdf\n见附件',
    { kind: 'file', text: '方案 v2.pdf\n见附件', name: '方案 v2.pdf', src: 'media/ab/x.pdf', bytes: 1234 },
  ],
  ['a file name alone', '方案.pdf', { kind: 'file', text: '方案.pdf', name: '方案.pdf' }],
  ['words that look like a file name', '<!-- text -->\n方案.pdf', { kind: 'text', text: '方案.pdf' }],
  [
    'a link card',
    '<!-- link -->\n备付金新规\n逐条解读\nhttps://example.com/a?b=c',
    {
      kind: 'link',
      text: '备付金新规\n逐条解读\nhttps://example.com/a?b=c',
      title: '备付金新规',
      description: '逐条解读',
      url: 'https://example.com/a?b=c',
    },
  ],
  [
    'an address alone',
    'https://example.com/',
    { kind: 'link', text: 'https://example.com/', url: 'https://example.com/' },
  ],
  [
    'a poll with votes',
    '<!-- poll: 3 ? -->\n周四讲什么？\n- 清分\n- 对账',
    {
      kind: 'poll',
      text: '周四讲什么？\n- 清分\n- 对账',
      question: '周四讲什么？',
      options: [{ text: '清分', votes: 3 }, { text: '对账' }],
    },
  ],
  [
    'a place',
    '<!-- location: lat=31.2 lon=121.5 -->\n陆家嘴',
    { kind: 'location', text: '陆家嘴', name: '陆家嘴', lat: 31.2, lon: 121.5 },
  ],
  [
    'a forwarded record',
    '<!-- forward -->\n群聊的聊天记录\n- 19:30:00  甲\n  第一行\n  第二行\n- 2017-05-10 19:31:00  乙 [image]\n  图.png',
    {
      kind: 'forward',
      text: '群聊的聊天记录\n- 19:30:00  甲\n  第一行\n  第二行\n- 2017-05-10 19:31:00  乙 [image]\n  图.png',
      title: '群聊的聊天记录',
      items: [
        { speaker: '甲', kind: 'text', text: '第一行\n第二行', time: '19:30:00' },
        { speaker: '乙', kind: 'image', text: '图.png', time: '2017-05-10 19:31:00' },
      ],
    },
  ],
  ['a notice', '<!-- notice: join -->\n乙 加入了群', { kind: 'notice', text: '乙 加入了群', event: 'join' }],
  [
    'an edit and reactions',
    '<!-- edited: 2023-03-09T10:00:00+08:00 -->\n<!-- reactions: 👍 3, ❤ 1 "丙-公司" -->\n好',
    {
      kind: 'text',
      text: '好',
      edited: '2023-03-09T10:00:00+08:00',
      reactions: [
        { emoji: '👍', count: 3 },
        { emoji: '❤', count: 1, by: ['丙-公司'] },
      ],
    },
  ],
  ['a tombstone', '<!-- removed -->\n含客户姓名', { kind: 'removed', text: '含客户姓名' }],
  ['words like an annotation', '\\<!-- removed -->\n好', { kind: 'text', text: '<!-- removed -->\n好' }],
  // Spellings of the version before stay as they stand.
  [
    'a picture in Markdown',
    '![2017-05-11 19:30:00](http://img.example.com/1.png)',
    {
      kind: 'image',
      text: '2017-05-11 19:30:00',
      alt: '2017-05-11 19:30:00',
      src: 'http://img.example.com/1.png',
    },
  ],
  [
    'a voice message in brackets',
    '[语音 12"] 好',
    { kind: 'voice', text: '好', transcript: '好', seconds: 12 },
  ],
];

describe('a body', () => {
  for (const [name, body, says] of pairs) {
    test(`${name}: is read, and written as it stood`, () => {
      const { content, circumstances, unknown } = readBody(body, place.speaker);
      const message = { ...place, ...circumstances, ...content } as Message;
      const { spelling, ...published } = { ...circumstances, ...content } as Message & { spelling?: string };
      assert.deepEqual(published, says);
      assert.deepEqual(unknown, []);
      assert.equal(writeBody(message).join('\n'), body, spelling);
    });
  }

  test('an annotation that nobody knows is kept, named, and no words', () => {
    for (const line of ['<!-- pinned: yes -->', '<!-- reply: 7 o clock -->', '<!-- image: 1x2 "open -->']) {
      const { content, circumstances, unknown } = readBody(`<!-- edited -->\n${line}\n好`, '乙');
      assert.equal(content.text, '好');
      assert.deepEqual(unknown, [{ line: 1, annotation: line }]);
      const written = writeBody({ ...place, ...circumstances, ...content });
      assert.deepEqual(written, ['<!-- edited -->', line, '好']);
    }
  });

  test('an annotation of which anything would be lost is kept as it stands', () => {
    const lines = [
      ...['<!-- edited: yesterday -->', '<!-- edited: 2024-01-01T00:00:00, 2 -->', '<!-- forwarded: "" -->'],
      ...[
        '<!-- reply: 19:30:00, 20:00:00 -->',
        '<!-- reply: to=19:30:00 -->',
        '<!-- image: text="words" -->',
      ],
      ...['<!-- text: kind=removed -->', '<!-- text: id=m-000001 -->', '<!-- image: a.png b.png -->'],
      ...['<!-- image: 1x2 3x4 -->', '<!-- voice: 1s 2s -->', '<!-- poll: 1 2 -->'],
    ];
    for (const line of lines) {
      const { content, circumstances, unknown } = readBody(`${line}\n好`, '乙');
      assert.deepEqual(content, { kind: 'text', text: '好' }, line);
      assert.deepEqual(unknown, [{ line: 0, annotation: line }]);
      const said = messageSchema.parse({ ...place, ...circumstances, ...content });
      assert.deepEqual(writeBody(said), [line, '好']);
    }
  });

  test('annotations that nobody knows keep their order', () => {
    const body = ['<!-- image: 1x2 3x4 -->', '<!-- pinned -->', '好'];
    const { content, circumstances } = readBody(body.join('\n'), '乙');
    assert.deepEqual(writeBody({ ...place, ...circumstances, ...content }), body);
  });

  test('a line that was meant as a tombstone and is none is named', () => {
    const broken = [
      ...['<!--removed-->\n私事', '<!-- Removed -->\n私事', '<!-- removed: privacy -->\n私事'],
      ...['<!-- removed --> 私事', '私事\n<!-- removed -->', '<!-- voice: 3s -->\n<!-- removed -->\n私事'],
    ];
    for (const body of broken) {
      const { brokenTombstones } = readBody(body, '乙');
      const line = body.split('\n').findIndex((words) => /removed/i.test(words));
      assert.deepEqual(brokenTombstones, [{ line, annotation: body.split('\n')[line] }], body);
    }
    assert.deepEqual(readBody('<!-- edited -->\n<!-- removed -->', '乙').brokenTombstones, []);
  });

  test('words that look like a tombstone are written so that they are words', () => {
    for (const text of [
      '<!--removed-->',
      '好\n<!-- Removed: x -->',
      '<!-- removed --> 好',
      '\\<!--removed-->',
    ]) {
      const body = writeBody({ ...place, kind: 'text', text }).join('\n');
      const { content, brokenTombstones } = readBody(body, '乙');
      assert.deepEqual([content, brokenTombstones], [{ kind: 'text', text }, []]);
    }
  });

  test('a changed content gives up the spelling of the version before', () => {
    const { content, circumstances } = readBody('[语音 12"]', '乙');
    const found = { ...place, ...circumstances, ...contentOf(content), src: 'media/a.opus' } as Message;
    assert.deepEqual(writeBody(found), ['<!-- voice: 12s media/a.opus -->']);
  });

  test('what no person said is a notice in older archives', () => {
    const { content, circumstances } = readBody('甲 加入了群', '系统消息');
    assert.deepEqual(content, { kind: 'notice', text: '甲 加入了群' });
    const written = writeBody({ ...place, speaker: '系统消息', ...circumstances, ...content });
    assert.deepEqual(written, ['甲 加入了群']);
  });
});
