import fc from 'fast-check';
import { identify } from '../../src/message/message.ts';
import type { Day } from '../../src/archive/schema.ts';

/** Lines that a reader of day files could mistake for something else than text. */
const traps = [
  ...['> 12:00:00  甲', '>12:00', '> 12:00:00', '>\t9:15', '> 25:61:00 x', '> 引用', '>'],
  ...['---', '--- ', '\\---', '\\\\---', '----', '...', 'title: x', '%YAML 1.2'],
  ...['<!-- removed -->', '\\<!-- removed -->', '<!-- removed --> x', '\\', '\\\\> 1:22', '\\> 12:00:00  乙'],
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

const draft = fc.record({
  // Half of them in one of two seconds, so that permalinks of a second get numbers.
  time: fc.oneof(fc.constantFrom('00:00:00', '23:59:59'), time),
  speaker: line,
  text: hostileText,
  removed: fc.boolean(),
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
