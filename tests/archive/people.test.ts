import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { indexPeople, labelKey, nameOf } from '../../src/archive/people.ts';

const people = [
  { name: '李宝', room: 'product', labels: ['李宝-公司-产品-北京', '小宝'] },
  { room: ['product', 'dev'], labels: ['王五', 'Judy??'] },
  { room: 'dev', labels: ['小宝'] },
];

describe('people', () => {
  const index = indexPeople(people);

  test('a label means its person in their room, and only there', () => {
    assert.equal(index.find('product', '小宝'), people[0]);
    assert.equal(index.find('dev', '小宝'), people[2]);
    assert.equal(index.find('ops', '小宝'), undefined);
    assert.equal(index.find('dev', '王五'), people[1]);
  });

  test('case, dashes, white space and lost emoji do not matter', () => {
    assert.equal(index.find('product', '李宝—公司－产品_北京 '), people[0]);
    assert.equal(index.find('product', 'judy🌸'), people[1]);
    assert.equal(labelKey('Ａ–b ~ C'), 'a-b-c');
  });

  test('a label of two people in one room is nobody’s', () => {
    const two = indexPeople([{ labels: ['甲', '同名'] }, { room: 'dev', labels: ['乙', '同名'] }]);
    assert.equal(two.find('dev', '同名'), undefined);
    assert.equal(two.find('product', '同名')?.labels[0], '甲');
  });

  test('all labels of a person, and of somebody unknown the one', () => {
    assert.deepEqual(index.labelsOf('product', '小宝'), ['李宝-公司-产品-北京', '小宝']);
    assert.deepEqual(index.labelsOf('product', '路人'), ['路人']);
    assert.equal(nameOf(people[1] as (typeof people)[1]), '王五');
  });
});
