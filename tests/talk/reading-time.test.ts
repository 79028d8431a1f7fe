import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingMinutes } from '../../src/talk/reading-time.ts';

const minutesOf = (...texts: string[]): number => Math.round(readingMinutes(texts) * 100) / 100;

test('Chinese is read by the character, and English by the word', () => {
  assert.equal(minutesOf('备'.repeat(260)), 1);
  assert.equal(minutesOf('备付金，存管。'.repeat(52)), 1, 'punctuation is not read');
  assert.equal(minutesOf('settlement '.repeat(238)), 1);
  assert.equal(minutesOf("don't re-read 3.14 ".repeat(238)), 3);
});

test('a mixture takes the time of both', () => {
  assert.equal(minutesOf('备'.repeat(260), 'POS机 '.repeat(238)), 1 + 1 + Math.round(23800 / 260) / 100);
  assert.equal(minutesOf(), 0);
});
