import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readBody } from '../../src/message/inline.ts';
import { link, poll, text } from '../../src/message/content.ts';
import { identify } from '../../src/message/message.ts';
import { calendarDate, clockTime, message as messageSchema } from '../../src/message/schema.ts';
import { readLocalDateTime } from '../../src/import/clock.ts';
import type { ExportReading, Format, Provenance } from '../../src/import/format.ts';
import { formats } from '../../src/import/formats/index.ts';
import { readJson } from '../../src/import/json.ts';
import { isAccountId, labelOf, labelOfName } from '../../src/import/label.ts';
import { tableRows } from '../../src/import/html-table.ts';
import { dedupeKey } from '../../src/import/sameness.ts';
import { quote } from '../../src/import/quote.ts';
import { bracket, withWords, written } from '../../src/import/words.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'formats');
const inputs = globSync('*/*/input/**/*.{json,jsonl,csv,txt,xls,eml,html}', { cwd: fixtures }).map(
  (path) => ({
    path: relative('.', join(fixtures, path)),
    bytes: new Uint8Array(readFileSync(join(fixtures, path))),
  }),
);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What holds of any reading, whatever was read. */
function assertSound({ days, problems }: ExportReading, what: string): void {
  const seen = new Set<string>();
  for (const { room, date, messages } of days) {
    assert.ok(calendarDate.safeParse(date).success, what);
    assert.ok(!seen.has(`${room}/${date}`), `${what}: one day twice`);
    seen.add(`${room}/${date}`);
    for (const { line, sourceId, accountId, replySource, minuteOnly, ...message } of identify(
      messages,
    ) as (ReturnType<typeof identify>[number] & Provenance)[]) {
      const checked = messageSchema.safeParse(message);
      assert.ok(checked.success, `${what}: ${JSON.stringify(message)} ${checked.error?.message ?? ''}`);
      assert.ok(accountId !== '' && sourceId !== '' && (line ?? 1) >= 1, what);
      assert.ok(replySource?.sourceId !== '' && minuteOnly !== false, what);
    }
    messages.forEach(({ time, speaker, text }, index) => {
      assert.ok(clockTime.safeParse(time).success, what);
      assert.ok(index === 0 || time >= (messages[index - 1]?.time ?? ''), `${what}: times run backwards`);
      assert.ok(!isAccountId(speaker) && !/^wxid_/.test(text), `${what}: an account id shows`);
    });
  }
  for (const { line = 1, column = 1, actual, fix } of problems) {
    assert.ok(line >= 1 && column >= 1 && actual !== '' && fix !== '', what);
  }
}

const parse = (format: Format, path: string, bytes: Uint8Array): ExportReading =>
  format.parse({ path, bytes }, { room: 'room' });

describe('whatever a format is given, it gives days or problems and never throws', () => {
  for (const format of formats.filter(({ name }) => name !== 'day-file')) {
    test(`${format.name} reads what is of another format`, () => {
      for (const { path, bytes } of inputs) {
        format.detect({ path, bytes });
        assertSound(parse(format, path, bytes), `${format.name} of ${path}`);
      }
    });
    test(`${format.name} reads files cut anywhere and changed anywhere`, () => {
      const own = inputs.filter((input) => format.detect(input) > 0);
      if (own.length === 0) return;
      fc.assert(
        fc.property(
          fc.constantFrom(...own),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.uint8Array({ maxLength: 6 }),
          (input, where, noise) => {
            const at = Math.floor(input.bytes.length * where);
            const cut = input.bytes.subarray(0, at);
            const changed = Uint8Array.from([...cut, ...noise, ...input.bytes.subarray(at + noise.length)]);
            for (const bytes of [cut, changed]) {
              format.detect({ path: input.path, bytes });
              assertSound(parse(format, input.path, bytes), `${input.path} at ${at}`);
            }
          },
        ),
        { numRuns: 60 },
      );
    });
    test(`${format.name} reads the same with CRLF and in UTF-16`, () => {
      for (const { path, bytes } of inputs.filter(
        (input) => format.detect(input) > 0 && !/\.(?:csv|eml)$|desktop|gbk|no-header/.test(input.path),
      )) {
        const text = new TextDecoder().decode(bytes).replace(/\r\n/g, '\n');
        const days = JSON.stringify(parse(format, path, bytesOf(text)).days);
        assert.equal(
          JSON.stringify(parse(format, path, bytesOf(text.replaceAll('\n', '\r\n'))).days),
          days,
          path,
        );
        assert.equal(
          JSON.stringify(parse(format, path, new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))).days),
          days,
          path,
        );
      }
    });
  }
});

describe('JSON that is not', () => {
  for (const [what, text, place] of [
    ['cut within a string', '{\n "a": [1,\n "wor', '3:6'],
    ['cut within a list', '[\n {"a": 1},\n', '3:1'],
    ['with a comma too many', '{\n "a": 1,\n}', '3:1'],
    ['with words behind', '[1]\nhello', '2:1'],
    ['that is a page', '<html>\n</html>', '1:1'],
    ['with a bare word', '{"a":\n  none}', '2:4'],
    ['that is empty', '', '1:1'],
  ] as const) {
    test(what, () => {
      const read = readJson(text);
      assert.ok('place' in read);
      assert.equal(`${read.place.line}:${read.place.column}`, place);
    });
  }
});

// Twice over a line of this length takes milliseconds; once for each character of it, minutes.
test('a line of two megabytes is read in one pass', () => {
  const long = 'a1: ['.repeat(400_000);
  const files: readonly (readonly [string, string, string])[] = [
    ['whatsapp', 'chat.txt', `11/12/2017, 19:33 - Alice: hi\n13/12/2017, 19:34 - Alice: ${long}\n`],
    ['wechat-copy', 'copy.txt', `—————  2017-05-11  —————\n\n林夏  19:33\n\n${long}\n`],
    ['line', 'chat.txt', `[LINE] Chat history in a\n\nThu, 8/1/2024\n22:12\tAnn\thi\n22:13\tAnn\t${long}\n`],
    ['line', 'chat.txt', `[LINE] aのトーク履歴\n\n2024.08.01 木曜日\n22:12 Ann hi\n22:13 Ann ${long}\n`],
    [
      'kakaotalk',
      'chat.txt',
      `a 님과 카카오톡 대화\n저장한 날짜 : x\n\n2024년 5월 1일 오후 1:34, 김하늘 : ${long}\n`,
    ],
    ['qq-text', 'a.txt', `消息对象:a\n\n2019-07-16 18:15:05 林夏(1000000001)\n${long}\n`],
    [
      'chatlog',
      'a.csv',
      `Time,SenderName,Sender,TalkerName,Talker,Content\n2025-03-06 09:00:00,林夏,a,b,c,"${long}"\n`,
    ],
    [
      'phone-manager',
      'a.xls',
      `<table><tr><td>2017-06-22 09:12:53<td>林夏<td>a<td>接收<td>网页<td>${long}</table>`,
    ],
    [
      'weflow',
      'a.csv',
      `id,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime\n1,1,text,0,林夏,"${'[引用 a：'.repeat(300_000)}]",,2023-11-15T06:15:23.000Z\n`,
    ],
  ];
  for (const [name, path, text] of files) {
    const format = formats.find((one) => one.name === name) as Format;
    const { days, problems } = parse(format, path, bytesOf(text));
    assert.deepEqual(problems, [], name);
    assert.ok((days.at(-1)?.messages.at(-1)?.text.length ?? 0) > 400, name);
  }
});

describe('words', () => {
  test('a quote is read as its speaker, its words and the answer, quotes within quotes too', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.string({ minLength: 1 }),
        (name, words, answer) => {
          const once = quote(name, words, answer);
          for (const text of [once, quote('b', once, answer)]) {
            const body = readBody(text);
            assert.ok(body.quote);
            assert.ok(text.endsWith(`\n${answer}`));
          }
          assert.equal(readBody(quote('b', quote('c', words, 'middle'), answer)).quote?.text, 'middle');
        },
      ),
    );
  });
  test('an address alone is a link, and nothing is missing', () => {
    assert.equal(written(' https://example.com/a\n').kind, 'link');
    assert.equal(written('see https://example.com/a').kind, 'text');
    assert.equal(written('  ').kind, 'missing');
  });
  test('the first picture, film or document takes the words; cards are words', () => {
    const card = link({ url: 'https://example.com/a', title: 'A page' });
    const picture = { kind: 'image', text: '', src: 'a.png' } as const;
    const asked = poll('when?', []);
    assert.deepEqual(withWords('look', [picture, picture]), [{ ...picture, text: 'look' }, picture]);
    assert.deepEqual(withWords('look', [asked]), [text('look'), asked]);
    assert.deepEqual(withWords('https://example.com/a', [card]), [card]);
    assert.deepEqual(withWords('', [card]), [card]);
    assert.deepEqual(withWords('look', [card]), [text('look\nA page\nhttps://example.com/a')]);
    assert.deepEqual(withWords('', [card, picture]), [{ ...picture, text: 'A page\nhttps://example.com/a' }]);
  });
  test('brackets hold one line', () => assert.equal(bracket('小程序', 'a]b\nc'), '[小程序：a b c]'));
});

test('an account id is nobody’s name, and a label without one tells nothing', () => {
  assert.equal(labelOf('wxid_a', '', 'wxid_a', ' 林夏 '), '林夏');
  assert.match(labelOf('wxid_a', 'wxid_a', null, undefined), /^成员-[0-9a-f]{6}$/);
  assert.match(labelOf('linxia88', 'linxia88'), /^成员-/);
  assert.match(labelOfName('wxid_a', ''), /^成员-/);
  assert.equal(labelOfName('wxid_a', '何川'), '何川');
  assert.equal(labelOfName('', undefined), '');
  assert.equal(labelOf('wxid_a'), labelOf('wxid_a'));
  assert.notEqual(labelOf('wxid_a'), labelOf('wxid_b'));
});

test('times as tools write them', () => {
  assert.deepEqual(readLocalDateTime('2017/5/1 9:03'), {
    date: '2017-05-01',
    time: '09:03:00',
    minuteOnly: true,
  });
  assert.deepEqual(readLocalDateTime('2017年5月1日 19:33:16'), {
    date: '2017-05-01',
    time: '19:33:16',
    minuteOnly: false,
  });
  for (const wrong of ['2017-02-30 10:00', '2017-05-01 25:00', 'yesterday', '', '11/5/2017 10:00'])
    assert.equal(readLocalDateTime(wrong), undefined);
});

test('words that look like tags are kept in a table', () => {
  const html = '<table><tr><td>a <T> b</T> &lt;x&gt;<br>c&nbsp;d<td><b>e</b></tr><tr><td>f';
  assert.deepEqual([...tableRows(html)], [['a <T> b</T> <x>\nc d', 'e'], ['f']]);
});

test('data nested deeper than can be written out are an error of their file', () => {
  const depth = 100_000;
  const content = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const file = `{"chatlab":{"version":"0.0.2"},"meta":{"name":"群"},"messages":[{"sender":"a","timestamp":1704160800,"type":0,"content":${content}}]}`;
  const format = formats.find(({ name }) => name === 'chatlab') as Format;
  const { problems } = parse(format, 'deep.json', bytesOf(file));
  assert.deepEqual(
    problems.map(({ rule }) => rule),
    ['export-shape'],
  );
});

test('messages of brackets alone are compared in linear time', () => {
  const started = performance.now();
  dedupeKey('!['.repeat(150_000));
  assert.ok(performance.now() - started < 1000);
});
