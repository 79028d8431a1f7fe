import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountLabels } from '../../src/import/accounts.ts';

const pairsOf = (...seen: [account: string, label: string][]): [string, string, number][] => {
  const accounts = new AccountLabels();
  for (const [account, label] of seen) accounts.add('product', account, label);
  return accounts.pairs().map(({ a, b, count }) => [a, b, count]);
};

test('labels of one account are one person', () => {
  assert.deepEqual(pairsOf(['1', 'Ada'], ['1', 'Ada'], ['1', 'Ada-L'], ['2', 'Ben']), [['Ada', 'Ada-L', 1]]);
  assert.deepEqual(pairsOf(['1', 'Ada'], ['1', '']), []);
});

test('a label that two accounts bear joins nobody', () => {
  assert.deepEqual(pairsOf(['1', 'Li'], ['1', 'Ada'], ['2', 'Li'], ['2', 'Ben']), []);
});

test('rooms stand alone', () => {
  const accounts = new AccountLabels();
  accounts.add('product', '1', 'Ada');
  accounts.add('tech', '1', 'Ada-L');
  assert.deepEqual(accounts.pairs(), []);
});
