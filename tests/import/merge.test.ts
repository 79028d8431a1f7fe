import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { MessageDraft } from '../../src/message/message.ts';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import type { Day } from '../../src/archive/schema.ts';
import type { ExportDay, ExportMessage } from '../../src/import/format.ts';
import type { Ledger } from '../../src/import/ledger.ts';
import { readLedger, writeLedger } from '../../src/import/ledger.ts';
import { type Merge, mergeDay } from '../../src/import/merge.ts';
import { keyOf } from '../../src/import/sameness.ts';

const name = { room: 'product', date: '2023-03-09' };
const nobody = (label: string): string[] => [label];
/** 小乙 and 乙-公司-产品 are one person. */
const oneOfTwo = (label: string): string[] => {
  const labels = ['小乙', '乙-公司-产品'];
  return labels.includes(label) ? labels : [label];
};

const exportOf = (...lines: string[]): ExportDay => ({
  ...name,
  messages: lines.map((line): ExportMessage => {
    const [time = '', speaker = '', text = ''] = line.split('|');
    return { time, speaker, text };
  }),
});

function merge(
  exports: ExportDay[],
  before?: Merge | { day: Day; ledger: Ledger },
  labelsOf = nobody,
): Merge {
  return mergeDay({ day: before?.day, ledger: before?.ledger ?? new Map() }, name, exports, labelsOf);
}

/** A day after a person has worked on its file. */
const edited = ({ day, ledger }: Merge, change: (text: string) => string): { day: Day; ledger: Ledger } => {
  const { day: after } = readDay(change(writeDay(day)), 'days/product/2023-03-09.md');
  assert.ok(after);
  return { day: after, ledger: readLedger(writeLedger(ledger)) };
};

const shown = ({ day }: { day: Day }): string[] =>
  day.messages.map(
    ({ id, speaker, kind, text }) => `${id}|${speaker}|${kind === 'removed' ? 'removed' : text}`,
  );

const message = fc.record({
  time: fc.constantFrom('09:00:00', '09:00:01', '19:33:16'),
  speaker: fc.constantFrom('甲', '小乙', '乙-公司-产品', '我'),
  text: fc.constantFrom(
    '好',
    '不好',
    '好 好',
    '',
    '@甲?在',
    '@甲 在',
    '![a](http://a.cn/1.png)',
    '![a](http://b.cn/1.png)',
  ),
});
const anExport = fc
  .array(message, { maxLength: 12 })
  .map((messages): ExportDay => ({ ...name, messages: messages.sort((a, b) => (a.time < b.time ? -1 : 1)) }));

describe('merging a day', () => {
  test('a picture that exports name differently is one by its content', () => {
    const part = (src: string): ExportDay => ({
      ...name,
      messages: [
        { time: '09:00:00', speaker: '甲', kind: 'image', text: '', src, exportSource: src.slice(22) },
      ],
    });
    const first = merge([part('media/ab/ab0123456789-IMG-1.jpg')]);
    const again = merge([part('media/ab/ab0123456789-PHOTO-7.jpg')], first);
    assert.deepEqual([again.messagesOut, again.merged, again.changed], [0, 1, false]);
    const other = merge([part('media/cd/cd0123456789-PHOTO-7.jpg')], first);
    assert.equal(other.messagesOut, 1);
  });

  test('every message read is written, or is the same as one that is kept', () => {
    fc.assert(
      fc.property(fc.array(anExport, { maxLength: 4 }), (exports) => {
        const result = merge(exports, undefined, oneOfTwo);
        const all = exports.flatMap((one) => one.messages);
        assert.equal(result.messagesIn, all.length);
        assert.equal(result.messagesIn, result.messagesOut + result.merged);
        assert.equal(result.day.messages.length, result.messagesOut);
        for (const { time, speaker, text } of all) {
          const kept = result.day.messages.find(
            (one) =>
              one.time === time &&
              oneOfTwo(one.speaker).includes(speaker) &&
              (keyOf(one) === keyOf({ time, speaker, text }) || (text === '' && one.kind === 'image')),
          );
          assert.ok(kept, `${time} ${speaker} ${text} is gone`);
        }
      }),
    );
  });

  test('what one sender repeats in one export is kept as often, and no oftener', () => {
    fc.assert(
      fc.property(fc.array(anExport, { minLength: 1, maxLength: 4 }), (exports) => {
        const key = (one: MessageDraft): string => `${one.time}${one.speaker}${keyOf(one)}`;
        const count = (messages: readonly ExportMessage[], wanted: string): number =>
          messages.filter((one) => key(one) === wanted).length;
        const { messages } = merge(exports).day;
        // An empty message may have become the picture that another export has in its place.
        for (const wanted of new Set(messages.filter(({ kind }) => kind !== 'missing').map(key))) {
          assert.equal(
            count(messages, wanted),
            Math.max(...exports.map((one) => count(one.messages, wanted))),
          );
        }
      }),
    );
  });

  test('the order of the exports changes no byte', () => {
    fc.assert(
      fc.property(fc.array(anExport, { maxLength: 4 }), (exports) => {
        const one = merge(exports, undefined, oneOfTwo);
        const other = merge([...exports].reverse(), undefined, oneOfTwo);
        assert.equal(writeDay(other.day), writeDay(one.day));
        assert.equal(writeLedger(other.ledger), writeLedger(one.ledger));
      }),
    );
  });

  test('importing the same again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anExport, { maxLength: 3 }), (exports) => {
        const first = merge(exports, undefined, oneOfTwo);
        const second = merge(exports, first, oneOfTwo);
        assert.equal(second.changed, false);
        assert.equal(second.messagesOut, 0);
        assert.equal(writeDay(second.day), writeDay(first.day));
        assert.equal(writeLedger(second.ledger), writeLedger(first.ledger));
      }),
    );
  });

  test('a later import never shrinks a day and never moves a permalink', () => {
    fc.assert(
      fc.property(anExport, anExport, (one, other) => {
        const first = merge([one], undefined, oneOfTwo);
        const second = merge([other], first, oneOfTwo);
        const held = new Map(second.day.messages.map((kept) => [kept.id, kept]));
        for (const before of first.day.messages) {
          const after = held.get(before.id);
          assert.ok(after);
          if (before.kind !== 'missing') assert.equal(keyOf(after), keyOf(before));
        }
      }),
    );
  });

  test('a text that a person has edited stays as it is, and its old form stays away', () => {
    const source = exportOf('09:00:00|甲|电话 13800000000', '09:00:05|甲|好');
    const day = edited(merge([source]), (text) => text.replace('13800000000', '（略）'));
    const again = merge([source], day);
    assert.deepEqual(shown(again), ['m-090000|甲|电话 （略）', 'm-090005|甲|好']);
    assert.equal(again.changed, false);
  });

  test('a speaker whom a person has renamed stays renamed', () => {
    const source = exportOf('09:00:00|甲|好');
    const day = edited(merge([source]), (text) => text.replace('甲', '某人'));
    assert.deepEqual(shown(merge([source], day)), ['m-090000|某人|好']);
  });

  test('a tombstone stands for its message, even with no ledger and with another wording', () => {
    const source = exportOf('09:00:00|甲|好', '09:00:00|甲|再见');
    const day = edited(merge([source]), (text) => text.replace('\n好\n', '\n<!-- removed -->\n'));
    assert.deepEqual(shown(merge([source], day)), ['m-090000|甲|removed', 'm-090000-2|甲|再见']);
    const bare = { day: day.day, ledger: new Map() };
    assert.deepEqual(shown(merge([exportOf('09:00:00|甲|好的', '09:00:00|甲|再见')], bare)), [
      'm-090000|甲|removed',
      'm-090000-2|甲|再见',
    ]);
  });

  test('a message whose header somebody deleted comes back, and is reported', () => {
    const source = exportOf('09:00:00|甲|好', '09:00:05|甲|再见');
    const day = edited(merge([source]), (text) => text.replace('> 09:00:05  甲\n\n再见\n\n', ''));
    const again = merge([source], day);
    assert.deepEqual(again.deleted, ['m-090005']);
    assert.equal(again.day.messages.length, 2);
  });

  test('a late message of a second follows those that stood there', () => {
    const first = merge([exportOf('09:00:00|甲|二')]);
    const second = merge([exportOf('09:00:00|甲|一', '09:00:00|甲|二')], first);
    assert.deepEqual(shown(second), ['m-090000|甲|二', 'm-090000-2|甲|一']);
  });

  test('two phones make one message under the fuller label; both labels are told', () => {
    const result = merge([exportOf('09:00:00|小乙|好', '09:00:00|乙-公司-产品|好')], undefined, oneOfTwo);
    assert.deepEqual(shown(result), ['m-090000|乙-公司-产品|好']);
    assert.deepEqual(result.aliases, [['小乙', '乙-公司-产品']]);
  });

  test('two people who say the same in one second stay two', () => {
    assert.equal(merge([exportOf('09:00:00|甲|好', '09:00:00|丙|好')]).day.messages.length, 2);
  });

  test('the same picture on another host is one message', () => {
    const one = exportOf('09:00:00|甲|![x](http://static.a.cn/img/1.png)');
    const other = exportOf('09:00:00|甲|![x](http://b.cn/img/1.png)');
    assert.equal(merge([one, other]).messagesOut, 1);
  });

  test('an export without seconds finds its messages in their minute', () => {
    const coarse = exportOf('09:12:00|甲|好', '09:12:00|甲|再见', '09:12:00|丙|新的');
    for (const one of coarse.messages) one.minuteOnly = true;
    const precise = exportOf('09:12:07|甲|好', '09:12:53|甲|再见');
    for (const exports of [
      [coarse, precise],
      [precise, coarse],
    ]) {
      const result = merge(exports);
      assert.deepEqual(shown(result), ['m-091200|丙|新的', 'm-091207|甲|好', 'm-091253|甲|再见']);
      assert.equal(merge(exports, result).changed, false);
    }
  });

  test('an earlier import without --owner is put right by a later one with it', () => {
    const first = merge([exportOf('09:00:00|我|好')]);
    const second = merge([exportOf('09:00:00|甲|好')], first, (label) => [label, '我']);
    assert.deepEqual(shown(second), ['m-090000|甲|好']);
  });

  test('front matter on disk wins, and sessions keep naming their messages', () => {
    const source: ExportDay = {
      ...exportOf('09:00:00|甲|一', '09:00:00|甲|二'),
      frontMatter: {
        title: 'old',
        tag: ['chat'],
        sessions: [{ title: 's', lead: ['甲'], start: '09:00:00#2', end: '09:00:00#2' }],
      },
    };
    const first = merge([exportOf('09:00:00|丙|零')]);
    first.day.frontMatter = { title: 'mine' };
    const { frontMatter } = merge([source], first).day;
    assert.equal(frontMatter.title, 'mine');
    assert.deepEqual(frontMatter['tag'], ['chat']);
    assert.equal(frontMatter.sessions?.[0]?.start, '09:00:00#3');
  });
});
