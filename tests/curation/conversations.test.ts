import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findConversations, freeChatOf } from '../../src/curation/conversations/conversation.ts';
import { linkUtterances } from '../../src/curation/conversations/link.ts';
import { roomModel } from '../../src/curation/conversations/room-model.ts';
import { readTimeline } from '../../src/curation/conversations/utterance.ts';
import { identify, type MessageDraft } from '../../src/message/message.ts';
import type { Message } from '../../src/message/schema.ts';
import { scoreChats, scoreHeldOut } from '../bench/conversations.ts';
import { readLogs, readWindows } from '../bench/conversations/data.ts';
import { scoreWindows } from '../bench/conversations/score.ts';
import { mayBeAbsent } from '../real-archive.ts';

/** Messages from lines of time, speaker and text. */
const chat = (...lines: readonly (readonly [time: string, speaker: string, text: string])[]): Message[] =>
  identify(lines.map(([time, speaker, text]): MessageDraft => ({ time, speaker, text })));

/** What each message answers, by place; its own place where it opens a conversation. */
const parentsOf = (messages: readonly Message[]): number[] => {
  const places = new Map(messages.map(({ id }, place) => [id, place]));
  return findConversations(messages).links.map(([, parent]) => places.get(parent) as number);
};

const garden = chat(
  ['09:00:00', '小米', '请问大家，多肉叶子发软是缺水了吗？'],
  ['09:00:40', '阿土', '看根，根黑了就是烂根，不是缺水'],
  ['09:01:30', '小米', '根是白的，应该没有烂根'],
  ['11:30:00', '丁香', '请教一下，阳台种番茄要多大的花盆？'],
  ['11:31:10', '山楂', '番茄至少三十厘米的花盆，深一点更好'],
  ['11:31:40', '丁香', '好的，谢谢'],
);

test('a question after a long silence opens a conversation, and its answers belong to it', () => {
  assert.deepEqual(parentsOf(garden), [0, 0, 1, 3, 3, 4]);
  const { conversations } = findConversations(garden);
  assert.deepEqual(
    conversations.map(({ id, messages, speakers }) => [id, messages.length, speakers]),
    [
      ['m-090000', 3, ['小米', '阿土']],
      ['m-113000', 3, ['丁香', '山楂']],
    ],
  );
});

test('a conversation is called by the question that opens it, word for word', () => {
  const titles = findConversations(garden).conversations.map(({ title }) => title);
  assert.deepEqual(titles, ['请问大家，多肉叶子发软是缺水了吗？', '请教一下，阳台种番茄要多大的花盆？']);
});

test('a conversation without a question is called by the words that its messages share', () => {
  const { conversations } = findConversations(
    chat(
      ['09:00:00', '小米', '今年的月季花苞真多'],
      ['09:00:20', '阿土', '月季花苞多，记得疏一疏'],
      ['09:00:50', '小米', '疏了花苞，月季开得更大'],
    ),
  );
  const [first] = conversations;
  assert.equal(conversations.length, 1);
  assert.match(first?.title ?? '', /月季/);
  assert.match(first?.title ?? '', /花苞/);
});

const busy = chat(
  ['10:00:00', 'moss', 'how do I keep slugs off the lettuce?'],
  ['10:01:00', 'fern', 'does anyone know which printer works with the greenhouse laptop?'],
  ['10:02:00', 'reed', 'moss: copper tape around the lettuce bed keeps slugs away'],
  ['10:03:00', 'pip', 'fern: the old laser printer works, install its driver first'],
  ['10:04:00', 'moss', 'reed: does copper tape work in the rain?'],
  ['10:05:00', 'fern', 'pip: where is the driver for the printer?'],
  ['10:06:00', 'reed', 'moss: yes, it does'],
);

test('where two conversations run at once, names before the words tell them apart', () => {
  assert.deepEqual(parentsOf(busy), [0, 1, 0, 1, 2, 3, 4]);
});

test('a reply belongs to what it answers, however far back that is', () => {
  const lines = Array.from({ length: 60 }, (_, nth): [string, string, string] => [
    `12:${String(nth).padStart(2, '0')}:00`,
    nth % 2 === 0 ? '木瓜' : '枇杷',
    `花市第${nth}摊的价格`,
  ]);
  const messages = [...garden, ...chat(...lines)];
  const answer = chat(['13:00:00', '石榴', '三十厘米不够，四十吧'])[0] as Message;
  const reply = { ...answer, replyTo: { id: 'm-113000' } } as Message;
  assert.equal(parentsOf([...messages, reply]).at(-1), 3);
});

test('what the chat tool said belongs to no conversation', () => {
  const [first, second] = garden as [Message, Message];
  const notice: Message = {
    id: 'm-090010',
    time: '09:00:10',
    speaker: '',
    kind: 'notice',
    text: '阿土 joined',
    event: 'join',
  };
  const { links } = findConversations([first, notice, second]);
  assert.deepEqual(
    links.map(([id]) => id),
    ['m-090000', 'm-090040'],
  );
});

test('a session is no free chat', () => {
  const day = {
    room: 'garden',
    date: '2024-05-06',
    frontMatter: { sessions: [{ title: '堆肥', lead: ['阿土'], start: '09:00:40', end: '09:01:30' }] },
    messages: garden,
  };
  assert.deepEqual(
    freeChatOf(day).map(({ time }) => time),
    ['09:00:00', '11:30:00', '11:31:10', '11:31:40'],
  );
});

test('a line of signs does not take ever longer', () => {
  const started = performance.now();
  findConversations(
    chat(['09:00:00', '小米', `${':)'.repeat(400)}好`], ['09:00:01', '阿土', '@'.repeat(4000)]),
  );
  assert.ok(performance.now() - started < 2000);
});

test('whatever is said, every message is linked once, and never to a later one', () => {
  const line = fc.record({
    second: fc.nat(86_399),
    speaker: fc.constantFrom('小米', '阿土', 'moss', 'Pip_1', ''),
    text: fc.oneof(
      fc.constantFrom(
        '好的',
        'moss: why?',
        '@小米\u2005 看看',
        'http://example.org/a',
        '',
        '「阿土：好的」\n- - - - - -\n赞',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
  });
  const clock = (second: number): string =>
    [3600, 60, 1]
      .map((unit) => String(Math.floor(second / unit) % (unit === 3600 ? 24 : 60)).padStart(2, '0'))
      .join(':');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const sorted = lines.toSorted((a, b) => a.second - b.second);
      const messages = chat(
        ...sorted.map(({ second, speaker, text }) => [clock(second), speaker, text] as const),
      );
      const said = messages.filter(({ kind }) => kind !== 'notice').map(({ id }) => id);
      const { links, conversations } = findConversations(messages);
      assert.deepEqual(
        links.map(([id]) => id),
        said,
      );
      for (const [id, parent] of links) assert.ok(said.indexOf(parent) <= said.indexOf(id));
      const members = conversations.flatMap(({ messages: ids }) => ids);
      assert.deepEqual(members.toSorted(), said.toSorted());
      for (const { id, messages: ids } of conversations) assert.equal(ids[0], id);
    }),
    { numRuns: 60 },
  );
});

test('four times the messages take about four times the time', () => {
  const long = (times: number): Message[] =>
    chat(
      ...Array.from({ length: times * 400 }, (_, nth): [string, string, string] => [
        `${String(8 + Math.floor(nth / 3600)).padStart(2, '0')}:${String(Math.floor(nth / 60) % 60).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')}`,
        `人${nth % 9}`,
        `第${nth % 50}盆花的土要换了，${nth % 7}号肥料还有吗`,
      ]),
    );
  const time = (messages: readonly Message[]): number => {
    const timeline = readTimeline(messages);
    const { model, reach } = roomModel(timeline);
    const began = process.cpuUsage().user;
    linkUtterances(timeline, model, reach);
    return process.cpuUsage(undefined).user - began;
  };
  time(long(4));
  const [short, double] = [time(long(4)), time(long(16))];
  assert.ok(double < short * 12, `${short} and ${double} µs`);
});

test('scores are those of the paper', () => {
  const truth = [
    {
      links: [
        ['a', 'a'],
        ['b', 'a'],
        ['c', 'c'],
        ['d', 'c'],
      ] as [string, string][],
    },
  ];
  const perfect = scoreWindows(truth, truth);
  assert.deepEqual([perfect.links, perfect.vi, perfect.oneToOne, perfect.exact], [100, 100, 100, 100]);
  const found = scoreWindows(
    [
      {
        links: [
          ['a', 'a'],
          ['b', 'a'],
          ['c', 'b'],
          ['d', 'c'],
        ],
      },
    ],
    truth,
  );
  assert.deepEqual([found.links, found.oneToOne, found.exact], [75, 50, 0]);
  assert.equal(found.vi, 50);
});

const logs = readLogs('dev');
const windows = readWindows();

test('logs on which nothing was learnt', { skip: !logs && mayBeAbsent && 'no labelled chats' }, () => {
  const score = scoreChats(logs ?? []);
  for (const [name, value, least] of [
    ['links', score.links, 72.3],
    ['VI', score.vi, 92.3],
    ['one-to-one', score.oneToOne, 80],
    ['exact', score.exact, 39],
  ] as const)
    assert.ok(value >= least, `${name} ${value}`);
});

test(
  'windows of which those of other days were learnt',
  { skip: !windows && mayBeAbsent && 'no labelled chats' },
  () => {
    const score = scoreHeldOut(windows ?? []);
    for (const [name, value, least] of [
      ['links', score.links, 65],
      ['VI', score.vi, 92.5],
      ['one-to-one', score.oneToOne, 78],
      ['exact', score.exact, 18],
    ] as const)
      assert.ok(value >= least, `${name} ${value}`);
  },
);
