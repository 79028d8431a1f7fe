import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBackchannel, isSignIn } from '../../src/message/backchannel.ts';
import { identify } from '../../src/message/message.ts';
import { isQuestion } from '../../src/talk/exchange.ts';

test('thanks, sign-ins and questions are known in English as in Chinese', () => {
  for (const text of ['Thanks for sharing!', 'great talk 👍', '谢谢 thanks[强]', 'Thank you very much'])
    assert.ok(isBackchannel(text), text);
  for (const text of ['goods', 'thanks, but the fee is 0.38%', 'great, which bank?'])
    assert.ok(!isBackchannel(text), text);
  for (const text of ['here', 'ok', "I'm in", 'checking in from Leeds', '签到'])
    assert.ok(isSignIn(text), text);
  assert.ok(!isSignIn('the fee is here'));
  const [asked, told] = identify(
    ['How do you settle on holidays', 'We settle on the next working day'].map((text) => ({
      time: '10:00:00',
      speaker: 'Ann',
      text,
    })),
  );
  assert.ok(asked && isQuestion(asked));
  assert.ok(told && !isQuestion(told));
});
