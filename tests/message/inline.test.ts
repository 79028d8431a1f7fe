import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isBackchannel, isSignIn } from '../../src/message/backchannel.ts';
import { type Inline, rawOf, readBody, readInlines } from '../../src/message/inline.ts';
import { hostileText } from './hostile.ts';

/** Inlines as one string: `<link …>`, `<@label>`, `<:name:>`, `<image name src>`. */
const shown = (text: string): string => readInlines(text).map(show).join('');

function show(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.value;
    case 'link':
      return `<link ${inline.href}>`;
    case 'mention':
      return `<@${inline.label}>`;
    case 'emoticon':
      return `<:${inline.name}:>`;
    case 'image':
      return `<image ${inline.name} ${inline.src}>`;
  }
}

describe('an address', () => {
  const cases: Record<string, string> = {
    '见https://example.com/a，里面有': '见<link https://example.com/a>，里面有',
    '网址：http://example.com/路径': '网址：<link http://example.com/>路径',
    '（https://example.com/a?b=1&c=%20#d）好': '（<link https://example.com/a?b=1&c=%20#d>）好',
    '看(https://example.com/a)吧': '看(<link https://example.com/a>)吧',
    'https://example.com/a_(b)。': '<link https://example.com/a_(b)>。',
    'go to https://example.com/a. Then': 'go to <link https://example.com/a>. Then',
    '"https://example.com/"': '"<link https://example.com/>"',
    'https://example.com/a[强]好': '<link https://example.com/a><:强:>好',
    'https://example.com/?a[]=1': '<link https://example.com/?a[]=1>',
    'https://example.com/<script>': '<link https://example.com/><script>',
    'https://a.example/x@b @某人': '<link https://a.example/x@b> <@某人>',
    'javascript:alert(1) ftp://x file:///etc': 'javascript:alert(1) ftp://x file:///etc',
  };
  for (const [text, expected] of Object.entries(cases)) {
    test(text, () => assert.equal(shown(text), expected));
  }
});

describe('a mention', () => {
  const cases: Record<string, string> = {
    '@沈知秋-麦穗付-产品-上海\u2005那利息呢': '<@沈知秋-麦穗付-产品-上海>那利息呢',
    '@wood-通联-产品 in SH\u2005在吗': '<@wood-通联-产品 in SH>在吗',
    '@老葛 在吗': '<@老葛> 在吗',
    '问@老葛，在吗': '问<@老葛>，在吗',
    '@甲\u2005@乙\u2005': '<@甲><@乙>',
    'a@example.com': 'a@example.com',
    '@': '@',
    '@ 谁': '@ 谁',
  };
  for (const [text, expected] of Object.entries(cases)) {
    test(JSON.stringify(text), () => assert.equal(shown(text), expected));
  }
});

test('an emoticon of WeChat becomes an emoji with its name; others stay text', () => {
  assert.deepEqual(readInlines('好[强][不认识]'), [
    { type: 'text', value: '好' },
    { type: 'emoticon', name: '强', emoji: '👍' },
    { type: 'text', value: '[不认识]' },
  ]);
  assert.equal(shown('[[强]] [constructor] [] [ 强 ]'), '[<:强:>] [constructor] [] [ 强 ]');
});

test('a picture is told from Markdown that people wrote', () => {
  assert.equal(shown('看![图 1](media/a.svg)吧'), '看<image 图 1 media/a.svg>吧');
  assert.equal(shown('[文字](javascript:alert(1)) **粗** | a |'), '[文字](javascript:alert(1)) **粗** | a |');
});

describe('a quote', () => {
  test('is set apart from its answer', () => {
    const { quote, inlines } = readBody(
      '「沈知秋：备付金不是\n机构的钱」\n- - - - - - - - - - - - - - -\n那利息[强]',
    );
    assert.deepEqual(quote, { speaker: '沈知秋', text: '备付金不是\n机构的钱' });
    assert.equal(inlines.map(show).join(''), '那利息<:强:>');
  });

  test('needs its dashed line: words in corner brackets are words', () => {
    for (const text of [
      '「甲：乙」',
      '「甲：乙」\n丙',
      '「甲乙」\n- - - - - -\n丙',
      '说「甲：乙」\n- - - - - -\n丙',
    ]) {
      assert.deepEqual(readBody(text), { quote: undefined, inlines: [{ type: 'text', value: text }] });
    }
  });
});

test('taking a text apart loses no sign of it', () => {
  const pieces = fc.constantFrom(
    ...[
      '[强]',
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      '@',
      '\u2005',
      ' ',
      '\n',
      'https://',
      'a.example/',
      '中',
      '「',
      '：',
      '」\n',
    ],
    ...['- - - - -\n', '.', '。', '"', 'x'],
  );
  const text = fc.oneof(
    hostileText,
    fc.array(pieces, { maxLength: 30 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, (text) => {
      assert.equal(readInlines(text).map(rawOf).join(''), text);
      readBody(text);
    }),
    { numRuns: 1000 },
  );
});

test('hostile repetition is read in the end', () => {
  const many = 50_000;
  for (const piece of [
    '@',
    '[',
    '![',
    '![a](',
    '「',
    '(',
    'https://',
    'https://a.example/)',
    '@a',
    '\u2005',
    '- ',
    '[强',
  ]) {
    assert.ok(readInlines(piece.repeat(many)).length > 0);
    readBody(`「甲：${piece.repeat(many)}`);
    isBackchannel(piece.repeat(many));
  }
});

describe('a reaction', () => {
  const yes = [
    '[强][强]',
    '👍🏻',
    '谢谢分享[抱拳]',
    '赞！',
    '666',
    '@沈知秋\u2005[玫瑰]',
    '学习了',
    '牛',
    'nice',
    'Thanks~',
  ];
  const no = [
    '',
    '备付金',
    '强在哪里',
    '谢谢，请问代扣呢？',
    '![图](media/a.svg)',
    'https://example.com/',
    '分享一下经验',
  ];
  for (const text of yes) test(`is ${text}`, () => assert.equal(isBackchannel(text), true));
  for (const text of no)
    test(`is not ${JSON.stringify(text)}`, () => assert.equal(isBackchannel(text), false));
});

describe('a sign-in', () => {
  const yes = ['签到', '[OK]', '到', '1', '来了', '报到～', '👌', '签到，今天带了同事'];
  const no = ['', '签到开始', '请签到', '到账没有', '签到截止，我们开始', '我来了个问题'];
  for (const text of yes) test(`is ${text}`, () => assert.equal(isSignIn(text), true));
  for (const text of no) test(`is not ${JSON.stringify(text)}`, () => assert.equal(isSignIn(text), false));
});
