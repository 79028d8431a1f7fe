// Chinese messages that a digest leaves out, as 33 digests that curators wrote leave them out.

/** Thanks at the beginning of a short message. */
export const thanks = /^(?:非常)?(?:谢谢|感谢|多谢|辛苦|好的[,，]?谢谢)/;

/** A greeting. */
export const greeting = /^(?:各位|大家|hi|hello|嗨)?.{0,4}(?:大家好|晚上好|下午好|上午好|中午好|早上好)/i;

/** Nothing but words that say “I hear you”. */
export const backchannel =
  /^(?:(?:嗯|恩|哦|噢|喔|啊|额|呃|哈|嘿|呵|ok|okay|收到|明白了?|了解了?|好的?|知道了|学习了|原来如此|牛逼?|漂亮|精彩|不错|赞同|同意|同问|\+1|6)[\s。.，,!！~～…]*){1,12}$/iu;

/** Praise of a talk or its lead. */
export const applause =
  /学到|学习了|涨知识|太(?:棒|牛|赞|强)了|佩服|膜拜|受益|期待下次|(?:感谢|谢谢).{0,6}(?:分享|大神|老师|整理)/u;

/** Excuses, good-byes, laughter. */
export const smallTalk = /发错|抱歉|不好意思|见谅|稍等|晚安|拜拜|加(?:个|下)?(?:微信|好友)|私聊|回聊|哈哈/u;

/** What a host says to keep order. */
export const hosting =
  /(?:提问时间|开始提问|提问环节|(?:可以|欢迎|开始)(?:大家)?提问|请(?:大家)?(?:签到|安静|不要(?:插话|打断|说话))|签到(?:开始|结束)|掌声|有请|分享(?:到此|完毕|结束)|今天的分享(?:就)?到)/;
