import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { formats } from '../../src/import/formats/index.ts';
import { readExports } from '../../src/import/pipeline/read.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'formats');
const options = { room: undefined, timeZone: () => 'Asia/Shanghai' };

test('exports are read with ids and replies, over all their files', async () => {
  const pages = join(fixtures, 'telegram-html', 'pages', 'input');
  const { days, problems } = await readExports([pages], formats, options);
  assert.deepEqual(problems, []);
  assert.equal(days.length, 1);
  const answer = days[0]?.messages.find(({ text }) => text === 'I am');
  assert.deepEqual(answer && 'replyTo' in answer && answer.replyTo, { id: 'm-090010' });
});

test('channels of one name are rooms of their own, and parts of one channel are one room', async () => {
  const { days } = await readExports([join(fixtures, 'discord', 'same-names', 'input')], formats, options);
  assert.deepEqual(
    days.map(({ room, messages }) => [room, messages.map(({ text }) => text)]),
    [
      ['general', ['first', 'third']],
      ['general-6', ['second']],
    ],
  );
});

test('a file that no format knows is told when it was named', async () => {
  const { days, problems } = await readExports([join(fixtures, 'README.md')], formats, options);
  assert.deepEqual(days, []);
  assert.deepEqual(
    problems.map(({ rule }) => rule),
    ['export-format'],
  );
});
