import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formats } from '../../src/import/formats/index.ts';
import { gapsOf, type Piece } from '../../src/import/gaps.ts';
import { Progress } from '../../src/import/pipeline/progress.ts';
import { summarise } from '../../src/import/pipeline/report.ts';
import { runImport } from '../../src/import/pipeline/run.ts';
import { identify } from '../../src/message/message.ts';
import { join } from 'node:path';
import { newFolder, writeTree } from '../folder.ts';

const name = { room: 'product', date: '2023-03-09' };
const piece = (file: string, from: string, to: string, ids?: [number, number]): Piece => ({
  ...{ file, from, to },
  ...(ids ? { firstId: ids[0], lastId: ids[1] } : {}),
});
const messages = identify(
  ['19:30:00 甲', '19:38:00 丙', '19:40:00 乙', '19:52:00 丙', '19:53:00 丁', '19:59:00 甲'].map((line) => {
    const [time = '', speaker = ''] = line.split(' ');
    return { time, speaker, text: '好' };
  }),
);

describe('gaps between exports', () => {
  test('one stops, another begins: who spoke on both sides would have it, the nearest first', () => {
    const gaps = gapsOf(
      name,
      [piece('b.txt', '19:52:00', '19:59:00'), piece('a.txt', '19:30:00', '19:40:00')],
      messages,
    );
    assert.deepEqual(gaps, [
      { ...name, from: '19:40:00', to: '19:52:00', after: 'a.txt', before: 'b.txt', members: ['丙', '甲'] },
    ]);
  });

  test('a third export over the time, a pause of less than a minute, and ids that follow leave none', () => {
    const a = piece('a', '19:30:00', '19:40:00', [1, 3]);
    assert.deepEqual(gapsOf(name, [a, piece('b', '19:52:00', '19:59:00', [4, 6])], messages), []);
    assert.equal(gapsOf(name, [a, piece('b', '19:52:00', '19:59:00', [9, 12])], messages)[0]?.atMost, 5);
    assert.deepEqual(gapsOf(name, [a, piece('b', '19:40:30', '19:59:00')], messages), []);
    const over = piece('c', '00:00:00', '23:59:59');
    assert.deepEqual(gapsOf(name, [a, piece('b', '19:52:00', '19:59:00'), over], messages), []);
  });

  test('no gap lies under an export, whatever the pieces', () => {
    const time = fc.integer({ min: 0, max: 59 }).map((minute) => `19:${String(minute).padStart(2, '0')}:00`);
    const pieces = fc.array(fc.tuple(time, time), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, (spans) => {
        const all = spans.map((span, nth) => {
          const [from = '', to = ''] = [...span].sort();
          return piece(String(nth), from, to);
        });
        for (const { from, to } of gapsOf(name, all, messages)) {
          assert.ok(from < to);
          for (const one of all) assert.ok(one.to <= from || one.from >= to, JSON.stringify(all));
        }
      }),
    );
  });

  test('an import says it, over days that an export goes on to as well', async () => {
    const folder = await newFolder();
    const day = (...lines: string[]): string =>
      lines.map((line) => `> ${line.replace(' ', '  ')}\n\n好的\n\n`).join('');
    await writeTree(folder, {
      'one/product/2023-03-09.md': day('19:30:00 甲', '19:40:00 丙'),
      'two/product/2023-03-09.md': day('19:52:00 丙', '19:59:00 乙'),
    });
    const run = (...paths: string[]) =>
      runImport(
        {
          ...{ paths: paths.map((path) => join(folder, path)), content: join(folder, 'content'), formats },
          ...{ options: { room: 'product' }, media: undefined, dryRun: false },
        },
        new Progress(),
        () => undefined,
      );
    const together = await run('one', 'two');
    assert.deepEqual(
      together.gaps.map(({ from, to, members }) => [from, to, members]),
      [['19:40:00', '19:52:00', ['丙']]],
    );
    assert.match(
      summarise(together, false),
      /^Gaps {6}product\/2023-03-09 19:40:00 to 19:52:00 is in nobody’s export/m,
    );
    assert.deepEqual((await run('one')).gaps, []);
  });
});
