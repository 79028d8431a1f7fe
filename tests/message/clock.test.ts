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

test('seconds since midnight', () => assert.equal(secondsOf('19:33:16'), 19 * 3600 + 33 * 60 + 16));
