import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day, Session } from '../../src/archive/schema.ts';
import { segmentsOf } from '../../src/archive/segment.ts';
import { conversation } from '../talk/conversation.ts';
import { hostileDay } from '../message/hostile.ts';

const messages = conversation(
  ...[
    '18:00:00 甲 早',
    '19:00:00 甲 签到',
    '19:30:00 主 开讲',
    '19:30:00 主 第二条',
    '20:00:00 主 讲完',
    '20:10:00 甲 问？',
  ],
  ...['20:20:00 主 答', '21:00:00 乙 闲聊'],
);
const dayWith = (...sessions: Session[]): Day => ({
  room: 'product',
  date: '2023-03-09',
  frontMatter: { sessions },
  messages,
});
const base = { title: '讲', lead: ['主'] };

test('a session and its parts lie apart from the free chat around it', () => {
  const segments = segmentsOf(
    dayWith({ ...base, signIn: '19:00:00', start: '19:30:00', end: '20:00:00', qaEnd: '20:20:00' }),
  );
  assert.deepEqual(
    segments.map((segment) => [segment.type, segment.first, segment.last]),
    [
      ['free-chat', 0, 0],
      ['session', 1, 6],
      ['free-chat', 7, 7],
    ],
  );
  const [, session] = segments;
  assert.ok(session?.type === 'session');
  assert.equal(session.span.slug, 'product-2023-03-09-1930');
  assert.deepEqual(session.parts, [
    { name: 'sign-in', first: 1, last: 1 },
    { name: 'talk', first: 2, last: 4 },
    { name: 'qa', first: 5, last: 6 },
  ]);
});

test('a time names the nth message of its second', () => {
  const [, session] = segmentsOf(dayWith({ ...base, start: '19:30:00#2', end: '20:00:00' }));
  assert.deepEqual([session?.first, session?.last], [3, 4]);
});

test('sessions stand in the order of time, whatever their order in the file', () => {
  const segments = segmentsOf(
    dayWith(
      { ...base, title: '后', slug: 'later', start: '20:10:00', end: '20:20:00' },
      { ...base, title: '前', slug: 'sooner', start: '19:30:00', end: '20:00:00' },
    ),
  );
  assert.deepEqual(
    segments.map((segment) => (segment.type === 'session' ? segment.span.slug : segment.type)),
    ['free-chat', 'sooner', 'later', 'free-chat'],
  );
});

test('segments hold every message once, in order, whatever the sessions say', () => {
  fc.assert(
    fc.property(hostileDay, (day) => {
      const held = segmentsOf(day).flatMap(({ first, last }) => day.messages.slice(first, last + 1));
      assert.deepEqual(held, day.messages);
    }),
  );
});
