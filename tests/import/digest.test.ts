import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mdxToHast } from 'satteri';
import { identify } from '../../src/message/message.ts';
import type { Day } from '../../src/archive/schema.ts';
import { Alignment } from '../../src/import/digest/align.ts';
import { convertDigest } from '../../src/import/digest/convert.ts';
import { turnLabelOf } from '../../src/import/digest/label.ts';
import { readOldDigest } from '../../src/import/digest/read.ts';
import { writeDigest } from '../../src/import/digest/write.ts';

const lead = '林小满-禾苗付-产品';
const day: Day = {
  room: 'product',
  date: '2023-05-04',
  frontMatter: {
    sessions: [{ title: '分账入门', lead: [lead], start: '19:30:00', end: '19:33:00', qaEnd: '19:36:00' }],
  },
  messages: identify([
    { time: '09:00:00', speaker: '高远-青木银行', text: '今天的天气真不错，适合出门走一走' },
    { time: '19:30:00', speaker: lead, text: '分账就是把一笔钱按约定的比例分给几个收款方' },
    { time: '19:31:00', speaker: lead, text: '平台只发指令，钱不经过平台自己的账户' },
    { time: '19:31:20', speaker: lead, text: '这一点最要紧' },
    {
      time: '19:32:00',
      speaker: lead,
      text: '![20230504_193200](http://pictures.example/20230504_193200.png)',
    },
    { time: '19:33:00', speaker: lead, text: '我就讲到这里' },
    { time: '19:34:00', speaker: '高远-青木银行', text: '退款的时候已经分出去的钱怎么收回来？' },
    { time: '19:36:00', speaker: lead, text: '先从待结算里扣，不够的由平台垫上再去追' },
  ]),
};

const post = (body: string, head = 'tag:\t\t[publish]'): string =>
  `---   \nlayout:     post\ntitle:      "20230504-分账入门"\ndate:       2023-05-04 19:00:00\nauthor:     "ExampleGroup"\n${head}\n   ---`.replace(
    '   ---',
    '---   ',
  ) + `\n${body}`;

test('labels of questions and answers are read in every spelling', () => {
  const read = (line: string) => {
    const label = turnLabelOf(line);
    return label && `${label.role}${label.number}|${label.rest}`;
  };
  assert.equal(read('Q1：为什么'), 'Q1|为什么');
  assert.equal(read('**Q: 为什么？**'), 'Q|为什么？');
  assert.equal(read('Q10.2 : 为什么'), 'Q10.2|为什么');
  assert.equal(read('Q1-1、为什么'), 'Q1.1|为什么');
  assert.equal(read('  - A：因为'), 'A|因为');
  assert.equal(read('A1. 因为'), 'A1|因为');
  assert.equal(read('S:我补充'), 'S|我补充');
  assert.equal(read('追问：为什么'), 'Q|为什么');
  assert.equal(read('A.微信'), undefined, 'a list of possibilities');
  assert.equal(read('问题：这样'), undefined);
  assert.equal(read('Apple：一家公司'), undefined);
});

test('front matter tells title, date, curators and whether it is hidden', () => {
  const { title, date, hidden, curators } = readOldDigest(post('正文'), 'x.markdown');
  assert.deepEqual(
    { title, date, hidden, curators },
    { title: '分账入门', date: '2023-05-04', hidden: false, curators: [] },
  );
  for (const head of ['tag: [hidden]', 'hidden: true', 'publish: false', 'published: false']) {
    assert.equal(readOldDigest(post('正文', head), 'x.markdown').hidden, true, head);
  }
});

test('a passage is tied to the messages that it was copied from, and to no others', () => {
  const alignment = new Alignment(day.messages, { first: 1, last: 7 });
  const ids = (words: string) => alignment.sourcesOf(words).map(({ message }) => message.id);
  assert.deepEqual(
    ids(
      '分账就是把一笔钱，按约定的比例，分给几个收款方。平台只发指令，钱不经过平台自己的账户，这一点最要紧。',
    ),
    ['m-193000', 'm-193100', 'm-193120'],
  );
  assert.deepEqual(ids('收款方和平台都要先开户，才能谈得上其他'), []);
});

test('an old digest becomes MDX that cites, with its pictures and questions', () => {
  const source = post(
    [
      '## 一、主题分享  ',
      '分账就是把一笔钱按约定的比例分给几个收款方。**平台**只发指令，钱不经过平台自己的账户。',
      '![20230504_193200](http://dead.example/img/20230504_193200.png)',
      '## Q & A',
      '**Q1：退款的时候，已经分出去的钱怎么收回来？**',
      'A1：先从待结算里扣，不够的由平台垫上再去追。',
      '',
      'Q2：要备案吗？',
    ].join('\n'),
  );
  const conversion = convertDigest(readOldDigest(source, '2023-05-04-x.markdown'), [day], undefined);
  assert.ok(conversion);
  assert.equal(conversion.session, 'product-2023-05-04-1930');
  const { text } = conversion;
  assert.match(text, /^session: product-2023-05-04-1930$/m);
  assert.match(text, /^## 一、主题分享$/m);
  assert.match(text, /<strong>平台<\/strong>.*<Cite of="m-193000 m-193100" \/>/);
  assert.match(text, /^<Figure of="m-193200" \/>$/m);
  assert.match(
    text,
    /<QA>\n\n\*\*Q1\*\* 退款.*<Cite of="m-193400" \/>\n\n\*\*A1\*\* 先从.*<Cite of="m-193600" \/>\n\n<\/QA>/,
  );
  assert.match(text, /<QA open>\n\n\*\*Q2\*\* 要备案吗？\n\n<\/QA>/);
});

test('a digest whose words no day holds stands by itself, or is left to a person', () => {
  const digest = readOldDigest(post('这里写的是完全不相干的另一件事情，哪一天都没有说过。'), 'x.markdown');
  const lone: Day = { ...day, frontMatter: {}, date: '2023-05-05' };
  assert.equal(convertDigest(digest, [lone], undefined), undefined);
  assert.match(convertDigest(digest, [lone], 'product')?.text ?? '', /^room: product\ndate: 2023-05-04$/m);
});

test('whatever an old digest holds, what is written compiles', () => {
  const line = fc.constantFrom(
    ...[
      '# 标题 {x}',
      '## <b>粗</b>',
      '- 项 <c>',
      '1. 一',
      '2.二',
      '> 引 {y}',
      '```',
      '{{ x }}',
      '| a | b{ |',
      '|---|---|',
      '---',
      '',
      '  ',
    ],
    ...[
      'Q1：<Cite of="',
      'A1: `x` **y** [z](javascript:1)',
      '  - Q：再问',
      '![{x}](http://a.b/"c".png)',
      'import x',
      'export {',
      '</QA>',
      '**粗**：后',
      'www.a.bc {',
    ],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const { nodes: pieces } = readOldDigest(post(lines.join('\n')), 'x.markdown');
      const mdx = writeDigest({ title: 'x' }, pieces).replace(/^---\n[^]*?\n---\n/, '');
      assert.doesNotThrow(() => mdxToHast(mdx), mdx);
    }),
    { numRuns: 800 },
  );
});
