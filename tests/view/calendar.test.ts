import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarOf } from '../../src/view/calendar.ts';

test('months stand newest first, with none left out between the first and the last', () => {
  const months = calendarOf(
    new Map([
      ['2022-11-30', 3],
      ['2023-02-01', 5],
    ]),
  );
  assert.deepEqual(
    months.map(({ month, messages }) => [month, messages]),
    [
      ['2023-02', 5],
      ['2023-01', 0],
      ['2022-12', 0],
      ['2022-11', 3],
    ],
  );
});

test('a month is rows from Monday to Sunday', () => {
  const [march] = calendarOf(new Map([['2023-03-09', 1]]));
  assert.equal(march?.weeks.length, 5);
  assert.ok(march.weeks.every((week) => week.length === 7));
  // 1 March 2023 was a Wednesday, the 31st a Friday.
  assert.deepEqual(
    march.weeks[0]?.map((day) => day?.number),
    [undefined, undefined, 1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    march.weeks[4]?.map((day) => day?.number),
    [27, 28, 29, 30, 31, undefined, undefined],
  );
});

test('February of a leap year and a month that begins on a Sunday are whole', () => {
  const [february] = calendarOf(new Map([['2024-02-29', 1]]));
  assert.equal(february?.weeks.flat().filter((day) => day !== undefined).length, 29);
  const [october] = calendarOf(new Map([['2023-10-01', 1]]));
  assert.equal(october?.weeks[0]?.[6]?.date, '2023-10-01');
});

test('busier days are darker, gaps and empty days are not', () => {
  const counts = new Map([
    ['2023-03-01', 0],
    ['2023-03-02', 1],
    ['2023-03-03', 40],
    ['2023-03-06', 300],
    ['2023-03-07', 2000],
  ]);
  const [march] = calendarOf(counts);
  const level = (date: string) => march?.weeks.flat().find((day) => day?.date === date)?.level ?? -1;
  assert.equal(level('2023-03-01'), 0);
  assert.equal(level('2023-03-05'), 0);
  const busy = ['2023-03-02', '2023-03-03', '2023-03-06', '2023-03-07'].map(level);
  assert.deepEqual(busy, [...busy].sort());
  assert.equal(busy.at(-1), 4);
  assert.ok((busy[0] ?? 0) >= 1);
});

test('no days, no months', () => assert.deepEqual(calendarOf(new Map()), []));
