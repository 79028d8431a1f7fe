import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangesOf, isQuestion, questionTitle } from '../../src/talk/exchange.ts';
import { identify } from '../../src/message/message.ts';
import { conversation } from './conversation.ts';

const shapeOf = (messages: ReturnType<typeof conversation>, lead = ['主']) => {
  const { opening, exchanges } = exchangesOf(messages, lead);
  return {
    opening: opening.map((message) => message.text),
    exchanges: exchanges.map(({ asker, question, answer, answered }) => [
      asker,
      question.map((message) => message.text),
      answer.flatMap((block) => block.messages.map((message) => message.text)),
      answered,
    ]),
  };
};

test('what stands next to a question answers it', () => {
  const messages = conversation(
    '20:00:00 主 现在提问',
    '20:00:10 甲 利息归谁？',
    '20:00:20 甲 比如备付金的利息',
    '20:00:40 主 归人行的规定',
    '20:01:00 乙 那代扣呢？',
    '20:01:30 主 另说',
  );
  assert.deepEqual(shapeOf(messages), {
    opening: ['现在提问'],
    exchanges: [
      ['甲', ['利息归谁？', '比如备付金的利息'], ['归人行的规定'], true],
      ['乙', ['那代扣呢？'], ['另说'], true],
    ],
  });
});

test('a reply ties an answer to its question, or to what answered it, across others', () => {
  const messages = identify([
    { time: '20:00:00', speaker: '甲', text: '利息归谁？' },
    { time: '20:00:10', speaker: '乙', text: '二清怎么判断？' },
    { time: '20:01:00', speaker: '主', text: '看规定', replyTo: { id: 'm-200000' } },
    { time: '20:01:30', speaker: '主', text: '看钱停在哪', replyTo: { id: 'm-200010' } },
    { time: '20:02:00', speaker: '丙', text: '规定在第几条', replyTo: { id: 'm-200100' } },
  ]);
  assert.deepEqual(
    shapeOf(messages).exchanges.map(([asker, , answer]) => [asker, answer]),
    [
      ['甲', ['看规定', '规定在第几条']],
      ['乙', ['看钱停在哪']],
    ],
  );
});

test('a mention and a quote tie an answer to its question across others', () => {
  const messages = [
    ['20:00:00', '甲-木棉-产品', '利息归谁？'],
    ['20:00:10', '乙-云杉-测试', '二清怎么判断？'],
    ['20:01:00', '主', '@甲-木棉-产品\u2005看规定'],
    ['20:01:30', '主', '「乙-云杉-测试：二清怎么判断？」\n- - - - - - - - - -\n看钱停在哪'],
  ].map(([time = '', speaker = '', text = '']) => ({ time, speaker, text }));
  const { exchanges } = shapeOf(identify(messages));
  assert.deepEqual(
    exchanges.map(([asker, , answer]) => [asker, (answer as string[]).length]),
    [
      ['甲-木棉-产品', 1],
      ['乙-云杉-测试', 1],
    ],
  );
  assert.match(JSON.stringify(exchanges[0]), /看规定/);
  assert.match(JSON.stringify(exchanges[1]), /看钱停在哪/);
});

test('thanks alone are no answer', () => {
  const { exchanges } = shapeOf(
    conversation('20:00:00 甲 利息归谁？', '20:00:10 乙 [强]', '20:00:20 甲 自己查'),
  );
  assert.deepEqual(
    exchanges.map(([, , , answered]) => answered),
    [false],
  );
});

test('the title of a question is short and has neither number nor mention', () => {
  const [exchange] = exchangesOf(
    identify([{ time: '20:00:00', speaker: '甲', text: `3、@主\u2005请问${'长'.repeat(40)}？[强]` }]),
    ['主'],
  ).exchanges;
  assert.ok(exchange);
  const title = questionTitle(exchange);
  assert.match(title, /^请问长+…$/);
  assert.ok(title.length <= 26);
});

test('a question that only doubles its verb, and one that is numbered and addressed, are questions', () => {
  for (const text of ['赠额算不算预付资金', '2、@讲者 我们充一千送一百']) {
    const [message] = identify([{ time: '20:00:00', speaker: '甲', text }]);
    assert.ok(message && isQuestion(message), text);
  }
});
