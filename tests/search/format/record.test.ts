import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identify } from '../../../src/message/message.ts';
import { intersect } from '../../../src/search/format/postings.ts';
import { fold } from '../../../src/search/format/fold.ts';
import { searchableText } from '../../../src/render/record.ts';
import { recordOf } from '../../../src/search/format/record.ts';
import {
  blockStarts,
  messageOfSlot,
  readSlots,
  slotLength,
  writeSlots,
} from '../../../src/search/format/slot.ts';
import { tokensOfTerm } from '../../../src/search/format/token.ts';
import { padding } from '../../../src/search/pagefind/contract.ts';

const messagesOf = (texts: readonly string[]) =>
  identify(texts.map((text) => ({ time: '09:00:00', speaker: '甲', text })));

/** Finds a term in one day as the index does: words by position, intersected, led to messages by slots. */
function find(contents: { pairs: string; singles: string }, slots: string, term: string): number[] {
  const placesIn = (content: string): Map<string, number[]> => {
    const places = new Map<string, number[]>();
    content.split(' ').forEach((word, position) => {
      if (word !== padding) places.set(word, [...(places.get(word) ?? []), position]);
    });
    return places;
  };
  const places = { pairs: placesIn(contents.pairs), singles: placesIn(contents.singles) };
  const tokens = tokensOfTerm(term).map(({ kind, token, offset }) => {
    const positions = places[kind].get(token);
    return { offset, postings: new Map(positions ? [[0, positions]] : []) };
  });
  const ofSlot = messageOfSlot([readSlots(slots)]);
  const found = intersect(tokens).get(0) ?? [];
  return [...new Set(found.map((position) => ofSlot[Math.floor(position / slotLength)]?.message ?? -1))];
}

test('search in a record finds just the messages that contain the term', () => {
  const alphabet = fc.constantFrom(...Array.from('的的的哈ab1+ 。😀¥'), '\n');
  const texts = fc.array(fc.string({ unit: alphabet, maxLength: 90 }), { minLength: 1, maxLength: 8 });
  const asked = fc.string({ unit: alphabet, minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      texts,
      asked,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      (bodies, other, which, at, length) => {
        const messages = messagesOf(bodies);
        const { contents, slots } = recordOf(messages.map(searchableText));
        const folded = messages.map((message) => fold(searchableText(message)));
        const positions = slots.reduce((sum, count) => sum + count, 0) * slotLength;
        assert.equal(contents.pairs.split(' ').length, positions);
        assert.equal(contents.singles.split(' ').length, positions);
        const source = folded[which % folded.length] as string;
        const start = at % (source.length + 1);
        const border = folded.map((text) => text.slice(-1)).join('') + (folded[0] ?? '').slice(0, 1);
        for (const term of [source.slice(start, start + length), fold(other), border.slice(0, 2), border]) {
          if (term === '') continue;
          const expected = folded.flatMap((text, index) => (text.includes(term) ? [index] : []));
          assert.deepEqual(find(contents, writeSlots(slots), term), expected, JSON.stringify(term));
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('slots are read as they were written', () => {
  const slots = fc.array(fc.integer({ min: 1, max: 200 }));
  fc.assert(
    fc.property(slots, (counts) => {
      assert.deepEqual(readSlots(writeSlots(counts)), counts);
    }),
  );
});

test('a slot leads to its day and message', () => {
  const located = messageOfSlot([[1, 2], [], [1]]);
  assert.deepEqual(
    located.map(({ day, message }) => [day, message]),
    [
      [0, 0],
      [0, 1],
      [0, 1],
      [2, 0],
    ],
  );
});

test('text blocks hold every message once, and few when they are long', () => {
  assert.deepEqual(blockStarts([]), []);
  assert.deepEqual(blockStarts([23, 1, 1, 500, 1]), [0, 2, 3, 4]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (slots) => {
      const starts = blockStarts(slots);
      assert.equal(starts[0], 0);
      starts.forEach((start, block) => {
        const end = starts[block + 1] ?? slots.length;
        assert.ok(start < end);
        const filled = slots.slice(start, end).reduce((sum, count) => sum + count, 0);
        assert.ok(filled <= 24 || end === start + 1);
      });
    }),
  );
});
