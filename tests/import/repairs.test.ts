import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as contents from '../../src/message/content.ts';
import { readBody } from '../../src/message/inline.ts';
import { contentOfBody } from '../../src/message/legacy.ts';
import type { ExportDay } from '../../src/import/format.ts';
import { isAccountId, labelOf, pseudonym } from '../../src/import/label.ts';
import {
  type Change,
  contextRepairs,
  textRepairs,
  repairInContext,
  repairText,
} from '../../src/import/repairs/index.ts';
import { dedupeKey } from '../../src/import/sameness.ts';

/** By rule: what an export has, and what it becomes; equal where the rule must leave a text alone. */
const pairs: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  empty: [['', '']],
  entities: [
    ['甲&amp;amp;#183;乙', '甲·乙'],
    ['a &lt; b &amp;&amp; c', 'a < b && c'],
    ['?a=1&copy=2 AT&T &nosuch;', '?a=1&copy=2 AT&T &nosuch;'],
  ],
  'control-characters': [
    ['甲\u0010乙\u0014', '甲乙'],
    ['1\t二', '1二'],
    ['FUNCTION\tPOINT', 'FUNCTION POINT'],
    ['两行\n不变', '两行\n不变'],
  ],
  'xml-payload': [
    ['<?xml version="1.0"?><msg><appmsg>x</appmsg></msg>', ''],
    ['wxid_abc123:\n<msg>x</msg>', ''],
    ['<msg> 怎么解析', '<msg> 怎么解析'],
    ['<msg>是什么标签？</msg>', '<msg>是什么标签？</msg>'],
    ['<?xml version="1.0"?>\n<CFX><HEAD/></CFX>', '<?xml version="1.0"?>\n<CFX><HEAD/></CFX>'],
  ],
  'account-id': [
    ['wxid_6871abc:', ''],
    ['name1987:', ''],
    ['name1987: 你好', 'name1987: 你好'],
    ['注意:', '注意:'],
  ],
  'account-mention': [
    ['@wxid_abc123?你好', '@已隐去账号?你好'],
    ['wxid 是什么', 'wxid 是什么'],
    ['@秦岭(qinling_88) 在吗', '@秦岭 在吗'],
    ['关注 gh_0123456789ab，群 12345678@chatroom', '关注 已隐去账号，群 已隐去账号'],
    ['@+49 170 1234567 hallo', `@${pseudonym('491701234567')}\u2005hallo`],
    ['@\u206812345678900\u2069 welcome', `@${pseudonym('+12 345 67 89 00')}\u2005welcome`],
    // What only looks alike stays.
    ...[
      'gh_pages 分支，gh_deadbeef 提交',
      'report(final_v2) 和 f(max_len)',
      '@Tom(Alipay) 在吗',
      '@2023-03-09 10:00 开会',
      'mail me at a@12345678901.com or 138 1234 5678',
      '订单 12345678901，@12 楼',
    ].map((text): [string, string] => [text, text]),
  ],
  'file-name': [['计划 v2.pdf', '计划 v2.pdf']],
  'lost-emoji': [['收到??', '收到??']],
  'mention-end': [
    ['@甲-公司-产品?在吗?', '@甲-公司-产品\u2005在吗?'],
    ['@Li Lei 在吗', '@Li Lei\u2005在吗'],
    ['@甲-公司-产品? @Li Lei?', '@甲-公司-产品\u2005 @Li Lei\u2005'],
    ['@谁?', '@谁?'],
    ['mail@Li Lei?', 'mail@Li Lei?'],
    ['真的吗?', '真的吗?'],
  ],
  quote: [
    [
      '「 甲: 原来的话 」 - - - - - - - - - - - - - - - 回答',
      '「甲:原来的话」\n- - - - - - - - - - - - - - -\n回答',
    ],
    ['? 甲: 原来 ? - - - - - - - 回答', '「甲:原来」\n- - - - - - -\n回答'],
    ['「甲：没说过」 - - - - - - 回答', '「甲：没说过」 - - - - - - 回答'],
  ],
};

const labels = new Set(['甲-公司-产品', 'Li', 'Li Lei']);
const isLabel = (label: string): boolean => labels.has(label);
const dayOf = (...texts: string[]): ExportDay => ({
  room: 'product',
  date: '2023-03-09',
  messages: texts.map((text, index) => ({ time: '09:00:00', speaker: '甲', text, line: index + 1 })),
});

function repair(day: ExportDay): { texts: string[]; changes: Change[] } {
  const changes: Change[] = [];
  const note = (change: Change): void => void changes.push(change);
  const { messages } = repairInContext(repairText(day, note), isLabel, note);
  return { texts: messages.map(({ text }) => text), changes };
}

describe('repairs', () => {
  for (const rule of [...textRepairs, ...contextRepairs]) {
    test(`${rule.name}: ${rule.summary}`, () => {
      const examples = pairs[rule.name];
      assert.ok(examples, `no example of ${rule.name}`);
      for (const [before, after] of examples) {
        const { texts, changes } = repair(dayOf('原来的话', before));
        assert.equal(texts[1], after);
        const mine = changes.filter((change) => change.rule === rule.name);
        if (before !== after)
          assert.deepEqual(
            mine.map(({ line }) => line),
            [2],
          );
      }
    });
  }

  test('an account in the place of a label does not show, and is told from others', () => {
    const day = dayOf('一', '二', '三');
    for (const [nth, speaker] of ['wxid_abc12345', 'wxid_xyz98765', 'wxid_abc12345'].entries())
      (day.messages[nth] as { speaker: string }).speaker = speaker;
    const changes: Change[] = [];
    const [one, two, again] = repairText(day, (change) => changes.push(change)).messages;
    assert.match(one?.speaker ?? '', /^成员-[0-9a-f]{6}$/);
    assert.notEqual(one?.speaker, two?.speaker);
    assert.equal(one?.speaker, again?.speaker);
    assert.deepEqual(
      changes.map(({ rule, withheld }) => [rule, withheld]),
      Array(3).fill(['account-label', true]),
    );
  });

  test('a telephone number is no label, however it is written; what only looks like one is', () => {
    const numbers = ['+12 345 67 89 00', '\u202a+12 345 67 89 00\u202c', '12345678900', '~+12-345-678-900'];
    const labels = numbers.map((speaker) => {
      const day = { ...dayOf(), messages: [{ time: '09:00:00', speaker, text: '好' }] };
      const [message] = repairText(day, () => undefined).messages;
      assert.ok(message);
      assert.equal(message.accountId, '12345678900');
      return message.speaker;
    });
    assert.equal(new Set(labels).size, 1);
    assert.match(labels[0] ?? '', /^成员-[0-9a-f]{6}$/);
    for (const name of ['007', '2023-03-09', '小明 2', '3·15', '1234567', '一二三四五六七八'])
      assert.equal(isAccountId(name), false, name);
  });

  test('an account in brackets behind a name goes, a company stays', () => {
    assert.equal(labelOf('x', '秦岭(qinling_88)'), '秦岭');
    assert.equal(labelOf('x', '秦岭（wxid_abc）'), '秦岭');
    for (const name of ['Tom(Alipay)', '老王(PMP2018)', '小明(产品)', '(qinling_88)'])
      assert.equal(labelOf('x', name), name);
  });

  test('notices show no number and no account', () => {
    const text = '+49 170 1234567 joined; “秦岭(qinling_88)” 撤回了一条消息 10:00 +1';
    const day: ExportDay = {
      ...dayOf(),
      messages: [{ time: '09:00:00', speaker: '', kind: 'notice', text }],
    };
    const [message] = repairText(day, () => undefined).messages;
    assert.equal(message?.text, `${pseudonym('491701234567')} joined; “秦岭” 撤回了一条消息 10:00 +1`);
  });

  test('a repaired text is repaired no further', () => {
    const pieces = Object.values(pairs).flat().flat();
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 4 }), (parts) => {
        const { texts } = repair(dayOf('原来的话', parts.join('')));
        assert.deepEqual(repair(dayOf(...texts)).texts, texts);
      }),
      { numRuns: 500 },
    );
  });

  test('a mention at the end of a rebuilt reply keeps its end', () => {
    const text = '? 甲: 原来 ? - - - - - - - 回答@甲-公司-产品? @Li Lei?';
    const { texts } = repair(dayOf('原来的话', text));
    assert.deepEqual(repair(dayOf(...texts)).texts, texts);
    assert.match(texts[1] ?? '', /@Li Lei\u2005$/);
  });

  test('a message is known again after its repair', () => {
    for (const rule of ['mention-end', 'quote', 'control-characters']) {
      for (const [before, after] of pairs[rule] ?? []) assert.equal(dedupeKey(after), dedupeKey(before));
    }
  });

  test('a rebuilt reply is read as one', () => {
    const [after] = repair(dayOf('原来的话', pairs['quote']?.[0]?.[0] ?? '')).texts.slice(1);
    assert.deepEqual(readBody(after ?? '').quote, { speaker: '甲', text: '原来的话' });
  });

  test('withheld text does not reach the report, and its message is kept as lost', () => {
    const { texts, changes } = repair(dayOf('wxid_secret99:'));
    assert.equal(contentOfBody(texts[0] ?? 'x', '').content.kind, 'missing');
    assert.ok(!JSON.stringify(changes).includes('secret99'));
    assert.equal(changes.find((change) => change.rule === 'account-id')?.withheld, true);
  });

  test('labels lose entities and control characters, too', () => {
    const day = {
      ...dayOf('好'),
      messages: [{ time: '09:00:00', speaker: '产品&amp;amp;市场\u0010', text: '好' }],
    };
    assert.equal(repairText(day, () => undefined).messages[0]?.speaker, '产品&市场');
  });

  test('facts are cleaned as words are, and agree with the text', () => {
    const time = '09:00:00';
    const day: ExportDay = {
      ...dayOf(),
      messages: [
        {
          time,
          speaker: '甲',
          ...contents.file({ name: 'a&amp;b.pdf', src: 'x/a.pdf', bytes: 3 }, 'c&amp;d @Li Lei?'),
        },
        { time, speaker: '甲', ...contents.poll('去&amp;amp;来?', [{ text: '好&amp;', votes: 2 }]) },
        { time, speaker: '甲', ...contents.voice({ seconds: 3, transcript: '@wxid_abc123?你好' }) },
        {
          time,
          speaker: '甲',
          ...contents.link({ url: 'https://a.example/?x=1&amp;y=2', title: 'T&amp;C' }),
        },
        { time, speaker: '', ...contents.notice('甲&amp;乙 加入了群', 'join') },
        { time, speaker: '甲', ...contents.text('wxid_6871abc:'), sourceId: '7' },
        {
          time,
          speaker: '甲',
          ...contents.forward('记录', [{ speaker: 'wxid_abc12345', kind: 'text', text: 'a&lt;b' }]),
        },
        {
          time,
          speaker: '甲',
          ...contents.text('好'),
          reactions: [{ emoji: '👍', count: 1, by: ['wxid_abc12345'] }],
        },
      ],
    };
    const [file, poll, voice, link, notice, lost, forward, text] = repairInContext(
      repairText(day, () => undefined),
      isLabel,
      () => undefined,
    ).messages;
    assert.ok(
      file?.kind === 'file' && poll?.kind === 'poll' && voice?.kind === 'voice' && link?.kind === 'link',
    );
    assert.deepEqual(
      [file.name, file.text, file.bytes, file.src],
      ['a&b.pdf', 'a&b.pdf\nc&d @Li Lei\u2005', 3, 'x/a.pdf'],
    );
    assert.deepEqual(
      [poll.question, poll.text, poll.options],
      ['去&来?', '去&来?\n- 好&', [{ text: '好&', votes: 2 }]],
    );
    assert.deepEqual(
      [voice.transcript, voice.text, voice.seconds],
      ['@已隐去账号?你好', '@已隐去账号?你好', 3],
    );
    assert.deepEqual(
      [link.url, link.text],
      ['https://a.example/?x=1&y=2', 'T&C\nhttps://a.example/?x=1&y=2'],
    );
    assert.ok(notice?.kind === 'notice' && notice.event === 'join' && notice.text === '甲&乙 加入了群');
    assert.deepEqual([lost?.kind, lost?.text, lost?.sourceId], ['missing', '', '7']);
    assert.ok(forward?.kind === 'forward' && text?.kind === 'text');
    assert.match(forward.items[0]?.speaker ?? '', /^成员-/);
    assert.match(forward.text, /a<b/);
    assert.match(text.reactions?.[0]?.by?.[0] ?? '', /^成员-/);
    const clean = repairText({ ...day, messages: [file, poll, voice, link, forward] }, () => undefined);
    assert.deepEqual(clean.messages, [file, poll, voice, link, forward]);
  });

  test('hostile text takes no longer than its length asks for', () => {
    const hostile = [
      '「'.repeat(50_000),
      '@'.repeat(50_000),
      '@甲 '.repeat(30_000),
      '&amp;'.repeat(50_000),
      '<msg>' + ' '.repeat(90_000),
    ];
    for (const text of hostile) assert.equal(repair(dayOf(text)).texts.length, 1);
    assert.equal(repair(dayOf(`&${'amp;'.repeat(20_000)}lt;`)).texts[0], '<');
  });
});
