import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyEdit, type Edit, edit as editSchema } from '../../src/curation/edit.ts';
import { readDay, writeDay } from '../../src/archive/day-file.ts';
import { identify } from '../../src/message/message.ts';
import { type Day, day as daySchema, type Session } from '../../src/archive/schema.ts';
import { resolveSessions } from '../../src/archive/session.ts';

/** A day of eight messages a minute apart, the last two of one second. */
const sample: Day = {
  room: 'product',
  date: '2023-03-09',
  frontMatter: { title: '一天', weather: '晴' },
  messages: identify(
    [
      ['20:00:00', '主持', '开始签到'],
      ['20:01:00', '甲', '[OK]'],
      ['20:02:00', '讲者', '大家好'],
      ['20:03:00', '讲者', '讲完了'],
      ['20:04:00', '甲', '请问怎么算？'],
      ['20:05:00', '讲者', '按笔算'],
      ['20:06:00', '', '谢谢'],
      ['20:06:00', '讲者', '不客气'],
    ].map(([time = '', speaker = '', text = '']) => ({ time, speaker, text })),
  ),
};

/** Applies edits in turn. @throws when one is refused */
function curate(day: Day, ...edits: Edit[]): Day {
  return edits.reduce((so, edit) => {
    const outcome = applyEdit(so, edit);
    if ('problems' in outcome) assert.fail(outcome.problems.map((problem) => problem.actual).join('; '));
    return outcome.day;
  }, day);
}

function refusedRule(day: Day, edit: Edit): string | undefined {
  const outcome = applyEdit(day, edit);
  return 'problems' in outcome ? outcome.problems[0]?.rule : undefined;
}

const whole: Edit[] = [
  { type: 'mark', mark: 'signIn', at: 'm-200000', session: { title: '预付卡' } },
  { type: 'mark', mark: 'start', at: 'm-200200', session: 0 },
  { type: 'mark', mark: 'end', at: 'm-200300', session: 0 },
  { type: 'mark', mark: 'qaEnd', at: 'm-200600-2', session: 0 },
];
const marked = curate(sample, ...whole);
const sessionIn = (day: Day, index = 0): Session | undefined => day.frontMatter.sessions?.[index];

describe('marking a session', () => {
  test('from sign-in to the end of the Q&A, the lead being the one who begins the talk', () => {
    assert.deepEqual(sessionIn(marked), {
      title: '预付卡',
      lead: ['讲者'],
      signIn: '20:00:00',
      start: '20:02:00',
      end: '20:03:00',
      qaEnd: '20:06:00#2',
    });
    assert.equal(marked.frontMatter['weather'], '晴');
  });

  test('a file can be written after every step', () => {
    for (let count = 1; count <= whole.length; count++) {
      const day = curate(sample, ...whole.slice(0, count));
      assert.deepEqual(resolveSessions(day).issues, [], `after ${count}`);
    }
  });

  test('refuses an end before the start, and a second session within the first', () => {
    assert.equal(
      refusedRule(marked, { type: 'mark', mark: 'end', at: 'm-200100', session: 0 }),
      'session-order',
    );
    const within: Edit = { type: 'mark', mark: 'start', at: 'm-200300', session: { title: '又一场' } };
    assert.equal(refusedRule(marked, within), 'session-overlap');
  });

  test('refuses a message or a session that is not there, and a lead without a name', () => {
    assert.equal(
      refusedRule(sample, { type: 'mark', mark: 'start', at: 'm-000000', session: { title: '无' } }),
      'edit-message',
    );
    assert.equal(refusedRule(marked, { type: 'dissolve', session: 1 }), 'edit-session');
    assert.equal(
      refusedRule(marked, { type: 'lead', at: 'm-200600', joint: false, session: 0 }),
      'edit-lead',
    );
  });

  test('keeps the address of a talk whose start moves', () => {
    const moved = curate(marked, { type: 'mark', mark: 'start', at: 'm-200100', session: 0 });
    assert.equal(sessionIn(moved)?.slug, 'product-2023-03-09-2002');
    assert.deepEqual(sessionIn(moved)?.lead, ['讲者']);
  });

  test('lets a day with an error be mended step by step', () => {
    const broken = {
      ...marked,
      frontMatter: { sessions: [{ ...(sessionIn(marked) as Session), end: '20:01:00' }] },
    };
    const mended = curate(broken, { type: 'title', title: '新名', session: 0 }, whole[2] as Edit);
    assert.deepEqual(resolveSessions(mended).issues, []);
  });
});

describe('a session once marked', () => {
  test('takes another title, lead, or none of its outer parts', () => {
    const changed = curate(
      marked,
      { type: 'title', title: ' 预付卡\n入门 ', session: 0 },
      { type: 'lead', at: 'm-200400', joint: true, session: 0 },
      { type: 'unmark', mark: 'qaEnd', session: 0 },
      { type: 'unmark', mark: 'signIn', session: 0 },
    );
    const { title, lead, signIn, qaEnd } = sessionIn(changed) as Session;
    assert.deepEqual([title, lead, signIn, qaEnd], ['预付卡 入门', ['讲者', '甲'], undefined, undefined]);
    const alone = curate(changed, { type: 'lead', at: 'm-200300', joint: true, session: 0 });
    assert.deepEqual(sessionIn(alone)?.lead, ['甲']);
  });

  test('dissolves without leaving an empty key', () => {
    assert.deepEqual(curate(marked, { type: 'dissolve', session: 0 }), sample);
  });
});

describe('answers', () => {
  const tied = curate(
    marked,
    { type: 'answer', question: 'm-200400', answer: 'm-200600-2' },
    { type: 'answer', question: 'm-200400', answer: 'm-200500' },
  );

  test('stand with their question in the order of the day', () => {
    assert.deepEqual(sessionIn(tied)?.answers, [
      { question: '20:04:00', answer: ['20:05:00', '20:06:00#2'] },
    ]);
  });

  test('move to another question, and can be taken back', () => {
    const moved = curate(
      tied,
      { type: 'unanswer', at: 'm-200500' },
      { type: 'answer', question: 'm-200500', answer: 'm-200600-2' },
    );
    assert.deepEqual(sessionIn(moved)?.answers, [{ question: '20:05:00', answer: ['20:06:00#2'] }]);
    const none = curate(moved, { type: 'unanswer', at: 'm-200500' });
    assert.deepEqual(none, marked);
  });

  test('are refused outside the Q&A, before their question, and when the Q&A would leave them behind', () => {
    const refused: Edit[] = [
      { type: 'answer', question: 'm-200200', answer: 'm-200500' },
      { type: 'answer', question: 'm-200500', answer: 'm-200400' },
      { type: 'mark', mark: 'qaEnd', at: 'm-200500', session: 0 },
    ];
    for (const edit of refused) assert.equal(refusedRule(tied, edit), 'session-answer');
    const outside: Edit = { type: 'answer', question: 'm-200500', answer: 'm-200600-2' };
    assert.equal(refusedRule(sample, outside), 'edit-answer');
  });
});

test('a removed message leaves a tombstone with the reason in its place', () => {
  const removed = curate(sample, { type: 'remove', at: 'm-200100', reason: '本人要求\r\n' });
  assert.deepEqual(removed.messages[1], { ...sample.messages[1], kind: 'removed', text: '本人要求' });
});

test('nothing is left of a removed picture, its reply and its reactions, and the day can be written', () => {
  const place = { id: 'm-200000', time: '20:00:00', speaker: '甲' };
  const circumstances = { replyTo: { id: 'm-190000' }, reactions: [{ emoji: '👍', count: 1 }] };
  const picture = { ...place, ...circumstances, kind: 'image' as const, text: '图', src: 'media/a.png' };
  const day = { ...sample, frontMatter: {}, messages: [picture] };
  const removed = curate(day, { type: 'remove', at: 'm-200000', reason: '含客户名' });
  assert.deepEqual(removed.messages, [{ ...place, kind: 'removed', text: '含客户名' }]);
  assert.doesNotMatch(writeDay(removed), /图|media|👍|19:00/);
});

describe('whatever is done to whatever day', () => {
  const label = fc.constantFrom('甲', '乙-银行', '', '我, 他', '"引号": #');
  const draft = fc.record({
    time: fc.integer({ min: 0, max: 8 }).map((minute) => `09:0${minute}:00`),
    speaker: label,
    text: fc.constantFrom('好', '怎么办？', '> 09:00:00  伪造', '', '<!-- removed -->', '---'),
  });
  const days = fc.array(draft, { minLength: 1, maxLength: 12 }).map((drafts): Day => {
    const messages = identify(drafts.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)));
    return { ...sample, messages };
  });
  const place = fc.nat({ max: 12 });
  const text = fc
    .oneof(fc.string({ minLength: 1 }), fc.constantFrom('12:00:00', '- a: b', '名 #1', '[a, b]'))
    .filter((one) => one.trim() !== '');
  type Intent = {
    type: Edit['type'];
    mark: 'signIn' | 'start' | 'end' | 'qaEnd';
    a: number;
    b: number;
    text: string;
  };
  const intents = fc.record<Intent>({
    type: fc.constantFrom(
      'mark',
      'mark',
      'mark',
      'unmark',
      'lead',
      'title',
      'dissolve',
      'answer',
      'unanswer',
      'remove',
    ),
    mark: fc.constantFrom('signIn', 'start', 'end', 'qaEnd'),
    a: place,
    b: place,
    text,
  });
  const editOf = (day: Day, { type, mark, a, b, text }: Intent): Edit => {
    const at = day.messages[a % day.messages.length]?.id ?? '';
    const other = day.messages[b % day.messages.length]?.id ?? '';
    const session = b % 3;
    const outer = mark === 'start' || mark === 'signIn' ? 'signIn' : 'qaEnd';
    const all: Edit[] = [
      { type: 'mark', mark, at, session: b % 4 === 0 ? { title: text } : session },
      { type: 'unmark', mark: outer, session },
      { type: 'lead', at, joint: a % 2 === 0, session },
      { type: 'title', title: text, session },
      { type: 'dissolve', session },
      { type: 'answer', question: at, answer: other },
      { type: 'unanswer', at },
      { type: 'remove', at, reason: text },
    ];
    return all.find((one) => one.type === type) as Edit;
  };

  test('the day stays valid, reads back as written, and loses nothing', () => {
    fc.assert(
      fc.property(days, fc.array(intents, { maxLength: 12 }), (first, steps) => {
        let day = first;
        let source = '# kept\ntitle: 一天\nweather: 晴\n';
        for (const step of steps) {
          const edit = editSchema.parse(editOf(day, step));
          const before = structuredClone(day);
          const outcome = applyEdit(day, edit);
          assert.deepEqual(day, before, 'the day given stays as it is');
          if ('problems' in outcome) {
            assert.ok(outcome.problems.length > 0);
            continue;
          }
          day = daySchema.parse(outcome.day);
          assert.deepEqual(
            resolveSessions(day).issues.filter(({ severity }) => severity === 'error'),
            [],
          );
          const written = writeDay(day, source);
          const reading = readDay(written, 'days/product/2023-03-09.md');
          assert.deepEqual(reading.day, day);
          source = reading.frontMatterSource;
          assert.match(source, /^# kept\n/);
          assert.equal(day.frontMatter['weather'], '晴');
        }
        const places = (one: Day): string[] =>
          one.messages.map(({ id, time, speaker }) => `${id} ${time} ${speaker}`);
        assert.deepEqual(places(day), places(first));
      }),
      { numRuns: 300 },
    );
  });
});
