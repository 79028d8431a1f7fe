import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Messages } from '../../../src/search/query/messages.ts';
import { neighboursOf } from '../../../src/search/query/neighbours.ts';

/** The messages of day 0 that hold a word. */
const at = (...messages: number[]): Messages =>
  new Map([[0, new Map(messages.map((message) => [message, 1]))]]);

test('finds words that stand in neighbouring messages', () => {
  assert.deepEqual(neighboursOf([at(5), at(7)], []), [{ day: 0, message: 5, partners: [7] }]);
  assert.deepEqual(neighboursOf([at(5), at(9)], []), []);
  assert.deepEqual(neighboursOf([at(5), at(8)], []), [{ day: 0, message: 5, partners: [8] }]);
});

test('the message that holds most of the words speaks for the others', () => {
  assert.deepEqual(neighboursOf([at(4, 6), at(6), at(7)], []), [{ day: 0, message: 6, partners: [7] }]);
  assert.deepEqual(neighboursOf([at(4), at(5), at(7)], []), [{ day: 0, message: 4, partners: [5, 7] }]);
});

test('says nothing near a message that holds all, of one word, or of other days', () => {
  assert.deepEqual(neighboursOf([at(5, 7), at(6, 7)], []), []);
  assert.deepEqual(neighboursOf([at(5)], []), []);
  assert.deepEqual(neighboursOf([at(5), new Map([[1, new Map([[5, 1]])]])], []), []);
});

test('messages with an unwanted word neither speak nor help', () => {
  assert.deepEqual(neighboursOf([at(5), at(6)], [at(6)]), []);
  assert.deepEqual(neighboursOf([at(5), at(6, 7)], [at(6)]), [{ day: 0, message: 5, partners: [7] }]);
});

test('whatever it names holds all words together, within reach, each message once', () => {
  const messages = fc.uniqueArray(fc.nat(40), { maxLength: 15 });
  fc.assert(
    fc.property(fc.array(messages, { minLength: 2, maxLength: 4 }), (lists) => {
      const terms = lists.map((list) => at(...list));
      const named: number[] = [];
      for (const { message, partners } of neighboursOf(terms, [])) {
        const all = [message, ...partners];
        named.push(...all);
        assert.ok(all.every((one) => Math.abs(one - message) <= 3));
        assert.ok(lists.every((list) => list.some((one) => all.includes(one))));
        assert.ok(!all.some((one) => lists.every((list) => list.includes(one))));
      }
      assert.equal(new Set(named).size, named.length);
    }),
  );
});
