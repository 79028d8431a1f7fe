import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../src/message/schema.ts';
import { publishedDay } from '../../src/view/day-view.ts';
import { policy } from '../../src/view/policy.ts';
import { dayFile, viewFile, viewFiles } from './archive.ts';

const dashes = '- - - - - - - - - - - - - - -';

/** For each rule a day, and what is published of its last message where the rule has something to do and where not. */
const pairs: Record<keyof typeof policy, { held: string; kept: string; published: object; left: object }> = {
  'file-only': {
    held: dayFile(['10:00:00 甲', '<!-- mood: glad -->', '好']),
    kept: dayFile(['10:00:00 甲', '<!-- edited -->', '好']),
    published: { kind: 'text', text: '好' },
    left: { kind: 'text', text: '好', edited: true },
  },
  removed: {
    held: dayFile(['10:00:00 甲', '<!-- removed -->', '含口令']),
    kept: dayFile(['10:00:00 甲', '<!-- voice: 12s -->', '含口令']),
    published: { kind: 'removed', text: '含口令' },
    left: { kind: 'voice', text: '含口令', transcript: '含口令', seconds: 12 },
  },
  'removed-quote': {
    held: dayFile(
      ['10:00:00 甲', '<!-- removed -->'],
      ['10:00:30 甲', '马上'],
      ['10:01:00 乙', '「甲：口令是海棠」', dashes, '撤了吧'],
    ),
    kept: dayFile(
      ['10:00:00 甲', '<!-- removed -->'],
      ['10:00:30 甲', '马上'],
      ['10:01:00 乙', '「甲：马上」', dashes, '撤了吧'],
    ),
    published: { kind: 'text', text: '撤了吧', replyTo: { id: 'm-100000' } },
    left: { kind: 'text', text: `「甲：马上」\n${dashes}\n撤了吧` },
  },
  'removed-forward': {
    held: dayFile(
      ['10:00:00 甲', '<!-- removed -->'],
      ['10:01:00 乙', '<!-- forward -->', '记录', '- 10:00:00  甲', '  口令是海棠'],
    ),
    kept: dayFile(
      ['10:00:00 甲', '<!-- removed -->'],
      ['10:01:00 乙', '<!-- forward -->', '记录', '- 10:00:00  丙', '  早'],
    ),
    published: {
      kind: 'forward',
      title: '记录',
      text: '记录\n- 10:00:00  甲 [removed]',
      items: [{ speaker: '甲', time: '10:00:00', kind: 'removed', text: '' }],
    },
    left: {
      kind: 'forward',
      title: '记录',
      text: '记录\n- 10:00:00  丙\n  早',
      items: [{ speaker: '丙', time: '10:00:00', kind: 'text', text: '早' }],
    },
  },
};

for (const [rule, { held, kept, published, left }] of Object.entries(pairs)) {
  test(`${rule}: ${policy[rule as keyof typeof policy].summary}`, async () => {
    const said = async (text: string): Promise<object> => {
      const {
        id: _id,
        time: _time,
        speaker: _speaker,
        ...rest
      } = (await viewFile(text)).messages.at(-1)!.message;
      return rest;
    };
    assert.deepEqual(await said(held), published);
    assert.deepEqual(await said(kept), left);
  });
}

const published = async (text: string): Promise<Message[]> => publishedDay(await viewFile(text)).messages;

test('a quote of what was removed is found under another label of the same person, and after midnight', async () => {
  const removed = dayFile(['23:58:00 舟舟', '<!-- removed -->']);
  const quote = dayFile(['00:01:00 甲', '「周舟-云帆-技术：口令是海棠」', dashes, '撤了吧']);
  const [, next] = await viewFiles({ '2024-03-05': removed, '2024-03-06': quote });
  const [view] = next!.messages;
  assert.equal(view!.message.text, '撤了吧');
  assert.deepEqual(view!.reply, {
    to: { date: '2024-03-05', id: 'm-235800' },
    message: {
      kind: 'removed',
      words: '',
      speaker: { label: '舟舟', name: '周舟-云帆-技术', slug: 'p-5fa28dd5' },
    },
  });
  // The quoted words of a day before that are somebody's who removed nothing.
  const [, other] = await viewFiles({ '2024-03-05': removed, '2024-03-07': quote });
  assert.match(other!.messages[0]!.message.text, /海棠/);
});

test('a quote of a quote of what was removed is cut too', async () => {
  const messages = await published(
    dayFile(
      ['10:00:00 甲', '<!-- removed -->'],
      ['10:01:00 乙', '「甲：口令是海棠」', dashes, '撤了吧'],
      ['10:02:00 丙', '「乙：「甲：口令是海棠」', dashes, '撤了吧」', dashes, '对'],
      ['10:03:00 丁', '「乙：撤了吧」', dashes, '同意'],
    ),
  );
  assert.doesNotMatch(JSON.stringify(messages), /海棠/);
  assert.equal(messages[3]?.text, `「乙：撤了吧」\n${dashes}\n同意`);
});

test('a stand-in for a picture is no words, and stays', async () => {
  const quote = ['「甲：[图片]」', dashes, '清楚了'] as const;
  const messages = await published(dayFile(['10:00:00 甲', '<!-- removed -->'], ['10:01:00 乙', ...quote]));
  assert.equal(messages[1]?.text, quote.join('\n'));
});

test('words of what was removed are cut wherever they are repeated', async () => {
  const repeats: [string, ...string[]][] = [
    ['10:01:00 丙', '「乙：「甲：口令是海棠」', dashes, '撤了吧」', dashes, '对'],
    ['10:02:00 丙', '「丁：「甲：海棠', dashes, '撤」', dashes, '对'],
    ['10:03:00 丙', '<!-- image: media/a.png -->', '「甲：口令是海棠」', dashes, '见图'],
    ['10:04:00 丙', '<!-- forward -->', '记录', '-  甲', '  口令是海棠', '-  甲', '  马上'],
    ['10:05:00 丙', '<!-- forward -->', '- 10:00:00  丁 [forward]', '  内', '  - 10:00:00  甲', '    海棠'],
    ['10:06:00 丙', '<!-- forward -->', '- 10:07:00  丁', '  「甲：口令是海棠」', `  ${dashes}`, '  撤了吧'],
  ];
  const before: typeof repeats = [
    ['10:00:00 甲', '<!-- removed -->'],
    ['10:00:30 甲', '马上'],
  ];
  const messages = await published(dayFile(...before, ...repeats));
  assert.doesNotMatch(JSON.stringify(messages), /海棠/);
  const [, , , , image, untimed, , quoting] = messages;
  assert.deepEqual([image?.text, image?.kind], ['见图', 'image']);
  assert.equal(untimed?.text, '记录\n-  甲 [removed]\n-  甲\n  马上');
  assert.equal(quoting?.text, '- 10:07:00  丁\n  撤了吧');
});

test('what is repeated of a message that stands is left', async () => {
  const repeats: [string, ...string[]][] = [
    ['10:01:00 丙', '「丁：「甲：马上」', dashes, '好」', dashes, '对'],
    ['10:02:00 丙', '<!-- forward -->', '- 10:05:00  丁 [forward]', '  内', '  - 10:00:30  甲', '    马上'],
    ['10:03:00 丙', '<!-- forward -->', '-  甲', '  马上', '-  乙', '  早'],
  ];
  const before = dayFile(['10:00:00 甲', '<!-- removed -->'], ['10:00:30 甲', '马上']);
  const messages = await published(before + dayFile(...repeats));
  assert.deepEqual(
    messages.slice(2).map(({ text }) => text),
    repeats.map(([, ...body]) => body.filter((line) => !line.startsWith('<!--')).join('\n')),
  );
});
