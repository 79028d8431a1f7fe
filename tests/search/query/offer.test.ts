import assert from 'node:assert/strict';
import { test } from 'node:test';
import { synonymsOf, peopleNamed, talksNamed, termsNamed } from '../../../src/search/query/offer.ts';
import { parseQuery } from '../../../src/search/query/query.ts';

const terms = [
  { name: '预付卡', synonyms: ['预付费卡'], definition: '先付后用的卡。' },
  { name: 'T+1', synonyms: ['T1', '隔日到账'], definition: '' },
];
const talk = (slug: string, title: string, topics: string[], date: string) => ({
  ...{ slug, title, topics, date, lead: ['小鱼-北岸'], room: 'alpha' },
});
const talks = [
  talk('a', '预付卡入门', ['备付金'], '2021-01-01'),
  talk('b', '备付金的账', ['预付卡'], '2022-01-01'),
  talk('c', '预付卡的余额', [], '2023-01-01'),
];

test('offers the same question in the other words of the glossary', () => {
  assert.deepEqual(synonymsOf(parseQuery('预付费卡 余额 -微信'), terms), ['预付卡 余额 -微信']);
  assert.deepEqual(synonymsOf(parseQuery('ｔ+１'), terms), ['T1', '隔日到账']);
  assert.deepEqual(synonymsOf(parseQuery('预付卡 预付费卡'), terms), []);
  assert.deepEqual(synonymsOf(parseQuery('预付'), terms), []);
});

test('knows the terms that are named', () => {
  assert.deepEqual(
    termsNamed(parseQuery('预付费卡'), terms).map(({ name }) => name),
    ['预付卡'],
  );
  assert.deepEqual(termsNamed(parseQuery('卡'), terms), []);
});

test('puts talks on top whose title holds the words, the newest first', () => {
  const slugs = (typed: string) => talksNamed(parseQuery(typed), talks).map(({ slug }) => slug);
  assert.deepEqual(slugs('预付卡'), ['c', 'a', 'b']);
  assert.deepEqual(slugs('小鱼 入门'), ['a']);
  assert.deepEqual(slugs('没有'), []);
});

test('finds people by their shown name, whose name begins with the words first, then who said most', () => {
  const people: [string, number][] = [
    ['大鱼-南岸-PM', 90],
    ['小鱼-北岸-PM', 50],
    ['鱼头', 20],
    ['__proto__', 9],
    ...Array.from({ length: 9 }, (_, index): [string, number] => [`甲${index}-远山支付`, 5]),
  ];
  const named = (typed: string) => peopleNamed(parseQuery(typed), people).map(([name]) => name);
  assert.deepEqual(named('鱼'), ['鱼头', '大鱼-南岸-PM', '小鱼-北岸-PM']);
  assert.deepEqual(named('小鱼-北岸-pm'), ['小鱼-北岸-PM']);
  assert.deepEqual(named('北岸 小鱼'), ['小鱼-北岸-PM']);
  assert.deepEqual(named('__proto__'), ['__proto__']);
  assert.deepEqual(named(''), []);
  assert.deepEqual(named('支付'), []);
  assert.deepEqual(named('甲'), ['甲0-远山支付', '甲1-远山支付', '甲2-远山支付']);
  assert.deepEqual(named('没有'), []);
});
