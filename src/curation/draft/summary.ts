/** A sign that a sentence says what a talk is about. */
interface SummarySign {
  test: RegExp;
  weight: number;
}

const signs: readonly SummarySign[] = [
  { test: /主题|分享的(?:是|内容)|(?:今天|本次|这次)[^，。]{0,12}(?:分享|介绍|讲|聊|说)/, weight: 5 },
  { test: /总结|总的来说|总之|综上|归纳/, weight: 4 },
  { test: /核心|关键|本质|最重要|目的是|主要(?:是|包括|分为|有)/, weight: 2 },
  { test: /所谓|指的是|定义/, weight: 2 },
  // Greetings, who somebody is, how it ends: said in every talk, and about none.
  {
    test: /大家好|谢谢|感谢|提问|抛砖引玉|第一次|不好意思|抱歉|轻拍|指教|自我介绍|我叫|[就任]职于?|工作经[验历]|[一二三四五两几\d]年前|[?？吗]$/,
    weight: -6,
  },
  {
    test: /(?:这个?|这些|以上)(?:就)?是.{0,4}今天|今天.{0,6}(?:就|先|只)?(?:到|讲到|分享到)(?:这|此)|时间.{0,3}不早/,
    weight: -6,
  },
];
/** A summary has at most this many sentences… */
const maxSentences = 3;
/** …and sentences of this length, in characters. */
const length = { least: 12, most: 80 };

/** Chooses the sentences of a talk that say best what it is about, in its own words and order. */
export function summaryOf(paragraphs: readonly string[], fallback: string): string {
  const sentences = paragraphs
    .flatMap((words) => words.split(/(?<=[。！？!?；;])|\n/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= length.least && sentence.length <= length.most);
  const chosen = sentences
    .map((sentence, place) => {
      const score = signs.reduce((sum, { test, weight }) => sum + (test.test(sentence) ? weight : 0), 0);
      return { sentence, place, score };
    })
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, maxSentences)
    .sort((a, b) => a.place - b.place)
    .map(({ sentence }) => sentence);
  const words = chosen.length > 0 ? chosen : sentences.slice(0, 1);
  return (
    words.map((sentence) => (/[。！？!?；;]$/u.test(sentence) ? sentence : `${sentence}。`)).join('') ||
    fallback
  );
}
