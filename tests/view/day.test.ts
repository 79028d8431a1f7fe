import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digest, room } from '../../src/archive/schema.ts';
import { indexPeople } from '../../src/archive/people.ts';
import { sequentialViewer } from '../../src/view/archive.ts';
import { bodyOf, type DayView, publishedDay, sessionsOf } from '../../src/view/day-view.ts';
import { distantReplies, withDistantReplies } from '../../src/view/reply.ts';
import { talkView } from '../../src/view/talk.ts';
import { hostileDay } from '../message/hostile.ts';
import { dayFile, people, viewFile, viewFiles } from './archive.ts';
import { shownAddress } from '../../src/view/body.ts';

const linxia = (label: string) => ({ label, name: '林夏', slug: 'linxia' });

test('a label is shown as its person, and stays known as it stood', async () => {
  const { messages } = await viewFile(
    dayFile(['10:00:00 林夏-青禾付-产品', '早'], ['10:01:00 linxia', '早'], ['10:02:00 何川', '早']),
  );
  assert.deepEqual(
    messages.map(({ speaker }) => speaker),
    [linxia('林夏-青禾付-产品'), linxia('linxia'), { label: '何川', name: '何川' }],
  );
  assert.equal(messages[1]?.message.speaker, 'linxia');
});

test('people are counted once, and what the chat tool says is said by nobody', async () => {
  const view = await viewFile(
    dayFile(
      ['10:00:00 林夏-青禾付-产品', '早'],
      ['10:01:00 linxia', '早'],
      ['10:02:00 系统消息', '小北加入了群聊'],
      ['10:03:00 ', '<!-- notice: join -->', '小南加入了群聊'],
    ),
  );
  assert.equal(view.speakers, 1);
  assert.deepEqual(
    view.messages.map(({ speaker }) => speaker?.name),
    ['林夏', '林夏', undefined, undefined],
  );
});

test('a mention of somebody known leads to the person', async () => {
  const { messages } = await viewFile(dayFile(['10:00:00 何川', '@linxia\u2005和@谁知道\u2005来吗']));
  const mentions = bodyOf(messages[0]!).inlines.filter(({ type }) => type === 'mention');
  assert.deepEqual(
    mentions.map(({ person }) => person?.slug),
    ['linxia', undefined],
  );
});

test('a reply knows its message, and the message who answered', async () => {
  const { messages } = await viewFile(
    dayFile(
      ['10:00:00 linxia', '早，[强]', '两行'],
      ['10:01:00 何川', '<!-- reply: 10:00:00 -->', '早'],
      ['10:02:00 舟舟', '<!-- reply: 10:00:00 -->', '来了'],
      ['10:03:00 何川', '<!-- reply: 09:00:00 -->', '谁？'],
    ),
  );
  const [asked, first, , lost] = messages;
  assert.deepEqual(first?.reply, {
    to: { id: 'm-100000' },
    message: { kind: 'text', words: '早，👍 两行', speaker: linxia('linxia') },
  });
  assert.deepEqual(
    asked?.replies?.map(({ id, speaker }) => [id, speaker?.name]),
    [
      ['m-100100', '何川'],
      ['m-100200', '周舟-云帆-技术'],
    ],
  );
  assert.deepEqual(lost?.reply, { to: { id: 'm-090000' } });
});

test('a reply leads to another day, and back', async () => {
  const [before, after] = (await viewFiles({
    '2024-03-05': dayFile(['23:59:00 linxia', '晚安']),
    '2024-03-06': dayFile(['08:00:00 何川', '<!-- reply: 2024-03-05 23:59:00 -->', '早']),
  })) as [DayView, DayView];
  assert.equal(after.messages[0]?.reply?.message?.words, '晚安');
  const replies = distantReplies(after).map((reply) => ({ on: after.date, reply }));
  const [answered] = withDistantReplies(before, replies).messages;
  assert.deepEqual(answered?.replies, [
    { date: '2024-03-06', id: 'm-080000', speaker: { label: '何川', name: '何川' } },
  ]);
});

test('an old-style quote is traced to the latest message with these words, of whoever bears the label', async () => {
  const dashes = '- - - - - - - - - -';
  const { messages } = await viewFile(
    dayFile(
      ['10:00:00 linxia', '好的'],
      ['10:00:30 何川', '好的'],
      ['10:01:00 linxia', '备付金不是机构的钱，任何时候都不能动'],
      ['10:02:00 何川', '「林夏-青禾付-产品：好的」', dashes, '行'],
      ['10:03:00 何川', '「linxia：备付金不是机构的钱…」', dashes, '对'],
      ['10:04:00 何川', '「linxia：没说过」', dashes, '嗯'],
    ),
  );
  assert.deepEqual(
    messages.slice(3).map((view) => bodyOf(view).quote?.of?.id),
    ['m-100000', 'm-100100', undefined],
  );
});

test('a session has the names of its leads, and all labels under which they spoke', async () => {
  const head = [
    'sessions:',
    '  - title: 对账',
    '    lead: [林夏-青禾付-产品]',
    '    start: "19:00:00"',
    '    end: "19:02:00"',
  ];
  const day = dayFile(
    ['19:00:00 林夏-青禾付-产品', '开讲'],
    ['19:01:00 linxia', '第二点'],
    ['19:02:00 林夏-青禾付-产品', '完'],
  );
  const view = await viewFile(`---\n${head.join('\n')}\n---\n${day}`);
  assert.deepEqual(sessionsOf(view)[0]?.lead, [linxia('林夏-青禾付-产品')]);
  const talk = talkView(view, 'pay-2024-03-05-1900');
  assert.deepEqual(talk.lead, ['林夏-青禾付-产品', 'linxia']);
});

test('a message knows the first digest that cites it, by its session or by its day', async () => {
  const frontMatter = digest.parse({ title: '纪要', summary: '一', room: 'pay', date: '2024-03-05' });
  const digests = [
    { name: 'one', source: '<Cite of="m-100000" />', frontMatter },
    { name: 'two', source: '<Quote of="pay/2024-03-05#m-100000 m-100100" />', frontMatter },
  ];
  const { messages } = await viewFile(dayFile(['10:00:00 甲', '一'], ['10:01:00 甲', '二']), { digests });
  assert.deepEqual(
    messages.map(({ cited }) => cited?.slug),
    ['one', 'two'],
  );
});

test('a view of any day is the same after JSON, and publishing it again changes nothing', async () => {
  const rooms = [room.parse({ slug: 'product', title: '产品' })];
  const view = () => sequentialViewer({ rooms, people: indexPeople(people) });
  await fc.assert(
    fc.asyncProperty(hostileDay, async (day) => {
      const once = await view()(day);
      // Front matter is carried along as YAML gave it, and JSON has no negative zero.
      const { frontMatter: _, ...made } = once;
      assert.deepEqual(JSON.parse(JSON.stringify(made)), made);
      const published = publishedDay(once);
      assert.deepEqual(publishedDay(await view()(published)).messages, published.messages);
      assert.deepEqual(
        published.messages.map(({ id }) => id),
        day.messages.map(({ id }) => id),
      );
    }),
  );
});

test('where an address leads is seen, however it is made up', () => {
  assert.equal(shownAddress('https://alipay.com@evil.example/login'), 'evil.example/login');
  assert.equal(shownAddress('https://a:b@www.example.com/'), 'example.com');
  const long = `https://www.alipay.com.secure.account.login.verify.${'very-long-'.repeat(5)}name.evil.example/x?y=1`;
  assert.match(shownAddress(long), /^….*name\.evil\.example\/x\?y=1$/u);
  assert.ok(shownAddress(`${long}${'z'.repeat(90)}`).length <= 60);
  assert.equal(shownAddress('https://example.com/@name/1'), 'example.com/@name/1');
});
