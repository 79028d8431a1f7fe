import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import { exchangesOf } from '../../src/talk/exchange.ts';
import { identify } from '../../src/message/message.ts';

const messages = identify(
  [
    ['20:00:00', '甲', '请问备付金归谁？'],
    ['20:01:00', '乙', '那退款怎么走？'],
    ['20:02:00', '讲者', '归用户'],
    ['20:03:00', '讲者', '原路退回'],
    ['20:04:00', '丙', '发票另说'],
    ['20:05:00', '讲者', '发票按充值开'],
  ].map(([time = '', speaker = '', text = '']) => ({ time, speaker, text })),
);

const pairs = (stated?: Parameters<typeof exchangesOf>[2]): [string, string[]][] =>
  exchangesOf(messages, ['讲者'], stated).exchanges.map(({ question, answer }) => [
    question.map(({ text }) => text).join(),
    answer.flatMap((block) => block.messages.map(({ text }) => text)),
  ]);

test('what a curator says of answers goes before the guess, and the rest is guessed as before', () => {
  assert.deepEqual(pairs(), [
    ['请问备付金归谁？', ['发票按充值开']],
    ['那退款怎么走？', ['归用户', '原路退回', '发票另说']],
  ]);
  const stated = [
    { question: '20:00:00', answer: ['20:02:00'] },
    { question: '20:01:00', answer: ['20:03:00'] },
    { question: '20:04:00', answer: ['20:05:00'] },
  ];
  assert.deepEqual(pairs(stated), [
    ['请问备付金归谁？', ['归用户']],
    ['那退款怎么走？', ['原路退回']],
    ['发票另说', ['发票按充值开']],
  ]);
});

test('answers that name no message of the Q&A are reported where they stand', () => {
  const text = writeDay({
    room: 'product',
    date: '2023-03-09',
    frontMatter: {
      sessions: [
        {
          title: '一场',
          lead: ['甲'],
          start: '20:00:00',
          end: '20:00:00',
          qaEnd: '20:04:00',
          answers: [{ question: '20:01:00', answer: ['20:05:00', '20:09:00'] }],
        },
      ],
    },
    messages,
  });
  const { problems } = readDay(text, 'days/product/2023-03-09.md');
  assert.deepEqual(
    problems.map(({ rule, severity, actual }) => [rule, severity, actual.slice(0, 8)]),
    [
      ['session-answer', 'error', '20:05:00'],
      ['session-answer', 'error', '20:09:00'],
    ],
  );
  assert.match(text.split('\n')[(problems[0]?.line ?? 0) - 1] ?? '', /answer: \["20:05:00"/);
});
