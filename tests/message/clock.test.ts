import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoTime, secondsOf } from '../../src/message/clock.ts';

test('a time of a room is an instant with the offset of its zone on that day', () => {
  assert.equal(isoTime('2017-05-11', '19:33:16', 'Asia/Shanghai'), '2017-05-11T19:33:16+08:00');
  assert.equal(isoTime('2023-01-05', '08:00:00', 'America/New_York'), '2023-01-05T08:00:00-05:00');
  assert.equal(isoTime('2023-07-05', '08:00:00', 'America/New_York'), '2023-07-05T08:00:00-04:00');
  assert.equal(isoTime('2023-01-05', '08:00:00', 'UTC'), '2023-01-05T08:00:00+00:00');
  assert.equal(isoTime('2023-01-05', '08:00:00', 'Asia/Kolkata'), '2023-01-05T08:00:00+05:30');
});

test('on a day when the clocks change, each time has the offset of that instant', () => {
  const spring = (time: string): string => isoTime('2024-03-10', time, 'America/Los_Angeles').slice(19);
  assert.equal(spring('00:30:00'), '-08:00');
  assert.equal(spring('01:59:59'), '-08:00');
  assert.equal(spring('02:30:00'), '-08:00', 'a time that the clocks skip');
  assert.equal(spring('03:00:00'), '-07:00');
  const autumn = (time: string): string => isoTime('2024-11-03', time, 'America/Los_Angeles').slice(19);
  assert.equal(autumn('00:59:59'), '-07:00');
  assert.equal(autumn('01:30:00'), '-07:00', 'the first of two');
  assert.equal(autumn('02:00:00'), '-08:00');
  assert.equal(isoTime('2024-04-07', '23:00:00', 'Pacific/Auckland').slice(19), '+12:00');
  assert.equal(isoTime('2024-04-07', '00:30:00', 'Pacific/Auckland').slice(19), '+13:00');
});

test('seconds since midnight', () => assert.equal(secondsOf('19:33:16'), 19 * 3600 + 33 * 60 + 16));
