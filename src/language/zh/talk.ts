import type { Cue } from '../cue.ts';

// What people say around a talk, in words that any group uses; chosen while looking at 104 days of three rooms.

/** What someone who hosts a talk says before it. */
export const hostCues: readonly Cue[] = [
  { name: 'invitation', pattern: /[有邀]请|请到|请来|下面请|交给|主讲|主持|嘉宾|讲师|讲者|老师/u },
  { name: 'topic', pattern: /主题|题目|话题|议题|内容是|关于/u },
  { name: 'hour', pattern: /\d{1,2}\s?[:：点]|[一二三四五六七八九十]点|准时|今晚|晚上|稍后|马上|开始/u },
  { name: 'sign-in', pattern: /签[个一]?到|报[个一]?到|打卡|点名|冒个泡|扣\s?1/u },
  { name: 'welcome', pattern: /欢迎|鼓掌|掌声/u },
  { name: 'talk', pattern: /分享|讲座|直播|开讲|专题|夜话|沙龙|微课|公开课|宣讲|交流会/u },
];

/** What a lead says when a talk begins. */
export const openingCues: readonly Cue[] = [
  {
    name: 'greeting',
    pattern: /(?:大家|各位|诸位|同学们|朋友们|伙伴们?)[^，。,!！]{0,6}(?:好|晚安)|^(?:嗨|哈喽)/u,
  },
  { name: 'introduction', pattern: /我(?:是|叫)\S|自我介绍|目前(?:在|就职)|就职于|任职|来自/u },
  {
    name: 'theme',
    pattern: /(?:今[天晚]|这次|本次|下面|接下来)[^。]{0,24}(?:分享|讲|聊|介绍|说|谈|题|内容)/u,
  },
  { name: 'beginning', pattern: /开始|开讲|正式/u },
];

/** What a lead says when a talk is over. */
export const closingCues: readonly Cue[] = [
  {
    name: 'summing up',
    pattern:
      /(?:以上|上面)[^。]{0,16}(?:分享|内容|全部|介绍|总结|今天|一些)|(?:分享|内容|介绍|讲|说|聊)[^。]{0,8}(?:完|到此|到这|结束|就这|这些了|这么多|先这样)|(?:就|先|暂时)(?:讲|说|聊|分享|介绍|是|到)*(?:到?这里|这么多|这些|这样|为止)|完毕/u,
  },
  {
    name: 'inviting questions',
    pattern:
      /提问|(?:有|什么|啥|任何|随时)[^。]{0,10}(?:问题|疑问)|探讨|讨论|交流|拍砖|指[正教点导]|补充|抛砖引玉/u,
  },
  {
    name: 'thanks',
    pattern:
      /(?:谢谢|感谢|多谢)[^。]{0,6}(?:大家|各位|聆听|支持|耐心|收听)|(?:大家|各位)[^。]{0,4}(?:谢谢|感谢|辛苦)/u,
  },
];

/** What says that the speaker is only getting ready. */
export const waitingCue = /稍等|等[下一会]|马上|在吗|都在|可以开始|开始[了]?[吗？?]|准备好|收到|好的$/u;

/** What announces a talk whose speaker is mentioned. */
export const talkAnnouncement =
  /有请|请到|邀请|欢迎.{0,20}分享|带来.{0,20}分享|今[天晚].{0,30}分享|分享嘉宾|主讲|下面.{0,10}开始/u;

/** Words with which a lead announces the next thought. */
export const nextThought =
  /^(?:第[一二三四五六七八九十\d]+|[一二三四五六七八九十]+[、.．]|[(（]?\d{1,2}[)）、.．](?!\d)|首先|其次|再次|最后|接下来|下面|那么|先说|再说|总结|小结)/u;

/** The title of a talk of which no more than the lead is known. */
export const talkBy = (lead: string): string => `${lead} 的分享`;
