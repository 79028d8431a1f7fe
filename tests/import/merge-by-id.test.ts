import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import type { Day } from '../../src/archive/schema.ts';
import type { ExportDay, ExportMessage } from '../../src/import/format.ts';
import { type Ledger, readLedger, writeLedger } from '../../src/import/ledger.ts';
import { EntryIndex, existingEntry } from '../../src/import/merge/entry.ts';
import { type FindSource, mergeDay, type Merge } from '../../src/import/merge.ts';
import * as content from '../../src/message/content.ts';
import type { Content } from '../../src/message/schema.ts';

const name = { room: 'product', date: '2023-03-09' };

/** A message of an export: `time id speaker`, and what it says. */
function message(head: string, said: Content | string, more: Partial<ExportMessage> = {}): ExportMessage {
  const [time = '', sourceId = '', speaker = ''] = head.split(' ');
  const what = typeof said === 'string' ? content.text(said) : said;
  const ids = sourceId === '-' ? {} : { sourceId };
  return { time, speaker, ...what, ...ids, ...more } as ExportMessage;
}

const exportOf = (...messages: ExportMessage[]): ExportDay => ({ ...name, format: 'telegram', messages });
const answer = (sourceId: string): Partial<ExportMessage> => ({ replySource: { sourceId } });

interface Before {
  day: Day | undefined;
  ledger: Ledger;
}
const nothing: Before = { day: undefined, ledger: new Map() };

/** Imports an export into what was there, by way of the files as they stand on disk. */
function take(before: Before, ...exports: ExportDay[]): Merge {
  return mergeDay(stored(before), name, exports, (label) => [label]);
}

function stored({ day, ledger }: Before, change = (text: string): string => text): Before {
  const known = readLedger(writeLedger(ledger));
  if (!day) return { day, ledger: known };
  return { day: readDay(change(writeDay(day)), 'days/product/2023-03-09.md').day, ledger: known };
}

const shown = ({ day }: { day: Day | undefined }): string[] =>
  (day?.messages ?? []).map((one) => `${one.id} ${one.speaker} ${one.kind} ${one.text}`);

/** Imports the same again, which must change nothing. */
function assertSettled(result: Merge, ...exports: ExportDay[]): void {
  const again = take(result, ...exports);
  assert.equal(again.changed, false, JSON.stringify(again.updated));
  assert.equal(writeDay(again.day), writeDay(result.day));
  assert.equal(writeLedger(again.ledger), writeLedger(result.ledger));
}

describe('what was withheld', () => {
  const words = 'my phone number';
  const first = take(nothing, exportOf(message('09:00:00 - Ada', words), message('09:00:10 - Ben', 'ok')));
  const withheld = stored(first, (text) => text.replace(words, '<!-- removed -->'));

  test('does not come back under a label that nobody knows', () => {
    const other = exportOf(message('09:00:00 - Lady', words), message('09:00:10 - Ben', 'ok'));
    const result = take(withheld, other);
    assert.deepEqual(shown(result), ['m-090000 Ada removed ', 'm-090010 Ben text ok']);
    assertSettled(result, other);
  });

  test('hides nothing else of its second', () => {
    const other = exportOf(message('09:00:00 - Lady', 'good morning'), message('09:00:10 - Lady', words));
    assert.deepEqual(shown(take(withheld, other)), [
      'm-090000 Ada removed ',
      'm-090000-2 Lady text good morning',
      'm-090010 Ben text ok',
      `m-090010-2 Lady text ${words}`,
    ]);
  });
});

test('a message that was deleted whole comes back, and lends its place in the ledger to nobody', () => {
  const said = (speaker: string): ExportMessage =>
    message(`09:00:00 - ${speaker}`, `I am ${speaker}`, { accountId: speaker });
  const all = exportOf(said('Ada'), said('Ben'), said('Cy'));
  const first = take(nothing, all);
  const deleted = stored(first, (text) => text.replace('> 09:00:00  Ada\n\nI am Ada\n\n', ''));
  const result = take(deleted, all);
  assert.deepEqual(shown(result), [
    'm-090000 Ben text I am Ben',
    'm-090000-2 Cy text I am Cy',
    'm-090000-3 Ada text I am Ada',
  ]);
  assert.deepEqual(
    [...result.ledger.values()].map(({ accounts }) => accounts),
    [['telegram:Ben'], ['telegram:Cy'], ['telegram:Ada']],
  );
});

describe('merging by id', () => {
  test('a reply whose message comes later gets to know it', () => {
    const reply = message('09:01:00 2 Ben', 'fine', answer('1'));
    const parent = message('09:00:00 1 Ada', 'meet at ten');
    for (const later of [[parent, reply], [parent]]) {
      const first = take(nothing, exportOf(reply));
      assert.ok(!('replyTo' in (first.day.messages[0] ?? {})));
      const second = take(first, exportOf(...later));
      assert.deepEqual(shown(second), ['m-090000 Ada text meet at ten', 'm-090100 Ben text fine']);
      const [, linked] = second.day.messages;
      assert.deepEqual(linked?.kind === 'text' && linked.replyTo, { id: 'm-090000' });
      assert.deepEqual(second.updated, { reply: 1 });
      assertSettled(second, exportOf(...later));
    }
  });

  test('a reply finds the message of another day', () => {
    const find: FindSource = (source) =>
      source === 'telegram:1' ? { date: '2023-03-08', id: 'm-230000' } : undefined;
    const part = exportOf(message('09:01:00 2 Ben', 'fine', answer('1')));
    const { day } = mergeDay(nothing, name, [part], (label) => [label], find);
    assert.match(writeDay(day), /<!-- reply: 2023-03-08 23:00:00 -->\nfine/);
  });

  test('an edit replaces the words, whichever export comes first, and says so', () => {
    const before = exportOf(message('09:00:00 1 Ada', 'meet at nine'), message('09:01:00 2 Ben', 'fine'));
    const after = exportOf(
      message('09:00:00 1 Ada', 'meet at ten', { edited: '2023-03-09T09:05:00Z' }),
      message('09:01:00 2 Ben', 'fine'),
    );
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const result = take(take(nothing, one), other);
      assert.deepEqual(shown(result), ['m-090000 Ada text meet at ten', 'm-090100 Ben text fine']);
      assert.match(writeDay(result.day), /<!-- edited: 2023-03-09T09:05:00Z -->\nmeet at ten/);
      assert.equal(writeDay(take(nothing, one, other).day), writeDay(result.day));
      assertSettled(result, before, after);
    }
  });

  test('without a time of the edit, the export imported later is newer, and an old one brings nothing back', () => {
    const old = exportOf(message('09:00:00 1 Ada', 'meet at nine'));
    const second = take(take(nothing, old), exportOf(message('09:00:00 1 Ada', 'meet at ten')));
    assert.match(writeDay(second.day), /<!-- edited -->\nmeet at ten/);
    assert.deepEqual(second.updated, { words: 1 });
    assertSettled(second, old);
  });

  test('an edit is known without ids, where nothing else of its sender and time is left over', () => {
    const old = exportOf(message('09:00:00 - Ada', 'nine'), message('09:00:00 - Ada', 'bring cake'));
    const now = exportOf(
      message('09:00:00 - Ada', 'ten', { edited: true }),
      message('09:00:00 - Ada', 'bring cake'),
    );
    const result = take(take(nothing, old), now);
    assert.deepEqual(shown(result), ['m-090000 Ada text ten', 'm-090000-2 Ada text bring cake']);
    assertSettled(result, now);
    assertSettled(result, old);
    const reverse = take(take(nothing, now), old);
    assert.deepEqual(shown(reverse), ['m-090000 Ada text ten', 'm-090000-2 Ada text bring cake']);
  });

  test('a hand-edited text stays, and its new reactions come', () => {
    const first = take(nothing, exportOf(message('09:00:00 1 Ada', 'call 13800000000')));
    const edited = stored(first, (text) => text.replace('13800000000', '(withheld)'));
    const reactions = [{ emoji: '👍', count: 2 }];
    const later = exportOf(message('09:00:00 1 Ada', 'call 13800000001', { edited: true, reactions }));
    const result = take(edited, later);
    assert.deepEqual(shown(result), ['m-090000 Ada text call (withheld)']);
    assert.match(writeDay(result.day), /<!-- reactions: 👍 2 -->\ncall \(withheld\)/);
    assertSettled(result, later);
  });

  test('a tombstone stays one, whatever its message becomes', () => {
    const first = take(nothing, exportOf(message('09:00:00 1 Ada', 'secret')));
    const removed = stored(first, (text) => text.replace('\nsecret\n', '\n<!-- removed -->\n'));
    const result = take(removed, exportOf(message('09:00:00 1 Ada', 'another secret', { edited: true })));
    assert.deepEqual(shown(result), ['m-090000 Ada removed ']);
    assert.equal(result.changed, false);
  });

  test('a message that its sender deleted since is kept, once', () => {
    const first = take(nothing, exportOf(message('09:00:00 - Ada', 'so be it')));
    const result = take(first, exportOf(message('09:00:00 - Ada', content.removed())));
    assert.deepEqual(shown(result), ['m-090000 Ada text so be it']);
  });

  test('a picture that arrives later takes the place of its mark', () => {
    const marks: Content[] = [
      content.missing(),
      content.image(),
      content.text('[媒体]'),
      content.text('[图片]'),
    ];
    for (const mark of marks) {
      for (const id of ['1', '-']) {
        const first = take(nothing, exportOf(message(`09:00:00 ${id} Ada`, mark)));
        const picture = content.image({ src: 'media/ab/ab0123456789-p.jpg', width: 4, height: 3 }, 'the bed');
        const later = exportOf(message(`09:00:00 ${id} Ada`, picture));
        const result = take(first, later);
        assert.deepEqual(shown(result), ['m-090000 Ada image the bed'], mark.kind);
        assert.match(writeDay(result.day), /<!-- image: media\/ab\/ab0123456789-p\.jpg 4x3 -->/);
        assertSettled(result, later);
        // The poorer export again: nothing goes.
        assertSettled(result, exportOf(message(`09:00:00 ${id} Ada`, mark)));
      }
    }
  });

  test('two pictures of one second stay two', () => {
    const two = exportOf(
      message('09:00:00 1 Ada', content.image({ src: 'a.jpg' })),
      message('09:00:00 2 Ada', content.image({ src: 'b.jpg' })),
    );
    const first = take(nothing, exportOf(message('09:00:00 1 Ada', content.image())));
    assert.equal(take(first, two).day.messages.length, 2);
    assert.equal(take(nothing, two).day.messages.length, 2);
  });

  test('facts come along: a transcript, a length, votes, reactions, a mark of forwarding', () => {
    const reactions = (count: number) => [{ emoji: '❤', count, by: ['Cy'] }];
    const first = take(
      nothing,
      exportOf(
        message('09:00:00 1 Ada', content.voice({ src: 'v/1.opus' })),
        message('09:00:10 2 Ada', content.poll('where?', [{ text: 'here', votes: 1 }, { text: 'there' }])),
        message('09:00:20 3 Ada', 'hello', { reactions: reactions(2) }),
      ),
    );
    const later = exportOf(
      message('09:00:00 1 Ada', content.voice({ src: 'v/1.opus', seconds: 12, transcript: 'good morning' })),
      message('09:00:10 2 Ada', content.poll('where?', [{ text: 'here', votes: 3 }, { text: 'there' }])),
      message('09:00:20 3 Ada', 'hello', { reactions: reactions(1), forwardedFrom: 'Eve' }),
    );
    const result = take(first, later);
    const [voice, poll, text] = result.day.messages;
    assert.ok(voice?.kind === 'voice' && poll?.kind === 'poll' && text?.kind === 'text');
    assert.deepEqual([voice.seconds, voice.transcript, voice.text], [12, 'good morning', 'good morning']);
    assert.equal(poll.options[0]?.votes, 3);
    assert.deepEqual([text.reactions, text.forwardedFrom], [reactions(2), 'Eve']);
    assertSettled(result, later);
  });

  test('a later export that begins in the middle adds to the end and moves nothing', () => {
    const all = ['one', 'two', 'three', 'four'].map((words, nth) =>
      message(`09:00:0${Math.min(nth, 2)} ${nth} Ada`, words, nth > 0 ? answer(String(nth - 1)) : {}),
    );
    const first = take(nothing, exportOf(...all.slice(0, 3)));
    const second = take(first, exportOf(...all.slice(2)));
    assert.deepEqual(shown(second), [
      'm-090000 Ada text one',
      'm-090001 Ada text two',
      'm-090002 Ada text three',
      'm-090002-2 Ada text four',
    ]);
    const last = second.day.messages.at(-1);
    assert.deepEqual(last?.kind === 'text' && last.replyTo, { id: 'm-090002' });
    assertSettled(second, exportOf(...all));
  });

  test('a channel in several files is one day with its replies, in whatever order they come', () => {
    const one = exportOf(message('09:00:00 1 Ada', 'one'), message('09:00:01 2 Ben', 'two', answer('1')));
    const two = exportOf(message('09:00:02 3 Ada', 'three', answer('1')));
    const whole = writeDay(take(nothing, one, two).day);
    assert.equal(writeDay(take(nothing, two, one).day), whole);
    assert.equal(writeDay(take(take(nothing, two), one).day), whole);
    assert.equal(writeDay(take(take(nothing, one), two).day), whole);
  });

  test('a renamed account keeps the label of what is there, and is no second speaker of it', () => {
    const account = { accountId: 'user7' };
    const first = take(nothing, exportOf(message('09:00:00 1 Ada', 'one', account)));
    const later = exportOf(
      message('09:00:00 1 Ada-Lovelace', 'one', account),
      message('09:00:05 2 Ada-Lovelace', 'two', account),
    );
    const result = take(first, later);
    assert.deepEqual(shown(result), ['m-090000 Ada text one', 'm-090005 Ada-Lovelace text two']);
    assert.deepEqual(result.aliases, [['Ada', 'Ada-Lovelace']]);
    assertSettled(result, later);
  });

  test('two chats that count alike do not mix', () => {
    const first = take(nothing, exportOf(message('09:00:00 1 Ada', 'one')));
    const other = take(first, exportOf(message('10:00:00 1 Ben', 'other')));
    assert.equal(other.day.messages.length, 2);
    const otherTool = take(first, { ...exportOf(message('09:00:00 1 Ada', 'other')), format: 'slack' });
    assert.equal(otherTool.day.messages.length, 2);
  });

  test('no id of a message or an account stands in the day', () => {
    const part = exportOf(message('09:00:00 m4711 Ada', 'one', { accountId: 'user815', ...answer('m4710') }));
    const { day, ledger } = take(nothing, part);
    assert.doesNotMatch(writeDay(day), /4711|815|4710/);
    assert.match(writeLedger(ledger), / telegram:m4711 @telegram:user815 >telegram:m4710\n/);
  });
});

describe('archives of version 0.1', () => {
  /** A day as that version wrote it, with its ledger. */
  function formerly(...bodies: [time: string, speaker: string, body: string][]): Before {
    const messages = bodies.map(([time, speaker, text]): ExportMessage => ({ time, speaker, text }));
    const { day, ledger } = mergeDay(nothing, name, [{ ...name, messages }], (label) => [label]);
    const old = new Map([...ledger].map(([id, { fingerprints }]) => [id, `${id} ${fingerprints.join(' ')}`]));
    return { day, ledger: readLedger([...old.values()].join('\n')) };
  }

  test('structured messages are known again by what that version wrote of them', () => {
    const before = formerly(
      ['09:00:00', '甲', '[语音 12"]'],
      ['09:00:01', '甲', '[投票：在哪？]\n- 这里\n- 那里'],
      ['09:00:02', '甲', '好文章\nhttps://a.example/x'],
      ['09:00:03', '系统消息', '乙 加入了群'],
      ['09:00:04', '甲', '![2023-03-09 09:00:04](photos/photo_1.jpg)\n看图'],
      ['09:00:05', '乙', '「甲：在哪？」\n- - - - - - - - - - - - - - -\n这里吧'],
      ['09:00:06', '甲', '[转发：丙]\n听说了'],
      ['09:00:07', '甲', '[视频]'],
      ['09:00:08', '甲', '[动画表情]'],
    );
    const text = writeDay(before.day as Day);
    const now = exportOf(
      message('09:00:00 1 甲', content.voice({ seconds: 12 })),
      message('09:00:01 2 甲', content.poll('在哪？', [{ text: '这里', votes: 2 }, { text: '那里' }])),
      message(
        '09:00:02 3 甲',
        content.link({ title: '好文章', url: 'https://a.example/x', description: '细说' }),
      ),
      message('09:00:03 4 ', content.notice('乙 加入了群', 'join')),
      message('09:00:04 5 甲', content.image({ src: 'photos/photo_1.jpg' }, '看图')),
      message('09:00:05 6 乙', '这里吧', answer('2')),
      message('09:00:06 7 甲', '听说了', { forwardedFrom: '丙' }),
      message('09:00:07 8 甲', content.video({ seconds: 3 })),
      message('09:00:08 9 甲', content.sticker('', 'stickers/1.webp')),
    );
    const result = take(before, now);
    assert.equal(result.messagesOut, 0);
    assert.deepEqual(
      result.day.messages.map(({ id }) => id),
      before.day?.messages.map(({ id }) => id),
    );
    assert.deepEqual(
      result.day.messages.map(({ kind }) => kind),
      ['voice', 'poll', 'link', 'notice', 'image', 'text', 'text', 'video', 'sticker'],
    );
    const written = writeDay(result.day);
    // What is known no better stands as it stood.
    assert.match(written, /> 09:00:00 {2}甲\n\n\[语音 12"\]\n/);
    assert.match(written, /<!-- reply: 09:00:01 -->\n这里吧\n/);
    assert.doesNotMatch(written, /「甲/);
    assert.match(written, /<!-- image: photos\/photo_1\.jpg -->\n看图\n/);
    assert.notEqual(written, text);
    assertSettled(result, now);
  });

  test('a reply that a person has worked on keeps its words', () => {
    const before = formerly(
      ['09:00:01', '甲', '在哪？'],
      ['09:00:05', '乙', '「甲：在哪？」\n- - - - - - - - - - - - - - -\n这里吧'],
    );
    const edited = stored(before, (text) => text.replace('这里吧', '（略）'));
    const now = exportOf(message('09:00:01 1 甲', '在哪？'), message('09:00:05 2 乙', '这里吧', answer('1')));
    const result = take(edited, now);
    assert.equal(result.day.messages.length, 2);
    assert.match(writeDay(result.day), /「甲：在哪？」\n[- ]+\n（略）/);
  });

  test('the same texts again change no byte', () => {
    const before = formerly(['09:00:00', '甲', '[语音]'], ['09:00:01', '乙', '好'], ['09:00:01', '乙', '好']);
    const texts = ['[语音]', '好', '好'].map((text, nth): ExportMessage => {
      return { time: `09:00:0${Math.min(nth, 1)}`, speaker: nth === 0 ? '甲' : '乙', text };
    });
    const result = take(before, { ...name, messages: texts });
    assert.equal(result.changed, false);
    assert.equal(writeLedger(result.ledger), writeLedger(before.ledger));
  });
});

test('an export without seconds is compared with the messages of its minute alone', () => {
  const index = new EntryIndex();
  for (let nth = 0; nth < 1440; nth++) {
    const minute = `${String(Math.floor(nth / 60)).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')}`;
    for (const seconds of ['00', '30'])
      index.add(
        existingEntry({ time: `${minute}:${seconds}`, speaker: '甲', ...content.text('好') }, undefined),
      );
  }
  assert.equal(index.near('12:34:00', true).length, 2);
  assert.equal(index.near('12:34:00', false).length, 1);
});
