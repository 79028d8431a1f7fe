import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportDay } from '../../src/import/format.ts';
import { identifyDays } from '../../src/import/replies.ts';
import { buildExport } from '../../src/import/transcript.ts';
import { text } from '../../src/message/content.ts';

const day = (date: string, messages: ExportDay['messages'], room = 'room'): ExportDay => ({
  ...{ room, date, messages },
});
const said = (time: string, sourceId: string, answers?: string): ExportDay['messages'][number] => ({
  ...{ time, speaker: 'Ada', kind: 'text', text: sourceId, sourceId },
  ...(answers === undefined ? {} : { replySource: { sourceId: answers } }),
});

test('an answer refers to its message: of the same day, of another day, of the same second', () => {
  const days = identifyDays([
    day('2024-03-05', [said('09:00:00', '1'), said('09:00:00', '2', '1'), said('09:00:00', '3', '2')]),
    day('2024-03-06', [said('09:00:00', '4', '2')]),
  ]);
  assert.deepEqual(
    days.flatMap(({ messages }) => messages.map((message) => 'replyTo' in message && message.replyTo)),
    [false, { id: 'm-090000' }, { id: 'm-090000-2' }, { date: '2024-03-05', id: 'm-090000-2' }],
  );
});

test('ids are those of one room; what is not there, or is the message itself, is no reference', () => {
  const days = identifyDays([
    day('2024-03-05', [said('09:00:00', '1')], 'elsewhere'),
    day('2024-03-05', [said('09:00:00', '2', '1'), said('09:00:01', '3', '3')]),
  ]);
  for (const { messages } of days) for (const message of messages) assert.ok(!('replyTo' in message));
});

test('parts of one day are one day', () => {
  const days = identifyDays([
    day('2024-03-05', [said('09:00:05', '2', '1')]),
    day('2024-03-05', [said('09:00:00', '1')]),
  ]);
  assert.equal(days.length, 1);
  assert.deepEqual(
    days[0]?.messages.map(({ id }) => id),
    ['m-090000', 'm-090005'],
  );
});

test('words repeated name the latest message before that has them, or stand as a quote', () => {
  const transcript = buildExport('chat.csv', { room: 'room' });
  const post = (time: string, speaker: string, words: string, id?: string, quoted?: string): void =>
    transcript.post(
      'room',
      { date: '2024-03-05', time },
      {
        ...{ speaker, content: text(words), id },
        ...(quoted === undefined ? {} : { quoted: { speaker: 'Ada', words: quoted } }),
      },
    );
  post('09:00:00', 'Ada', 'ok?', '1');
  post('09:00:01', 'Ada', 'ok?', '2');
  post('09:00:02', 'Ben', 'yes', '3', 'ok?');
  post('09:00:03', 'Ada', 'ok?', '4');
  post('09:00:04', 'Ben', 'no', '5', 'who said that?');
  const messages = transcript.finish().days.flatMap((each) => each.messages);
  const [, , answer, , quoting] = messages;
  assert.deepEqual(answer?.replySource, { sourceId: '2', date: '2024-03-05' });
  assert.equal(answer.text, 'yes');
  assert.equal(quoting?.replySource, undefined);
  assert.match(String(quoting?.text), /^「Ada：who said that\?」\n- - -.*\nno$/);
});
