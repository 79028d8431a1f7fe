import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinPeople } from '../../src/import/people.ts';

const pair = (a: string, b: string, confidence = 0.99) => ({ room: 'product', a, b, confidence });

describe('people from pairs of labels', () => {
  test('what hangs together is one person, the fullest label first', () => {
    const { added } = joinPeople([], [pair('小乙', '乙-公司-产品'), pair('@乙', '小乙'), pair('丙', '丙丙')]);
    assert.deepEqual(added, [
      { room: 'product', labels: ['乙-公司-产品', '@乙', '小乙'] },
      { room: 'product', labels: ['丙丙', '丙'] },
    ]);
  });

  test('a known person gets the labels that are new, after their own', () => {
    const known = [{ name: '乙', labels: ['乙乙'] }];
    assert.deepEqual(joinPeople(known, [pair('小乙', '乙乙')]).added, [
      { name: '乙', labels: ['乙乙', '小乙'] },
    ]);
    assert.deepEqual(joinPeople(known, [pair('乙乙', '乙乙')]).added, []);
  });

  test('two known people are never joined, not even by way of a third label', () => {
    const known = [{ labels: ['甲'] }, { labels: ['乙'] }];
    const { added, conflicts } = joinPeople(known, [pair('甲', '中', 0.99), pair('中', '乙', 0.9)]);
    assert.deepEqual(added, [{ labels: ['甲', '中'] }]);
    assert.deepEqual(
      conflicts.map(({ a, b }) => [a, b]),
      [['中', '乙']],
    );
  });

  test('a person of one room stays when another room has somebody of the same labels', () => {
    const known = [{ room: 'product', labels: ['乙-公司-产品', '小乙'] }];
    const { people } = joinPeople(known, [{ ...pair('小乙', '乙-公司-产品'), room: 'pilot' }]);
    assert.deepEqual(people, [...known, { room: 'pilot', labels: ['乙-公司-产品', '小乙'] }]);
  });

  test('the order of the pairs does not matter', () => {
    const pairs = [pair('a', 'b', 0.9), pair('c', 'd', 0.95), pair('b', 'c', 0.97)];
    assert.deepEqual(joinPeople([], [...pairs].reverse()), joinPeople([], pairs));
  });
});
