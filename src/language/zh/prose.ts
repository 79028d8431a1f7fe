// How Chinese sentences end and go on, for joining messages to paragraphs, and which of them sum a talk up.

/** Words that go on with the sentence before them. */
export const goingOn = /^(?:因为|所以|但|而|也|并|或|然后|不过|以及|包括|其实|另外|就是|还有|再|则|且)/u;

/** What says that a sentence tells what a talk is about, and how much it says so; below nothing, that it does not. */
export const summaryCues: readonly { pattern: RegExp; weight: number }[] = [
  { pattern: /主题|分享的(?:是|内容)|(?:今天|本次|这次)[^，。]{0,12}(?:分享|介绍|讲|聊|说)/, weight: 5 },
  { pattern: /总结|总的来说|总之|综上|归纳/, weight: 4 },
  { pattern: /核心|关键|本质|最重要|目的是|主要(?:是|包括|分为|有)/, weight: 2 },
  { pattern: /所谓|指的是|定义/, weight: 2 },
  // Greetings, who somebody is, how it ends: said in every talk, and about none.
  {
    pattern:
      /大家好|谢谢|感谢|提问|抛砖引玉|第一次|不好意思|抱歉|轻拍|指教|自我介绍|我叫|[就任]职于?|工作经[验历]|[一二三四五两几\d]年前|[?？吗]$/,
    weight: -6,
  },
  {
    pattern:
      /(?:这个?|这些|以上)(?:就)?是.{0,4}今天|今天.{0,6}(?:就|先|只)?(?:到|讲到|分享到)(?:这|此)|时间.{0,3}不早/,
    weight: -6,
  },
];

/** What stands beside words in a sentence, and makes no word of its neighbours. */
export const particle =
  /[的了是在和就也都很还我你他她它们这那吗呢吧啊呀哦嗯么一个两有没不给与及或把被让说要会能对到从用上下里]/;
