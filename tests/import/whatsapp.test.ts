import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DateOrder } from '../../src/import/format.ts';
import { dateOrderOf } from '../../src/import/formats/whatsapp/date-order.ts';
import { whatsapp } from '../../src/import/formats/whatsapp.ts';

const parse = (text: string, dateOrder?: DateOrder) =>
  whatsapp.parse({ path: 'chat.txt', bytes: new TextEncoder().encode(text) }, { room: 'room', dateOrder });
const messagesOf = (text: string) => parse(text).days.flatMap(({ messages }) => messages);
/** What a message is, without who and when. */
const sent = (words: string) => {
  const [message] = messagesOf(`[29/09/2020, 10:13:49] Noe: ${words}\n`);
  const { time: _time, speaker: _speaker, line: _line, ...content } = message as NonNullable<typeof message>;
  return content;
};
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
    ['13-06-2018 21:25 - +86 138 0000 0000: one', '2018-06-13 21:25:00 成员-db11f8: one'],
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

describe('what somebody sent', () => {
  const mark = '\u200e';
  for (const [words, expected] of [
    [`${mark}<attached: 00000030-PHOTO-1.jpg>`, { kind: 'image', text: '', src: '00000030-PHOTO-1.jpg' }],
    ['<adjunto: 00000030-PHOTO-1.jpg>', { kind: 'image', text: '', src: '00000030-PHOTO-1.jpg' }],
    ['<附件：00000030-PHOTO-1.jpg>', { kind: 'image', text: '', src: '00000030-PHOTO-1.jpg' }],
    [`look ${mark}<attached: 1-PHOTO.jpg>`, { kind: 'image', text: 'look', src: '1-PHOTO.jpg' }],
    [
      `SEGA RS.pdf • ${mark}14 pages ${mark}<attached: 00000002-RS.pdf>`,
      { kind: 'file', text: 'SEGA RS.pdf', src: '00000002-RS.pdf', name: 'SEGA RS.pdf' },
    ],
    [
      'IMG-20211115-WA0010.jpg (Datei angehängt)\nlook',
      { kind: 'image', text: 'look', src: 'IMG-20211115-WA0010.jpg' },
    ],
    [
      'IMG-20211115-WA0010.jpg (in no known language)',
      { kind: 'image', text: '', src: 'IMG-20211115-WA0010.jpg' },
    ],
    [`${mark}<attached: 12-STICKER-1.webp>`, { kind: 'sticker', text: '', src: '12-STICKER-1.webp' }],
    [`${mark}<attached: 00000012-Eve Li.vcf>`, { kind: 'contact', text: 'Eve Li', name: 'Eve Li' }],
    [`${mark}Contact card omitted`, { kind: 'contact', text: '', name: '' }],
    [`${mark}GIF 动态图已被忽略`, { kind: 'video', text: '' }],
    [`${mark}音频已忽略`, { kind: 'voice', text: '' }],
    ['<省略多媒体文件>', { kind: 'missing', text: '' }],
    ['<Media omitted>\nTemplate.docx', { kind: 'file', text: 'Template.docx', name: 'Template.docx' }],
    [`改好了 ${mark}<这条消息已经过编辑>`, { kind: 'text', text: '改好了', edited: true }],
    [`hei ${mark}<Denne meldingen ble redigert>`, { kind: 'text', text: 'hei', edited: true }],
    [`对账.pdf • ${mark}3 页 ${mark}文档已忽略`, { kind: 'file', text: '对账.pdf', name: '对账.pdf' }],
    ['This message was deleted.', { kind: 'removed', text: 'This message was deleted.' }],
    [
      `${mark}KYSY:\nMissä?\n${mark}VAIHTO: tässä (${mark}2 ääntä)\n${mark}VAIHTO: siellä (${mark}0 ääntä)`,
      {
        kind: 'poll',
        text: 'Missä?\n- tässä\n- siellä',
        question: 'Missä?',
        options: [
          { text: 'tässä', votes: 2 },
          { text: 'siellä', votes: 0 },
        ],
      },
    ],
    [
      'Cafe (Main St): https://foursquare.com/v/4e89',
      {
        kind: 'location',
        text: 'Cafe (Main St)',
        name: 'Cafe (Main St)',
        url: 'https://foursquare.com/v/4e89',
      },
    ],
  ] as const) {
    test(words, () => {
      const { kind, text, ...facts } = sent(words);
      assert.deepEqual({ kind, text, ...facts }, expected);
    });
  }
  for (const words of [
    'a.b <c: d>',
    'the image omitted here was of me',
    '<grin>',
    'This message was deleted, was it?',
    'look: https://maps.google.com/?q=1.5,2.5',
    'null and void',
    'Note:\nmilk: two\nbread: one',
    'Vera left',
    'Missed voice call from you: why?',
  ]) {
    test(`words stay words: ${words}`, () => assert.deepEqual(sent(words), { kind: 'text', text: words }));
  }
});

describe('notices', () => {
  for (const line of [
    'Lea changed the group name to Garden: South',
    'Lea changed the subject from "A: old" to "B: new"',
    'Jonas hat den Gruppennamen zu Garten: Süd geändert',
    'Анна изменил(а) название группы на Сад: юг',
    '健太がグループ名を庭: 北に変更しました',
    'Kari Ås endret navnet til noe annet: hagen',
  ]) {
    test(`no speaker is made of ${line}`, () => {
      const [message] = messagesOf(`13/03/2024, 10:02 - ${line}\n`);
      assert.deepEqual([message?.kind, message?.speaker, message?.text], ['notice', '', line]);
    });
  }
  test('a name with quotes in it is a name', () =>
    assert.equal(first('13/03/24, 10:02 - Joe "Rock" Li: hi\n'), '2024-03-13 10:02:00 Joe "Rock" Li: hi'));
  test('nobody speaks under the name of the group, in any language', () => {
    const messages = messagesOf(
      '[14.08.24, 21:00:10] Hage: \u200eMessages and calls are end-to-end encrypted.\n' +
        '[14.08.24, 21:00:11] Hage: \u200eDu er nå administrator\n[14.08.24, 21:00:12] Kari: hei\n',
    );
    assert.deepEqual(
      messages.map(({ speaker }) => speaker),
      ['', '', 'Kari'],
    );
  });
  test('who writes in a chat of two is no group', () => {
    const messages = messagesOf(
      '[14.08.24, 21:00:10] Kari: \u200eMessages and calls are end-to-end encrypted.\n' +
        '[14.08.24, 21:00:11] Kari: \u200eimage omitted\n[14.08.24, 21:00:12] Kari: hei\n',
    );
    assert.deepEqual(
      messages.map(({ speaker }) => speaker),
      ['', 'Kari', 'Kari'],
    );
  });
});

describe('telephone numbers', () => {
  test('are one label wherever they stand, and shown nowhere', () => {
    const messages = messagesOf(
      '31/12/2022, 19:29 - \u202a+12 345 67 89 00\u202c: Hi\n' +
        '31/12/2022, 19:30 - Jane: @\u206812345678900\u2069 welcome\n' +
        '31/12/2022, 19:31 - Jane: @12345678900, too\n' +
        '31/12/2022, 19:32 - +12\u00a0345\u00a067\u00a089\u00a000 left\n',
    );
    const label = messages[0]?.speaker ?? '';
    assert.match(label, /^成员-/);
    assert.equal(messages[0]?.accountId, '+12345678900');
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['Hi', `@${label}\u2005welcome`, `@${label}, too`, `${label} left`],
    );
  });
  test('make no room', () => {
    const path = 'WhatsApp Chat with +49 151 2345678.txt';
    const bytes = new TextEncoder().encode('31/12/2022, 19:29 - A: Hi\n');
    const { problems } = whatsapp.parse({ path, bytes }, { room: undefined });
    assert.deepEqual(
      problems.map(({ rule }) => rule),
      ['export-room'],
    );
  });
});

describe('headers of all languages', () => {
  const at = Date.UTC(2023, 8, 14, 21, 7, 9);
  for (const language of (
    'en-US en-GB de es fr fr-CA pt it nl ru uk pl tr ar ar-EG he fa hi id ms vi th ja ja-u-ca-japanese ko zh-CN zh-TW ' +
    'zh-TW-u-ca-roc ar-SA-u-ca-islamic-umalqura el bn mr-u-nu-deva fi sv'
  ).split(' ')) {
    test(`as Intl writes them: ${language}`, () => {
      for (const dateStyle of ['short', 'medium', 'long'] as const) {
        for (const hour12 of [true, false]) {
          const clock = {
            hour: 'numeric',
            minute: '2-digit',
            second: '2-digit',
            hour12,
            timeZone: 'UTC',
          } as const;
          const date = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(at);
          const time = new Intl.DateTimeFormat(language, clock).format(at);
          const order = /^[^\p{Nd}]*\p{Nd}{0,2}14|^[^\p{Nd}]*[२১١]/u.test(date) ? 'day-first' : undefined;
          for (const header of [`[${date}, ${time}] `, `[${time}, ${date}] `, `${date} ${time} - `]) {
            const read = (['day-first', 'month-first', 'year-first'] as const)
              .filter((one) => order === undefined || one === order)
              .map((one) => first(`${header}Ana: hi\n`, one));
            assert.ok(read.includes('2023-09-14 21:07:09 Ana: hi'), `${header}: ${read.join(' | ')}`);
          }
        }
      }
    });
  }
  for (const [line, expected] of [
    ['3/18/2565 BE, 14:56 - Ana: hi', '2022-03-18 14:56:00 Ana: hi'],
    ['18/3/65 14:56 - Ana: hi', '2022-03-18 14:56:00 Ana: hi'],
    ['2023. 3. 5. 오전 12:05 - Ana: hi', '2023-03-05 00:05:00 Ana: hi'],
    ['[平成31年4月30日 9:05:00] Ana: hi', '2019-04-30 09:05:00 Ana: hi'],
    ['5.3.23, 12:05 vorm. - Ana: hi', '2023-03-05 00:05:00 Ana: hi'],
    ['2023-03-05 15 h 30 - Ana: hi', '2023-03-05 15:30:00 Ana: hi'],
  ] as const) {
    test(line, () => assert.equal(first(`${line}\n`), expected));
  }
  test('a line that looks like one and cannot be read is nobody’s words', () => {
    for (const line of [
      '14/10/26, 9:00 ξ.ξ. - Eleni: one',
      '[14/10/26, 9:00:00 ξξ] Eleni: one',
      '[१४/१०/२६ ξ ९:००] Eleni: one',
    ]) {
      const { days, problems } = parse(
        `13/10/26, 20:59 - Nikos: before\n${line}\nmore\n14/10/26, 21:05 - Nikos: after\n`,
      );
      assert.deepEqual(
        days.flatMap(({ messages }) => messages.map(({ text }) => text)),
        ['before', 'after'],
      );
      assert.deepEqual(
        problems.map(({ rule, severity, line }) => [rule, severity, line]),
        [['export-header', 'warning', 2]],
      );
    }
  });
  test('what somebody pasted from another phone stays in the message', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `13/10/26, 20:${index + 10} - Nikos: a${index}`);
    const messages = messagesOf(
      `${lines.join('\n')}\n[10:00, 12/03/2026] Ana: pasted\n12.5.2026 - dentist\n10:00 - 11:00 break\n`,
    );
    assert.equal(
      messages.at(-1)?.text,
      'a11\n[10:00, 12/03/2026] Ana: pasted\n12.5.2026 - dentist\n10:00 - 11:00 break',
    );
  });
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
  test('the year is the number that hardly changes', () => {
    const now = Date.UTC(2026, 0, 1);
    for (const [dates, order] of [
      [['17/5/11', '17/5/28'], 'year-first'],
      [['17/5/11', '17/5/12', '17/6/1'], 'year-first'],
      [['11/5/17', '12/5/17', '13/5/17'], 'day-first'],
      [['25/12/20', '26/12/20'], 'day-first'],
      [['3/4/17', '3/5/17', '3/6/17', '3/7/17'], 'month-first'],
    ] as const) {
      assert.equal(dateOrderOf(lines(...dates), undefined, false, now), order, dates.join(' '));
    }
  });
  test('one date that may begin with the year is asked for where people write Chinese', () => {
    assert.equal(dateOrderOf(lines('17/5/11')), 'day-first');
    assert.equal(dateOrderOf(lines('17/5/11'), undefined, true), 'year-first');
    const finding = dateOrderOf(lines('17/5/11'), undefined, 'perhaps');
    assert.match(typeof finding === 'string' ? finding : finding.fix, /day-first or --date-order year-first/);
  });
  test('a date that does not exist in any order does not decide', () =>
    assert.equal(dateOrderOf(lines('13/4/17', '99/99/17', '14/4/17')), 'day-first'));
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
