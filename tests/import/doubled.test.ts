import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DuplicatedLabels } from '../../src/import/doubled.ts';
import type { ExportDay } from '../../src/import/format.ts';

const date = '2023-03-09';
const dayOf = (...lines: [time: string, speaker: string, text: string][]): ExportDay => ({
  room: 'product',
  date,
  messages: lines.map(([time, speaker, text]) => ({ time, speaker, text })),
});

/** The same twenty messages of two people under two labels each. */
const twoPhones = (): ExportDay =>
  dayOf(
    ...Array.from({ length: 20 }, (_, nth) => nth).flatMap((nth): [string, string, string][] => {
      const time = `10:${String(nth).padStart(2, '0')}:00`;
      const labels = nth % 2 === 0 ? ['小乙', '乙-公司-产品'] : ['大丙', '丙-公司-技术'];
      return labels.map((label) => [time, label, `第${nth}件事要慢慢说`]);
    }),
  );

const pairsOf = (...days: ExportDay[]): string[] => {
  const labels = new DuplicatedLabels();
  for (const day of days) labels.add('product', [day]);
  return labels.pairs().map(({ a, b }) => [a, b].sort().join('='));
};

describe('doubled messages', () => {
  test('two labels with the same messages are one person', () => {
    assert.deepEqual(pairsOf(twoPhones()).sort(), ['丙-公司-技术=大丙', '乙-公司-产品=小乙']);
  });

  test('so are those of two exports of one day', () => {
    const { messages } = twoPhones();
    const labels = new DuplicatedLabels();
    const parts = [0, 1].map((side) => ({
      room: 'product',
      date,
      messages: messages.filter((_, nth) => nth % 2 === side),
    }));
    labels.add('product', parts);
    assert.equal(labels.pairs().length, 2);
  });

  test('people who react alike in one second are not', () => {
    const claps = Array.from({ length: 20 }, (_, nth): [string, string, string] => [
      `11:00:${String(nth >> 1).padStart(2, '0')}`,
      nth % 2 === 0 ? '甲' : '丁',
      '[强][强]',
    ]);
    assert.deepEqual(pairsOf(dayOf(...claps)), []);
  });

  test('nor people who once say the same words on a day from one phone', () => {
    assert.deepEqual(
      pairsOf(dayOf(['09:00:00', '甲', '平安夜快乐大家'], ['09:00:00', '丁', '平安夜快乐大家'])),
      [],
    );
  });

  test('on a day from two phones, one message is enough where the names agree', () => {
    const day = twoPhones();
    day.messages.push(
      { time: '12:00:00', speaker: '王松', text: '好' },
      { time: '12:00:00', speaker: '王松-易宝-产品', text: '好' },
    );
    assert.ok(pairsOf(day).includes('王松=王松-易宝-产品'));
  });
});
