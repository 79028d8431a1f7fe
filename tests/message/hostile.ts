import fc from 'fast-check';
import * as content from '../../src/message/content.ts';
import { identify, type MessageDraft } from '../../src/message/message.ts';
import { type Circumstances, type Content, kinds } from '../../src/message/schema.ts';
import type { Day } from '../../src/archive/schema.ts';

/** Lines that a reader of day files could mistake for something else than text. */
const traps = [
  ...['> 12:00:00  甲', '>12:00', '> 12:00:00', '>\t9:15', '> 25:61:00 x', '> 引用', '>'],
  ...['---', '--- ', '\\---', '\\\\---', '----', '...', 'title: x', '%YAML 1.2'],
  ...[
    '<!-- removed -->',
    '<!-- text -->',
    '<!-- a -->',
    '<!-- poll: 3 -->',
    '<!-- reply: 1',
    '\\<!-- removed -->',
    '<!-- removed --> x',
    '\\',
    '\\\\> 1:22',
    '\\> 12:00:00  乙',
  ],
  ...[
    '',
    ' ',
    '\t',
    ' \t '.repeat(50),
    '\u2005',
    '\u3000',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '\u2029',
    '\v\f',
    '\u0085',
  ],
  ...[
    '![图](media/a.svg)',
    '方案.pdf',
    'https://example.com/',
    '「甲：乙」',
    '- - - - - - -',
    '@某人\u2005好',
    '[强]',
    '[语音 12"] 好',
    '[语音]',
    '[视频]',
    '[投票：甲]\n- 乙',
    '[位置：甲]',
    '- 选项',
    '- 19:30:00  甲 [image]',
  ],
  ...[
    '<script>alert(1)</script>',
    '&lt;b&gt;',
    '{{x}}',
    '#if($a)',
    '\0\x07\x1b[31m',
    '\ud800',
    '\udc00a',
    '😀'.slice(1),
  ],
];

const line = fc.oneof(
  fc.constantFrom(...traps),
  fc.tuple(fc.constantFrom(...traps), fc.constantFrom(...traps)).map((two) => two.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** Any text at all that an export may hold as a body. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '')), { maxLength: 8 })
  .map((pieces) => pieces.map((piece) => piece.join('')).join(''));

const time = fc.integer({ min: 0, max: 86_399 }).map((seconds) => {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
});

const words = fc.option(fc.oneof(line, hostileText), { nil: undefined });
const size = fc.option(fc.nat({ max: 1e9 }), { nil: undefined });
const recording = fc.record({ src: words, name: words, bytes: size, seconds: size, transcript: words });
const item = fc.record({
  speaker: line,
  kind: fc.constantFrom(...kinds),
  text: hostileText,
});

/** A content of every kind, made of anything. */
export const hostileContent: fc.Arbitrary<Content | { text: string }> = fc.oneof(
  // A bare text says by itself what it is.
  hostileText.map((text) => ({ text })),
  hostileText.map(content.text),
  fc
    .tuple(fc.record({ src: words, alt: words, width: size, height: size }), hostileText)
    .map(([facts, caption]) => content.image(facts, caption)),
  fc.tuple(recording, hostileText).map(([facts, caption]) => content.video(facts, caption)),
  recording.map((facts) => content.voice(facts)),
  fc.tuple(recording, hostileText).map(([facts, caption]) => content.file(facts, caption)),
  fc.tuple(recording, hostileText).map(([facts, caption]) => content.attachment(facts, caption)),
  fc.record({ url: words, title: words, description: words }).map(content.link),
  fc.tuple(line, words).map(([name, src]) => content.sticker(name, src)),
  fc
    .tuple(hostileText, fc.array(fc.record({ text: line, votes: size }), { maxLength: 4 }))
    .map(([question, options]) => content.poll(question, options)),
  fc
    .record({
      name: words,
      lat: fc.option(fc.double({ min: -90, max: 90, noNaN: true }), { nil: undefined }),
      lon: fc.option(fc.double({ min: -180, max: 180, noNaN: true }), { nil: undefined }),
      url: words,
    })
    .map(content.location),
  line.map(content.contact),
  fc.tuple(line, fc.array(item, { maxLength: 4 })).map(([title, items]) => content.forward(title, items)),
  fc
    .tuple(hostileText, fc.constantFrom(undefined, 'join', 'pin', '12s', '3', 'a-b'))
    .map(([text, event]) => content.notice(text, event)),
  fc.constant(content.missing()),
  hostileText.map(content.removed),
);

const oneLineWords = line.map((text) => text.toWellFormed().replace(/\s+/gu, ' ').trim()).filter(Boolean);
const circumstances: fc.Arbitrary<Circumstances> = fc.record(
  {
    replyTo: fc.constantFrom(
      { id: 'm-193000' },
      { id: 'm-193000-2' },
      { id: 'm-000000', date: '2017-05-10' },
    ),
    edited: fc.constantFrom(true as const, '2023-03-09T10:00:00+08:00', '2023-03-09T10:00:00Z'),
    reactions: fc.array(
      fc.record(
        {
          emoji: fc.oneof(fc.constantFrom('👍', '❤', ':shipit:', '-->', ',', '"', '3'), oneLineWords),
          count: fc.integer({ min: 1, max: 500 }),
          by: fc.array(oneLineWords, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['emoji', 'count'], noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    forwardedFrom: oneLineWords,
    topic: oneLineWords,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const draft = fc
  .tuple(
    fc.record({
      // Half of them in one of two seconds, so that permalinks of a second get numbers.
      time: fc.oneof(fc.constantFrom('00:00:00', '23:59:59'), time),
      speaker: fc.oneof(fc.constantFrom('系统消息', ''), line),
    }),
    hostileContent,
    circumstances,
  )
  .map(([place, said, known]): MessageDraft => {
    const bare = 'kind' in said && said.kind === 'removed' ? {} : known;
    return { ...place, ...bare, ...said };
  });

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const session = fc.record(
  {
    title: name.map((text) => `讲${text.trim()}`),
    lead: fc.array(
      name.map((text) => `主${text.trim()}`),
      { minLength: 1, maxLength: 3 },
    ),
    start: time,
    end: time.map((text) => `${text}#2`),
    signIn: time,
  },
  { requiredKeys: ['title', 'lead', 'start', 'end'], noNullPrototype: true },
);
const frontMatter = fc
  .tuple(
    fc.dictionary(
      // zod leaves a key `__proto__` out, as it should.
      fc
        .oneof(fc.constantFrom('layout', 'lines', 'header-img', 'tag', '---', 'a: b', '#'), fc.string())
        .filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 2 }),
      { maxKeys: 4, noNullPrototype: true },
    ),
    fc.record(
      { title: fc.string(), sessions: fc.array(session, { maxLength: 2 }) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  )
  .map(([{ title: _title, sessions: _sessions, date: _date, ...others }, ours]) => ({ ...others, ...ours }));

/** Any day whatsoever. */
export const hostileDay: fc.Arbitrary<Day> = fc
  .record({ frontMatter, drafts: fc.array(draft, { maxLength: 12 }) })
  .map(({ frontMatter, drafts }) => ({
    room: 'product',
    date: '2023-03-09',
    frontMatter,
    messages: identify(drafts.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))),
  }));
