/** A line that numbers itself: 第一部分, 一、, 1., （2）, 1.1. */
const numbered =
  /^(?:(?<part>第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|块|方面|大?点|类|阶段|步)?)|(?<chinese>[一二三四五六七八九十]{1,2}(?=[、.．：:\s]))|(?<bracket>[(（【][一二三四五六七八九十\d]{1,2}[)）】])|(?<point>\d{1,2}(?:\.\d{1,2}){1,2}(?!\d))|(?<number>\d{1,2}(?=[、.．：:)）\s])))[、.．：:)）\s]*/u;

/** Words with which a lead announces what comes. */
const announcing =
  /^(?:首先|其次|再次|然后|接下来|接着|下面|那么|最后|另外|第[一二三四五六七八九十]|先|再|今天|现在)[，,]?[^。！？!?，,]{0,14}?(?:介绍|说说|讲讲|聊聊|谈谈|看看|说|讲|聊|谈|看|分析|分享|解释)(?:一下|一讲|一说|一聊|一看|下)(?:的?是|就是)?(?<topic>[^。！？!?；;，,：:\n]{2,22})/u;

/** A heading in a talk. */
export interface Announced {
  words: string;
  depth: 2 | 3 | 4;
}

/** Longer lines are sentences. */
const titleLetters = 30;

/** How a line numbers itself, as the name of the style; nothing when it does not. */
export function numberingOf(line: string): 'part' | 'chinese' | 'bracket' | 'point' | 'number' | undefined {
  const groups = numbered.exec(line)?.groups;
  if (!groups) return undefined;
  return (['part', 'chinese', 'bracket', 'point', 'number'] as const).find(
    (style) => groups[style] !== undefined,
  );
}

const depths = { part: 2, chinese: 2, number: 3, bracket: 4, point: 4 } as const;

/**
 * Gives the heading that a line is as a whole: short, numbered, without the end of a sentence, and not one of
 * a list.
 * @param next the line after it
 */
export function titleOf(line: string, next: string | undefined): Announced | undefined {
  const style = numberingOf(line);
  if (style === undefined || line.length > titleLetters || /[。！？；!?;，,]$|[。；;]|，.*，/u.test(line))
    return undefined;
  if (line.replace(numbered, '').replace(/[^\p{L}\p{N}]/gu, '').length < 2) return undefined;
  if (next === undefined || numberingOf(next) === style) return undefined;
  return { words: line.replace(/[：:\s]+$/u, ''), depth: depths[style] };
}

/** Gives the heading that a sentence announces, in its own words: 先说什么是预付卡 announces 什么是预付卡. */
export function announcedBy(line: string): Announced | undefined {
  if (line.length > 60) return undefined;
  const topic = announcing
    .exec(line)
    ?.groups?.['topic']?.replace(/^(?:关于|我们的?|你们|大家)/u, '')
    .trim();
  if (
    topic === undefined ||
    topic.length < 2 ||
    /[吧了吗呢啊的]$|^(?:我|你|他|这|那|给|吧|了|就|下)/u.test(topic)
  )
    return undefined;
  return { words: topic, depth: 2 };
}
