import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inBoth, messagesOf, without } from '../../../src/search/query/messages.ts';

const located = fc.array(fc.record({ day: fc.nat(4), message: fc.nat(6) }));
const keys = (messages: ReturnType<typeof messagesOf>): string[] =>
  [...messages].flatMap(([day, ofDay]) =>
    Array.from(ofDay, ([message, times]) => `${day}/${message}×${times}`),
  );
const timesIn = (all: readonly { day: number; message: number }[], day: number, message: number): number =>
  all.filter((one) => one.day === day && one.message === message).length;

test('messages of both are kept with all their times, those of the first alone with theirs', () => {
  fc.assert(
    fc.property(located, located, (one, other) => {
      const [messages, others] = [messagesOf(one), messagesOf(other)];
      const expected = (keep: (there: number) => boolean): string[] => [
        ...new Set(
          one.flatMap(({ day, message }) => {
            const there = timesIn(other, day, message);
            return keep(there) ? [`${day}/${message}×${timesIn(one, day, message) + there}`] : [];
          }),
        ),
      ];
      assert.deepEqual(keys(inBoth(messages, others)).sort(), expected((there) => there > 0).sort());
      assert.deepEqual(keys(without(messages, others)).sort(), expected((there) => there === 0).sort());
    }),
  );
});
