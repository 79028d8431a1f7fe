/** A line that numbers itself: 第一部分, 一、, 1., （2）, 1.1. */
export const numbered =
  /^(?:(?<part>第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|块|方面|大?点|类|阶段|步)?)|(?<chinese>[一二三四五六七八九十]{1,2}(?=[、.．：:\s]))|(?<bracket>[(（【][一二三四五六七八九十\d]{1,2}[)）】])|(?<point>\d{1,2}(?:\.\d{1,2}){1,2}(?!\d))|(?<number>\d{1,2}(?=[、.．：:)）\s])))[、.．：:)）\s]*/u;

/** Words with which a lead announces what comes; `topic` is what. */
export const topicAnnouncement =
  /^(?:首先|其次|再次|然后|接下来|接着|下面|那么|最后|另外|第[一二三四五六七八九十]|先|再|今天|现在)[，,]?[^。！？!?，,]{0,14}?(?:介绍|说说|讲讲|聊聊|谈谈|看看|说|讲|聊|谈|看|分析|分享|解释)(?:一下|一讲|一说|一聊|一看|下)(?:的?是|就是)?(?<topic>[^。！？!?；;，,：:\n]{2,22})/u;

/** What is no part of a topic, though it stands before it. */
export const beforeTopic = /^(?:关于|我们的?|你们|大家)/u;

/** A topic that ends or begins so is a piece of a sentence. */
export const noTopic = /[吧了吗呢啊的]$|^(?:我|你|他|这|那|给|吧|了|就|下)/u;

/** The heading of the questions in a digest. */
export const questionsHeading = '问答';
