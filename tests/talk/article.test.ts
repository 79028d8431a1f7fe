import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Article, articleOf } from '../../src/talk/article.ts';
import { type Block, blocksOf } from '../../src/talk/block.ts';
import type { Message } from '../../src/message/schema.ts';
import type { Part } from '../../src/archive/segment.ts';
import { conversation } from './conversation.ts';
import { hostileDay } from '../message/hostile.ts';

const shapeOf = (blocks: readonly Block[]) =>
  blocks.map((block) => [block.type, ...block.messages.map((message) => message.text)]);

describe('blocks', () => {
  test("join a speaker's run into a paragraph, and gather the reactions behind it", () => {
    const messages = conversation(
      '19:30:00 主 先看钱在哪',
      '19:30:20 客 [强]',
      '19:30:40 主 再看谁欠谁',
      '19:30:50 乙 赞',
      '19:31:00 甲 利息归谁？',
    );
    assert.deepEqual(shapeOf(blocksOf(messages, ['主'])), [
      ['paragraph', '先看钱在哪', '再看谁欠谁'],
      ['reactions', '[强]', '赞'],
      ['paragraph', '利息归谁？'],
    ]);
  });

  test('begin a paragraph after a pause, at an announcement and for a text written beforehand', () => {
    const prepared = '字'.repeat(150);
    const messages = conversation(
      '19:30:00 主 一句',
      '19:30:30 主 第二，账怎么平',
      '19:40:00 主 隔了很久',
      `19:40:10 主 ${prepared}`,
      '19:40:20 主 接着说',
    );
    assert.deepEqual(
      shapeOf(blocksOf(messages, ['主'])).map((block) => block[1]),
      ['一句', '第二，账怎么平', '隔了很久', prepared, '接着说'],
    );
  });

  test('keep pictures and files in place, alone', () => {
    const messages = conversation(
      '19:30:00 主 看图',
      '19:30:05 主 ![图](media/a.svg)',
      '19:30:10 主 这里',
      '19:30:15 主 讲义.pdf',
    );
    assert.deepEqual(
      shapeOf(blocksOf(messages, ['主'])).map((block) => block[0]),
      ['paragraph', 'figure', 'paragraph', 'figure'],
    );
  });
});

function messagesIn(article: Article): Message[] {
  const inBlocks = (blocks: readonly Block[]) => blocks.flatMap((block) => block.messages);
  return [
    ...article.signIn.roll,
    ...inBlocks(article.signIn.words),
    ...inBlocks(article.talk),
    ...inBlocks(article.qaOpening),
    ...article.exchanges.flatMap((exchange) => [...exchange.question, ...inBlocks(exchange.answer)]),
  ];
}

test('every message of a session is in its article once', () => {
  fc.assert(
    fc.property(hostileDay, fc.nat(), fc.nat(), ({ messages }, a, b) => {
      fc.pre(messages.length > 0);
      const [start, end] = [a % messages.length, b % messages.length].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const parts: Part[] = (
        [
          { name: 'sign-in', first: 0, last: start - 1 },
          { name: 'talk', first: start, last: end },
          { name: 'qa', first: end + 1, last: messages.length - 1 },
        ] as const
      ).filter((part) => part.first <= part.last);
      const article = articleOf(messages, parts, [messages[start]?.speaker ?? '']);
      const ids = messagesIn(article).map((message) => message.id);
      assert.deepEqual(ids.sort(), messages.map((message) => message.id).sort());
    }),
  );
});

test('the sign-in is a roll, apart from the words around it', () => {
  const messages = conversation(
    '19:00:00 群主 开始签到',
    '19:00:05 甲 签到',
    '19:00:06 乙 [OK]',
    '19:30:00 主 开讲',
  );
  const article = articleOf(
    messages,
    [
      { name: 'sign-in', first: 0, last: 2 },
      { name: 'talk', first: 3, last: 3 },
    ],
    ['主'],
  );
  assert.deepEqual(
    article.signIn.roll.map((message) => message.speaker),
    ['甲', '乙'],
  );
  assert.deepEqual(shapeOf(article.signIn.words), [['paragraph', '开始签到']]);
  assert.equal(article.minutes, 2 / 260);
});
