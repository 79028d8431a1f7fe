import * as zh from '../../language/zh/noise.ts';
import { isBackchannel, isSignIn } from '../../message/backchannel.ts';
import { readBody } from '../../message/inline.ts';
import type { Message } from '../../message/schema.ts';

/** A kind of message that a digest leaves out. */
interface NoiseRule {
  name: string;
  test: (words: string, message: Message) => boolean;
}

const rules: readonly NoiseRule[] = [
  { name: 'nothing there', test: (_words, { kind }) => kind === 'missing' || kind === 'removed' },
  { name: 'backchannel', test: (_words, { text }) => isBackchannel(text) },
  { name: 'sign-in', test: (_words, { text }) => isSignIn(text) },
  { name: 'no words', test: (words, { kind }) => kind === 'text' && !/[\p{L}\p{N}]/u.test(words) },
  {
    name: 'thanks',
    test: (words) => words.length <= 30 && zh.thanks.test(words),
  },
  {
    name: 'greeting',
    test: (words) => words.length <= 14 && zh.greeting.test(words),
  },
  {
    name: 'acknowledgement',
    test: (words) => zh.backchannel.test(words),
  },
  {
    name: 'praise',
    test: (words) => words.length <= 24 && zh.applause.test(words),
  },
  {
    name: 'small talk',
    test: (words) => words.length <= 12 && zh.smallTalk.test(words),
  },
  {
    name: 'hosting',
    test: (words) => words.length <= 40 && zh.hosting.test(words),
  },
];

/** Whether a digest leaves a message out: thanks, sign-ins, acknowledgements, what the host says to keep order. */
export function isNoise(message: Message): boolean {
  const words = readBody(message.text)
    .inlines.flatMap((inline) =>
      inline.type === 'text' ? [inline.value] : inline.type === 'link' ? ['链接'] : [],
    )
    .join('')
    .trim();
  return rules.some((rule) => rule.test(words, message));
}
