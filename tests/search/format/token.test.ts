import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairTokens, singleTokens, tokensOfTerm } from '../../../src/search/format/token.ts';

const unit = fc.oneof(
  fc.integer({ min: 1, max: 0xffff }),
  fc.constantFrom(1, 0x4e00, 45359, 45360, 45361, 0xd83d, 0xde00, 0xffff),
);

test('no token is another or the beginning of another', () => {
  const pair = fc.tuple(unit, unit).map(([a, b]) => String.fromCharCode(a, b));
  fc.assert(
    fc.property(pair, pair, (a, b) => {
      const both: [tokens: string[], texts: string[]][] = [
        [
          [...pairTokens(a), ...pairTokens(b)],
          [a, b],
        ],
        [
          [...singleTokens(a), ...singleTokens(b)],
          [...singlesOf(a), ...singlesOf(b)],
        ],
      ];
      for (const [tokens, texts] of both) {
        tokens.forEach((token, index) => {
          assert.match(token, /^[a-z0-9]+$/);
          tokens.forEach((other, otherIndex) => {
            assert.equal(other.startsWith(token), texts[index] === texts[otherIndex]);
          });
        });
      }
    }),
    { numRuns: 3000 },
  );
});

const singlesOf = (text: string): string[] => [...new Set(text.split(''))];

test('the tokens of a term cover it', () => {
  assert.deepEqual(
    tokensOfTerm('预付卡').map(({ offset }) => offset),
    [0, 1],
  );
  assert.deepEqual(
    tokensOfTerm('的的的的的').map(({ offset }) => offset),
    [0, 2, 3],
  );
  assert.equal(tokensOfTerm('¥').length, 1);
  assert.equal(tokensOfTerm('😀').length, 1);
});
