import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagePath, permalinkList, permalinksOf, sessionSlug } from '../../src/archive/permalink.ts';
import { conversation } from '../talk/conversation.ts';

test('messages of one second are numbered from the second on, in file order', () => {
  const ids = conversation('19:33:16 甲 一', '19:33:16 乙 二', '19:33:17 甲 三', '19:33:16 丙 四').map(
    ({ id }) => id,
  );
  assert.deepEqual(ids, ['m-193316', 'm-193316-2', 'm-193317', 'm-193316-3']);
});

test('a permalink is room, date and message', () => {
  assert.equal(messagePath('proddev', '2017-05-11', 'm-193316'), 'proddev/2017-05-11/#m-193316');
});

test('the list holds every message once, sorted, one a line', () => {
  const days = [
    { room: 'tech', date: '2023-03-10', messages: conversation('08:00:00 甲 一') },
    { room: 'product', date: '2023-03-10', messages: conversation('09:00:00 甲 一', '09:00:00 甲 二') },
    { room: 'product', date: '2023-03-09', messages: conversation('10:00:00 甲 一') },
  ];
  assert.equal(
    permalinkList(days.flatMap(permalinksOf)),
    '/product/2023-03-09/#m-100000\n/product/2023-03-10/#m-090000\n/product/2023-03-10/#m-090000-2\n/tech/2023-03-10/#m-080000\n',
  );
});

test('a talk has the address of its own or of its start', () => {
  const day = { room: 'product', date: '2023-03-09' };
  const session = { title: '讲', lead: ['主'], start: '19:30:26#2', end: '20:00:00' };
  assert.equal(sessionSlug(day, session), 'product-2023-03-09-1930');
  assert.equal(sessionSlug(day, { ...session, slug: 'prepaid' }), 'prepaid');
});
