import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type LedgerEntry, readLedger, writeLedger } from '../../src/import/ledger.ts';

const id = fc.tuple(fc.constantFrom('telegram', 'day-file'), fc.string({ minLength: 1, unit: 'binary' })).map(
  // Unpaired surrogates are no text.
  ([tool, words]) => `${tool}:${words.toWellFormed()}`,
);
const entry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    fingerprints: fc.array(fc.stringMatching(/^[\w-]{8}$/), { minLength: 1, maxLength: 3 }),
    sources: fc.array(id, { maxLength: 2 }),
    accounts: fc.array(id, { maxLength: 2 }),
    reply: fc.option(id, { nil: undefined }),
  })
  .map(({ reply, ...rest }) => (reply === undefined ? rest : { ...rest, reply }));

test('reading a ledger is the inverse of writing it, whatever the ids hold', () => {
  const ledger = fc.uniqueArray(fc.tuple(fc.stringMatching(/^m-\d{6}(?:-[2-9])?$/), entry), {
    selector: ([key]) => key,
  });
  fc.assert(
    fc.property(ledger, (entries) => {
      assert.deepEqual([...readLedger(writeLedger(new Map(entries)))], entries);
    }),
  );
});

test('a ledger of version 0.1 is read, and written as it stood', () => {
  const text =
    '# What import has taken in. Without this file, a message edited by hand may come back in its old form.\n' +
    'm-010811 5Y7eoLNx\nm-012929-2 1h5ENV_N zoJr7jGl\n';
  const ledger = readLedger(text);
  assert.deepEqual(ledger.get('m-012929-2'), {
    fingerprints: ['1h5ENV_N', 'zoJr7jGl'],
    sources: [],
    accounts: [],
  });
  assert.equal(writeLedger(ledger), text);
});

test('lines of another form are passed over', () => {
  assert.equal(readLedger('m-1 x\n<<<<<<< ours\nm-090000\n').size, 0);
});
