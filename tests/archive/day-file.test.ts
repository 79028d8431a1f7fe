import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nameOfDay, readDay, writeDay } from '../../src/archive/day-file.ts';
import { identify } from '../../src/message/message.ts';
import { formatProblem, displayPosition } from '../../src/archive/problem.ts';
import { hostileDay, hostileText } from '../message/hostile.ts';

const file = 'content/days/product/2023-03-09.md';
const dayOf = (text: string, name = file) => readDay(text, name);
const messagesOf = (text: string) =>
  dayOf(text).day?.messages.map(({ time, speaker, kind, text }) => [time, speaker, kind, text]);

describe('reading', () => {
  test('messages with their times, labels, bodies, ids and lines', () => {
    const { day, lines, problems } = dayOf(
      [
        '---',
        'title: 一天',
        '---',
        '> 08:00:00  沈知秋-麦穗付-产品-上海',
        '',
        '早',
        '',
        '第二段',
        '',
        '> 08:00:00  我',
        '',
        '> 08:00:00  ',
        '两行  ',
        '连着\t',
        '',
      ].join('\n'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(day, {
      room: 'product',
      date: '2023-03-09',
      frontMatter: { title: '一天' },
      messages: [
        {
          id: 'm-080000',
          time: '08:00:00',
          speaker: '沈知秋-麦穗付-产品-上海',
          kind: 'text',
          text: '早\n\n第二段',
        },
        { id: 'm-080000-2', time: '08:00:00', speaker: '我', kind: 'missing', text: '' },
        { id: 'm-080000-3', time: '08:00:00', speaker: '', kind: 'text', text: '两行\n连着' },
      ],
    });
    assert.deepEqual(lines, [4, 10, 12]);
  });

  test('the kind follows from the body', () => {
    const kinds = {
      '': 'missing',
      '![2023 图](media/a.svg)': 'image',
      '![a](http://img.example.invalid/a.png)': 'image',
      '看 ![a](media/a.svg)': 'text',
      '清算规则 v3.pdf': 'file',
      'https://example.com/a?b=1': 'link',
      'https://example.com/看': 'text',
      '<!-- removed -->': 'removed',
      '\\<!-- removed -->': 'text',
    };
    for (const [body, kind] of Object.entries(kinds)) {
      assert.equal(dayOf(`> 08:00:00  甲\n\n${body}\n`).day?.messages[0]?.kind, kind, body);
    }
  });

  test('a tombstone keeps its place, its address and its reason', () => {
    assert.deepEqual(messagesOf('> 08:00:00  甲\n\n<!-- removed -->\n应本人要求\n\n> 08:00:01  乙\n\n嗯\n'), [
      ['08:00:00', '甲', 'removed', '应本人要求'],
      ['08:00:01', '乙', 'text', '嗯'],
    ]);
  });

  test('files with a byte order mark and with line ends of Windows', () => {
    const { day, problems } = dayOf('\ufeff---\r\ntitle: 一天\r\n---\r\n> 08:00:00  甲\r\n\r\n一\r\n二\r\n');
    assert.deepEqual(problems, []);
    assert.equal(day?.frontMatter.title, '一天');
    assert.deepEqual([day.messages[0]?.speaker, day.messages[0]?.text], ['甲', '一\n二']);
  });

  test('front matter of the old Jekyll site is carried along', () => {
    const text =
      '---\nlayout:     post\ntitle:      "某群"\nlines:      2\ntag:\t\t[chat]\n---\n\n> 08:00:00  甲\n\n早\n';
    const { day, problems } = dayOf(text, 'source/proddev/_posts/2017-05-11-chat.markdown');
    assert.deepEqual(problems, []);
    assert.equal(day?.room, 'proddev');
    assert.equal(day.date, '2017-05-11');
    assert.deepEqual(day.frontMatter, { layout: 'post', title: '某群', lines: 2, tag: ['chat'] });
  });

  test('the name of a file tells room and date', () => {
    assert.deepEqual(nameOfDay('days/tech/2023-03-10.md'), { room: 'tech', date: '2023-03-10' });
    assert.deepEqual(nameOfDay('C:\\old\\Proddev\\_posts\\2017-05-11-chat.markdown'), {
      room: 'proddev',
      date: '2017-05-11',
    });
    assert.equal(nameOfDay('days/tech/notes.md'), undefined);
  });
});

describe('writing', () => {
  test('reading what was written gives the same day, whatever people said', () => {
    fc.assert(
      fc.property(hostileDay, (day) => {
        const { day: again, problems } = dayOf(writeDay(day));
        assert.deepEqual(again, day);
        assert.deepEqual(
          problems.filter(({ rule }) => !rule.startsWith('session') && rule !== 'day-empty'),
          [],
        );
      }),
      { numRuns: 400 },
    );
  });

  test('writing what was read from any file at all loses nothing that was read', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { day } = dayOf(text);
        assert.ok(day);
        assert.deepEqual(dayOf(writeDay(day)).day?.messages, day.messages);
      }),
      { numRuns: 400 },
    );
  });

  test('a second writing changes nothing', () => {
    fc.assert(
      fc.property(hostileDay, (day) => {
        const text = writeDay(day);
        const { day: again, frontMatterSource } = dayOf(text);
        assert.ok(again);
        assert.equal(writeDay(again, frontMatterSource), text);
      }),
    );
  });

  test('a huge run of spaces is read and written like any other text', () => {
    const spaces = ' \t'.repeat(100_000);
    const [message] = identify([
      { time: '08:00:00', speaker: `甲${spaces}`, text: `${spaces}中${spaces}间${spaces}\n${spaces}` },
    ]);
    assert.equal(message?.speaker, '甲');
    assert.equal(message.text, `${spaces}中${spaces}间`);
    const day = { room: 'product', date: '2023-03-09', frontMatter: {}, messages: [message] };
    assert.deepEqual(dayOf(writeDay(day)).day, day);
    assert.deepEqual(messagesOf(`> 08:00:00  甲${spaces}\n${spaces}\n早${spaces}\n`), [
      ['08:00:00', '甲', 'text', '早'],
    ]);
  });

  test('comments and spelling of the front matter stay, also beside a key that changes', () => {
    const source = "# 先读这里\ntitle: '一天' # 标题\nlines: 3\ntags:\n    - chat\n";
    const text = `---\n${source}---\n> 08:00:00  甲\n\n早\n\n`;
    const { day, frontMatterSource } = dayOf(text);
    assert.ok(day);
    assert.equal(writeDay(day, frontMatterSource), text);
    const changed = writeDay({ ...day, frontMatter: { ...day.frontMatter, lines: 4 } }, frontMatterSource);
    assert.match(changed, /^---\n# 先读这里\ntitle: '一天' # 标题\nlines: 4\n/);
    assert.deepEqual(dayOf(changed).day?.frontMatter, { title: '一天', lines: 4, tags: ['chat'] });
  });

  test('something that is no day is refused', () => {
    const message = { id: 'm-080000', time: '8:00', speaker: '甲', kind: 'text' as const, text: '早' };
    assert.throws(() =>
      writeDay({ room: 'product', date: '2023-03-09', frontMatter: {}, messages: [message] }),
    );
  });
});

describe('problems', () => {
  const message = '> 08:00:00  甲\n\n早\n';
  const sessions = (
    yaml: string,
    messages = '> 19:00:00  甲\n\n一\n\n> 19:10:00  甲\n\n二\n\n> 19:20:00  乙\n\n三\n',
  ) => `---\nsessions:\n${yaml}---\n${messages}`;

  /** What is wrong with a file: severity, rule, line, column, and words that the report must say. */
  const cases: Record<
    string,
    {
      text: string;
      name?: string;
      problems: [string, string, number | undefined, number | undefined, RegExp][];
    }
  > = {
    'a front matter type that is not known': {
      text: `---\ntitle: [a, b]\nlayout: post\n---\n${message}`,
      problems: [['error', 'front-matter', 2, 1, /`title` is .*expected a value of type string/]],
    },
    'YAML that cannot be read': {
      text: `---\ntitle: a: b\n---\n${message}`,
      problems: [['error', 'front-matter-yaml', 2, 8, /YAML that cannot be read.*quotes around it/]],
    },
    'a YAML alias that names nothing': {
      text: `---\ntitle: *other\n---\n${message}`,
      problems: [['error', 'front-matter-yaml', 2, 8, /YAML that cannot be read.*quotes around it/]],
    },
    'front matter without an end': {
      text: `---\ntitle: a\n${message}`,
      problems: [
        ['error', 'front-matter-end', 1, 1, /without an end.*closing line/],
        ['error', 'header-missing', 1, 1, /before any header/],
      ],
    },
    'front matter that is a list': {
      text: `---\n- a\n---\n${message}`,
      problems: [['error', 'front-matter', 2, 1, /expected a value of type (?:object|record)/]],
    },
    'times that run backwards': {
      text: '> 08:00:01  甲\n\n早\n\n> 08:00:00  乙\n\n早\n\n> 08:00:00  乙\n\n早\n\n> 08:00:02  乙\n\n早\n',
      problems: [
        ['error', 'time-order', 5, 3, /08:00:00 after 08:00:01/],
        ['error', 'time-order', 9, 3, /08:00:00 after 08:00:01/],
      ],
    },
    'a time that no clock shows': {
      text: '> 08:00:00  甲\n\n早\n\n> 24:00:00  乙\n> 12:60:00  乙\n> 12:00:60  乙\n',
      problems: [
        ['error', 'time', 5, 3, /24:00:00.*from 00:00:00 to 23:59:59/],
        ['error', 'time', 6, 3, /12:60:00/],
        ['error', 'time', 7, 3, /12:00:60/],
      ],
    },
    'a session that names a time without a message': {
      text: sessions('  - title: 讲\n    lead: [甲]\n    start: "19:00:00"\n    end: "19:15:00"\n'),
      problems: [['error', 'session-time', 6, 5, /end 19:15:00.*nearest are at 19:10:00 and 19:20:00/]],
    },
    'a second message of a second that has one': {
      text: sessions('  - title: 讲\n    lead: [甲]\n    start: "19:00:00#2"\n    end: "19:10:00"\n'),
      problems: [['error', 'session-time', 5, 5, /start 19:00:00#2/]],
    },
    'a time that YAML took for a number': {
      text: sessions('  - title: 讲\n    lead: [甲]\n    start: 19:00:00\n    end: 8\n'),
      problems: [['error', 'front-matter', 6, 5, /`sessions\.0\.end` is “8”.*type string/]],
    },
    'a session without a lead and with a key that it does not have': {
      text: sessions('  - title: 讲\n    speaker: 甲\n    start: "19:00:00"\n    end: "19:10:00"\n'),
      problems: [
        ['error', 'front-matter', 3, 5, /lead.* is nothing; expected a value of type array/],
        ['error', 'front-matter', 3, 5, /no key speaker/],
      ],
    },
    'a session with nobody and nothing': {
      text: sessions('  - title: ""\n    lead: []\n    start: "19:00:00"\n    end: "19:10:00"\n'),
      problems: [
        ['error', 'front-matter', 3, 5, /title` is .*expected some text/],
        ['error', 'front-matter', 4, 5, /lead` is .*expected one entry or more/],
      ],
    },
    'a session whose times are not in order': {
      text: sessions('  - title: 讲\n    lead: [甲]\n    start: "19:10:00"\n    end: "19:00:00"\n'),
      problems: [['error', 'session-order', 3, 5, /signIn, start, end and qaEnd in this order/]],
    },
    'sessions that overlap': {
      text: sessions(
        '  - title: 讲\n    lead: [甲]\n    start: "19:00:00"\n    end: "19:10:00"\n' +
          '  - title: 续\n    lead: [乙]\n    start: "19:10:00"\n    end: "19:20:00"\n',
      ),
      problems: [['error', 'session-overlap', 7, 5, /“续” begins before “讲” ends/]],
    },
    'sessions with one address': {
      text: sessions(
        '  - title: 讲\n    lead: [甲]\n    start: "19:00:00"\n    end: "19:00:00"\n' +
          '  - title: 续\n    lead: [甲]\n    start: "19:00:30"\n    end: "19:00:30"\n',
        '> 19:00:00  甲\n\n一\n\n> 19:00:30  甲\n\n二\n',
      ),
      problems: [
        ['error', 'session-slug', 7, 5, /product-2023-03-09-1900.*give one of the sessions a `slug`/],
      ],
    },
    'a lead who says nothing': {
      text: sessions('  - title: 讲\n    lead: [丙]\n    start: "19:00:00"\n    end: "19:10:00"\n'),
      problems: [['warning', 'session-lead', 4, 5, /丙.*copy the label/]],
    },
    'a body before any header': {
      text: '\n早\n\n> 08:00:00  甲\n\n早\n',
      problems: [['error', 'header-missing', 2, 1, /“早”/]],
    },
    'an annotation of no kind that there is': {
      text: '> 08:00:00  甲\n\n<!-- pinned: yes -->\n好\n',
      problems: [['warning', 'annotation', 3, 1, /pinned.*backslash/]],
    },
    'a line that is nearly a header': {
      text: '> 08:00:00  甲\n\n早\n\n> 8:01  乙\n\n早\n',
      problems: [['warning', 'header-like', 5, 1, /“> 8:01  乙”.*backslash/]],
    },
    'a date that does not exist': {
      text: message,
      name: 'content/days/product/2023-02-30.md',
      problems: [['error', 'date', undefined, undefined, /2023-02-30.*rename the file/]],
    },
    'a date in the front matter that does not exist': {
      text: `---\ntitle: a\ndate: 2023-02-30\n---\n${message}`,
      problems: [['error', 'date', 3, 1, /2023-02-30/]],
    },
    'a date in the front matter that is another': {
      text: `---\ndate: 2023-03-08 12:00:00\n---\n${message}`,
      problems: [['warning', 'date-mismatch', 2, 1, /2023-03-08, in a file of 2023-03-09/]],
    },
    'a name that tells no date': {
      text: message,
      name: 'content/days/product/day.md',
      problems: [['error', 'file-name', undefined, undefined, /day\.md.*rename the file/]],
    },
    'a room that no address can hold': {
      text: message,
      name: 'content/days/产品/2023-03-09.md',
      problems: [['error', 'room', undefined, undefined, /“产品”.*rename the folder/]],
    },
    'an empty day': { text: '', problems: [['warning', 'day-empty', 1, 1, /a day without a message/]] },
  };

  for (const [title, { text, name, problems: expected }] of Object.entries(cases)) {
    test(title, () => {
      const found = dayOf(text, name).problems;
      assert.deepEqual(
        found.map(({ severity, rule, line, column }) => [severity, rule, line, column]),
        expected.map(([severity, rule, line, column]) => [severity, rule, line, column]),
        found.map(formatProblem).join('\n'),
      );
      for (const [index, problem] of found.entries()) {
        const words = formatProblem(problem);
        assert.match(words, expected[index]?.[4] ?? /^$/);
        assert.ok(
          words.startsWith(`${displayPosition({ ...problem, file: name ?? file })} ${problem.severity} `),
          words,
        );
        assert.ok(problem.expected !== '' && problem.fix !== '', words);
      }
    });
  }

  test('are all reported at once, in the order of the file', () => {
    const { problems } = dayOf(
      '---\ntitle: 7\nsessions: no\n---\nstray\n> 09:00:00  甲\n\n早\n\n> 08:00:00  乙\n> 99:00:00  丙\n> 1:2\n> 10:11 x\n',
      'days/product/2023-04-31.md',
    );
    assert.deepEqual(
      problems.map(({ rule, line }) => `${line ?? 'file'} ${rule}`),
      [
        'file date',
        '2 front-matter',
        '3 front-matter',
        '5 header-missing',
        '10 time-order',
        '11 time',
        '13 header-like',
      ],
    );
  });

  test('no file at all makes reading throw', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, name) => {
        const { problems } = dayOf(`---\n${text}\n---\n${text}`, name);
        for (const { line = 1, column = 1 } of problems) assert.ok(line >= 1 && column >= 1);
      }),
    );
  });
});
