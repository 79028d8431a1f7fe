import { isReaction, isSignIn, readBody } from '../../message/inline.ts';
import type { Message } from '../../message/schema.ts';

/** A kind of message that a digest leaves out. */
interface NoiseRule {
  name: string;
  test: (words: string, message: Message) => boolean;
}

const rules: readonly NoiseRule[] = [
  { name: 'nothing there', test: (_words, { kind }) => kind === 'missing' || kind === 'removed' },
  { name: 'reaction', test: (_words, { text }) => isReaction(text) },
  { name: 'sign-in', test: (_words, { text }) => isSignIn(text) },
  { name: 'no words', test: (words, { kind }) => kind === 'text' && !/[\p{L}\p{N}]/u.test(words) },
  {
    name: 'thanks',
    test: (words) => words.length <= 30 && /^(?:非常)?(?:谢谢|感谢|多谢|辛苦|好的[,，]?谢谢)/.test(words),
  },
  {
    name: 'greeting',
    test: (words) =>
      words.length <= 14 &&
      /^(?:各位|大家|hi|hello|嗨)?.{0,4}(?:大家好|晚上好|下午好|上午好|中午好|早上好)/i.test(words),
  },
  {
    name: 'nod',
    test: (words) =>
      /^(?:(?:嗯|恩|哦|噢|喔|啊|额|呃|哈|嘿|呵|ok|okay|收到|明白了?|了解了?|好的?|知道了|学习了|原来如此|牛逼?|漂亮|精彩|不错|赞同|同意|同问|\+1|6)[\s。.，,!！~～…]*){1,12}$/iu.test(
        words,
      ),
  },
  {
    name: 'praise',
    test: (words) =>
      words.length <= 24 &&
      /学到|学习了|涨知识|太(?:棒|牛|赞|强)了|佩服|膜拜|受益|期待下次|(?:感谢|谢谢).{0,6}(?:分享|大神|老师|整理)/u.test(
        words,
      ),
  },
  {
    name: 'chatter',
    test: (words) =>
      words.length <= 12 &&
      /发错|抱歉|不好意思|见谅|稍等|晚安|拜拜|加(?:个|下)?(?:微信|好友)|私聊|回聊|哈哈/u.test(words),
  },
  {
    name: 'hosting',
    test: (words) =>
      words.length <= 40 &&
      /(?:提问时间|开始提问|提问环节|(?:可以|欢迎|开始)(?:大家)?提问|请(?:大家)?(?:签到|安静|不要(?:插话|打断|说话))|签到(?:开始|结束)|掌声|有请|分享(?:到此|完毕|结束)|今天的分享(?:就)?到)/.test(
        words,
      ),
  },
];

/** Whether a digest leaves a message out: thanks, sign-in, nods, what the host says to keep order. */
export function isNoise(message: Message): boolean {
  const words = readBody(message.text)
    .inlines.flatMap((inline) =>
      inline.type === 'text' ? [inline.value] : inline.type === 'link' ? ['链接'] : [],
    )
    .join('')
    .trim();
  return rules.some((rule) => rule.test(words, message));
}
