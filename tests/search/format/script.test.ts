import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '../../../src/search/query/query.ts';
import { inSimplified, inTraditional } from '../../../src/search/format/script.ts';

const pairs = { traditional: '預發髮後臺后台', simplified: '预发发后台后台' };

test('a query in traditional characters is asked in simplified ones', () => {
  assert.deepEqual(inSimplified(parseQuery('預付卡 發行 -餘額'), pairs), {
    all: ['预付卡', '发行'],
    none: ['餘額'],
  });
  assert.equal(inSimplified(parseQuery('预付卡'), pairs), undefined);
  assert.equal(inSimplified(parseQuery('T+1 😀'), pairs), undefined);
});

test('a query in simplified characters is asked in the forms that it may have, the most frequent first', () => {
  const forms = (typed: string, limit?: number) =>
    inTraditional(parseQuery(typed), pairs, limit).map(({ all }) => all.join(' '));
  assert.deepEqual(forms('预付卡'), ['預付卡']);
  assert.deepEqual(forms('发卡 预付'), ['發卡 預付', '髮卡 預付']);
  assert.deepEqual(forms('后台'), ['後臺', '後台', '后臺']);
  assert.deepEqual(forms('后台后台后台', 2).length, 2);
  assert.deepEqual(forms('支付😀'), []);
  assert.deepEqual(inTraditional(parseQuery('预付'), { traditional: '', simplified: '' }), []);
});
