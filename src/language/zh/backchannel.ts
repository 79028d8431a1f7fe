// Chinese words of messages that add nothing but a nod. Collected from sign-ins and applause of three rooms, 312 days.

/** Thanks and praise, with what stands around them. */
export const praise =
  /非常感谢|感谢|[谢謝]{2,}|多谢|分享|精彩|辛苦|学习|受教|厉害|干货|满满|收藏|鼓掌|给力|老师|大神|主持人?|大家|[赞牛棒的了很太好多]/giu;

/** Words that say that one is there. */
export const presence = /签到|报到|来了|[到来在]/giu;

/** A message that begins so signs in, with a word about it. */
export const signIn = /^(?:签到|报到)/;

/** Words with which a host opens or closes the sign-in, rather than sign in. */
export const signInHosting = /开始|时间|停止|截止|结束|请|大家|各位/;
