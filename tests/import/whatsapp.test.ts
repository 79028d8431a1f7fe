import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DateOrder } from '../../src/import/format.ts';
import { dateOrderOf } from '../../src/import/formats/whatsapp/date-order.ts';
import { whatsapp } from '../../src/import/formats/whatsapp.ts';

const parse = (text: string, dateOrder?: DateOrder) =>
  whatsapp.parse({ path: 'chat.txt', bytes: new TextEncoder().encode(text) }, { room: 'room', dateOrder });
const first = (text: string, dateOrder?: DateOrder): string => {
  const [day] = parse(text, dateOrder).days;
  const [message] = day?.messages ?? [];
  return `${day?.date} ${message?.time} ${message?.speaker}: ${message?.text}`;
};

describe('the forms of a header', () => {
  for (const [line, expected] of [
    ['23/06/2018, 01:55 p.m. - Loris: one', '2018-06-23 13:55:00 Loris: one'],
    ['06/23/18, 1:55 PM - Loris: one', '2018-06-23 13:55:00 Loris: one'],
    ['6/23/18, 1:55\u202fPM - Loris: one', '2018-06-23 13:55:00 Loris: one'],
    ['[2018/06/13, 21:25:15] Loris: one', '2018-06-13 21:25:15 Loris: one'],
    ['\u200e[13.06.18, 21:25:15] Loris: one', '2018-06-13 21:25:15 Loris: one'],
    ['13.06.18 21:25:15: Loris: one', '2018-06-13 21:25:15 Loris: one'],
    ['13.6.2018 klo 21.25 - Loris: one', '2018-06-13 21:25:00 Loris: one'],
    ['13. 6. 2018. 21:25:15: Loris: one', '2018-06-13 21:25:15 Loris: one'],
    ['13-06-2018 21:25 - +86 138 0000 0000: one', '2018-06-13 21:25:00 +86 138 0000 0000: one'],
    ['[2018/6/13 上午12:05:15] 林夏: 早', '2018-06-13 00:05:15 林夏: 早'],
    ['[2018/6/13 下午12:05:15] 林夏: 午', '2018-06-13 12:05:15 林夏: 午'],
  ] as const) {
    test(line, () => assert.equal(first(`${line}\n`), expected));
  }
  test('a date within a message begins no message', () => {
    const { days } = parse('23/06/2018, 13:55 - Loris: one\n2016-04-29 10:30:00\n[x] two\n');
    assert.deepEqual(
      days[0]?.messages.map(({ text }) => text),
      ['one\n2016-04-29 10:30:00\n[x] two'],
    );
  });
});

describe('what stands for media', () => {
  for (const [words, expected] of [
    [
      '\u200e<attached: 00000030-PHOTO-2020-09-29-10-13-49.jpg>',
      '![2020-09-29 10:13:49](00000030-PHOTO-2020-09-29-10-13-49.jpg)',
    ],
    [
      '<adjunto: 00000030-PHOTO-2020-09-29-10-13-49.jpg>',
      '![2020-09-29 10:13:49](00000030-PHOTO-2020-09-29-10-13-49.jpg)',
    ],
    ['SEGA RS.pdf • \u200e14 pages \u200e<attached: 00000002-RS.pdf>', 'SEGA RS.pdf'],
    [
      'IMG-20211115-WA0010.jpg (Datei angehängt)\nlook',
      '![2020-09-29 10:13:49](IMG-20211115-WA0010.jpg)\nlook',
    ],
    ['\u200eContact card omitted', '[名片]'],
    ['\u200eGIF 动态图已被忽略', '[动图]'],
    ['\u200e音频已忽略', '[语音]'],
    [
      '<附件：00000030-PHOTO-2020-09-29-10-13-49.jpg>',
      '![2020-09-29 10:13:49](00000030-PHOTO-2020-09-29-10-13-49.jpg)',
    ],
    ['<省略多媒体文件>', '[媒体]'],
    ['改好了 \u200e<这条消息已经过编辑>', '改好了'],
    ['对账.pdf • \u200e3 页 \u200e文档已忽略', '对账.pdf'],
    ['\u200e<attached: 00000012-STICKER-2020-09-29-10-13-49.webp>', '[动画表情]'],
    ['This message was deleted.', 'This message was deleted.'],
    ['a.b <c: d>', 'a.b <c: d>'],
  ] as const) {
    test(words, () =>
      assert.equal(first(`[29/09/2020, 10:13:49] Noe: ${words}\n`), `2020-09-29 10:13:49 Noe: ${expected}`),
    );
  }
});

describe('day or month first', () => {
  const lines = (...dates: string[]) =>
    dates.map((date) => ({
      numbers: date.split(/\D/).map(Number) as [number, number, number],
      dotted: date.includes('.'),
    }));
  test('a number above twelve decides for the whole chat', () => {
    assert.equal(dateOrderOf(lines('3/4/17', '13/4/17')), 'day-first');
    assert.equal(dateOrderOf(lines('3/4/17', '3/14/17')), 'month-first');
    assert.equal(dateOrderOf(lines('2017/3/4')), 'year-first');
  });
  test('else time that must not run backwards', () =>
    assert.equal(dateOrderOf(lines('12/1/17', '1/2/17')), 'day-first'));
  test('dots mean the day first', () => assert.equal(dateOrderOf(lines('3.4.17')), 'day-first'));
  test('what is said wins', () => assert.equal(dateOrderOf(lines('3/4/17'), 'month-first'), 'month-first'));
  test('what cannot be told is asked for', () => {
    for (const dates of [['3/4/17'], ['13/4/17', '4/13/17']]) {
      const finding = dateOrderOf(lines(...dates));
      assert.ok(typeof finding !== 'string');
      assert.match(finding.fix, /--date-order/);
    }
  });
  test('a date that the order makes impossible is told with its line', () => {
    const { days, problems } = parse('13/04/17, 10:00 - A: one\n04/03/17, 10:00 - A: two\n', 'month-first');
    assert.equal(days.length, 1);
    assert.deepEqual(
      problems.map(({ rule, line }) => [rule, line]),
      [['export-date', 1]],
    );
  });
});
