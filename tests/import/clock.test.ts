import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockIn } from '../../src/import/clock.ts';

/** What the clock of a zone shows at instants. */
const shown = (zone: string, ...instants: string[]): string[] => {
  const clock = clockIn(zone);
  return instants.map((instant) => {
    const { date = '', time = '' } = clock(Date.parse(instant)) ?? {};
    return `${date} ${time}`;
  });
};

test('in the hour that comes twice, what was said later stands later', () => {
  const zone = 'America/New_York';
  assert.deepEqual(
    shown(
      zone,
      '2024-11-03T05:50:00Z',
      '2024-11-03T06:10:00Z',
      '2024-11-03T06:59:59Z',
      '2024-11-03T07:00:00Z',
    ),
    ['2024-11-03 01:50:00', '2024-11-03 01:59:59', '2024-11-03 01:59:59', '2024-11-03 02:00:00'],
  );
  assert.deepEqual(shown('Australia/Lord_Howe', '2024-04-06T14:50:00Z', '2024-04-06T15:10:00Z'), [
    '2024-04-07 01:50:00',
    '2024-04-07 01:59:59',
  ]);
});

test('times never run backwards, in any zone, through a year of quarter hours', () => {
  for (const zone of [
    'Europe/Berlin',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Shanghai',
    'Africa/Cairo',
  ]) {
    const clock = clockIn(zone);
    let before = '';
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2025, 0, 1); at += 900_000) {
      const { date = '', time = '' } = clock(at) ?? {};
      assert.ok(`${date} ${time}` >= before, `${zone} ${date} ${time} after ${before}`);
      before = `${date} ${time}`;
    }
  }
});

test('what cannot be the time of a message is none', () => {
  for (const epoch of [0, Number.NaN, 1e15]) assert.equal(clockIn('UTC')(epoch), undefined);
});
