import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mdxToHast } from 'satteri';
import { referencesIn } from '../../src/archive/citation.ts';
import { readInlines } from '../../src/message/inline.ts';
import { identify, type MessageDraft } from '../../src/message/message.ts';
import type { Day } from '../../src/archive/schema.ts';
import { resolveSessions, type SessionSpan } from '../../src/archive/session.ts';
import { anonymousName } from '../../src/curation/draft/anonymity.ts';
import { type Draft, draftOf } from '../../src/curation/draft/draft.ts';
import { announcedBy, titleOf } from '../../src/curation/draft/heading.ts';

const lead = '林小满-禾苗付-产品';

function dayOf(messages: MessageDraft[], session: { end: string; qaEnd?: string }): Day {
  const stated = { title: '分账入门', lead: [lead], start: messages[0]?.time ?? '', ...session };
  return {
    room: 'product',
    date: '2023-05-04',
    frontMatter: { sessions: [stated] },
    messages: identify(messages),
  };
}

function draft(day: Day, options?: { names?: boolean }): Draft {
  return draftOf(day, resolveSessions(day).spans[0] as SessionSpan, options);
}

const at = (minute: number, second: number, speaker: string, text: string): MessageDraft => ({
  time: `19:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`,
  speaker,
  text,
});

const talk = dayOf(
  [
    at(30, 0, lead, '大家好'),
    at(30, 10, lead, '今天分享的主题是平台怎么给商户分账'),
    at(30, 40, lead, '首先给大家介绍一下什么是分账'),
    at(31, 0, lead, '分账就是把一笔钱按约定的比例分给几个收款方'),
    at(31, 5, '高远-青木银行', '[强]'),
    at(31, 20, lead, '钱不经过平台自己的账户'),
    at(32, 0, lead, '![一](media/a.svg)'),
    at(33, 0, lead, '谢谢大家'),
    at(34, 0, '高远-青木银行', '退款的时候已经分出去的钱怎么收回来？'),
    at(34, 10, '周末-白桦收单-技术', '比例可以改吗，改了以后历史的订单怎么算？'),
    at(34, 30, lead, '@高远-青木银行\u2005先从待结算里扣'),
    at(34, 40, lead, '不够的由平台垫上再去追'),
    at(35, 0, lead, '@周末-白桦收单-技术\u2005可以改，历史的订单按当时的比例'),
    at(35, 30, '高远-青木银行', '谢谢'),
    at(36, 0, '安然', '分账要不要先去备案，有没有规定？'),
  ],
  { end: '19:33:00', qaEnd: '19:36:00' },
);

test('a talk is set under the headings that it announces, with pictures, without noise', () => {
  const { mdx, cited, open } = draft(talk);
  assert.match(mdx, /^summary: 今天分享的主题是平台怎么给商户分账。$/m);
  assert.match(mdx, /^## 什么是分账$/m);
  assert.match(
    mdx,
    /分账就是把一笔钱按约定的比例分给几个收款方。钱不经过平台自己的账户。 <Cite of="m-193040 m-193100 m-193120" \/>/,
  );
  assert.match(mdx, /<Figure of="m-193200" \/>/);
  assert.doesNotMatch(mdx, /谢谢|大家好|强/);
  assert.equal(open, 1);
  assert.ok(!cited.includes('m-193105') && !cited.includes('m-193300'));
});

test('questions stand with their answers, people without their names', () => {
  const { mdx } = draft(talk);
  assert.match(
    mdx,
    /\*\*Q1\*\* \*一位银行同学\*：退款.*\n\n\*\*A1\*\* 先从待结算里扣，不够的由平台垫上再去追 <Cite of="m-193430 m-193440" \/>/,
  );
  assert.match(mdx, /\*\*Q2\*\* \*一位收单同学\*：比例.*\n\n\*\*A2\*\* 可以改/);
  assert.match(mdx, /<QA open>\n\n\*\*Q3\*\* \*一位同学\*：分账要不要先去备案/);
  assert.doesNotMatch(mdx, /高远|周末|安然/);
  assert.match(draft(talk, { names: true }).mdx, /高远-青木银行/);
});

test('a label tells a trade or nothing', () => {
  assert.equal(anonymousName('高远-青木银行-科技'), '一位银行同学');
  assert.equal(anonymousName('Ada-白桦商城-后端'), '一位电商同学');
  assert.equal(anonymousName('云中鹤'), '一位同学');
});

test('headings are lines that number themselves, or what a sentence announces', () => {
  assert.equal(titleOf('二、资金怎么走', '钱先到备付金账户')?.words, '二、资金怎么走');
  assert.equal(titleOf('1. 查询接口', '2. 退款接口'), undefined, 'one of a list');
  assert.equal(titleOf('一、这是一句完整的话。', '后面'), undefined);
  assert.equal(announcedBy('接下来讲一下对账的难处')?.words, '对账的难处');
  assert.equal(announcedBy('首先，简单做一个自我介绍，我做产品'), undefined);
});

const letterRuns = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a body: without mentions, emoticons and pictures, which a draft leaves out. */
const wordsOf = (text: string): string =>
  readInlines(text)
    .map((inline) => (inline.type === 'text' ? inline.value : inline.type === 'link' ? inline.href : ''))
    .join('');

/** Signs and names that a draft may add to the words of a talk. */
const added =
  /一位(?:银行|保险|证券|收单|银联|支付|电商|互金|出行|安全|财务|产品|技术|运营)?同学|[QA]\d+(?:\.\d+)?|问答/g;

function textOf(node: unknown): string {
  const { type, value, children = [] } = node as { type: string; value?: string; children?: unknown[] };
  return type === 'text' ? (value ?? '') : children.map(textOf).join('\n');
}

test('a draft of anything compiles, cites what is there, and says nothing of its own', () => {
  const speaker = fc.constantFrom(lead, '高远-青木银行', '云中鹤', '<b>');
  const words = fc.oneof(
    fc.constantFrom(
      '第一部分 {x}',
      '1. <b>',
      '- 项',
      '怎么办？',
      '首先介绍一下 `x`',
      '@云中鹤\u2005是的',
      '[强]',
      '![x](media/a.svg)',
      'import x',
      '</QA>',
      '大家好',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  const message = fc.tuple(speaker, words);
  fc.assert(
    fc.property(fc.array(message, { minLength: 2, maxLength: 16 }), fc.nat(15), (said, cut) => {
      const messages = said.map(([who, text], index) => at(index + 1, 0, who, text));
      const end = messages[Math.min(cut, messages.length - 1)]?.time ?? '';
      const day = dayOf(messages, { end, qaEnd: messages.at(-1)?.time ?? '' });
      const { mdx } = draft(day);
      const body = mdx.replace(/^---\n[^]*?\n---\n/, '');
      const tree = mdxToHast(body, { features: { smartPunctuation: false } });
      const ids = new Set(day.messages.map(({ id }) => id));
      for (const { of } of referencesIn(mdx)) assert.ok(ids.has(of));
      const source = day.messages.map(({ text }) => letterRuns(wordsOf(text)).join('')).join('\n');
      for (const run of letterRuns(textOf(tree).replace(added, '\n'))) {
        assert.ok(source.replace(added, '').includes(run), JSON.stringify({ run, mdx }));
      }
    }),
    { numRuns: 600 },
  );
});
