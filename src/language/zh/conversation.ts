// Chinese words that tell what a message does in a conversation. Common usage, checked against the chats of three rooms.

/** A message that greets. */
export const greeting =
  /^(?:大家|各位|群里|诸位)?(?:早上?|上午|中午|下午|晚上)?(?:好|早|安)(?:啊|呀|哇)?[\s!！~～.。]*$|^(?:大家|各位)(?:早上?|上午|中午|下午|晚上)?好|^(?:早|新年|新人|晚安|欢迎)/u;

/** A message that thanks. */
export const thanks = /谢|感激|辛苦|多谢|3q|受教/iu;

/** A message that begins by agreeing, refusing or answering yes or no. */
export const assent =
  /^(?:\[[^\]]{1,6}\])*(?:是的?|对|嗯+|恩+|好的?|可以|行|没错|确实|同意|哦+|噢|额|呃|啊|哈+|嘿|不是|不对|没有?|不行|不能|不会|有的?|会的?|能|赞同|\+1|ok)(?![\p{L}])/iu;

/** A message that begins by taking up what was said. */
export const continuation =
  /^(?:而且|并且|但|不过|可是|然后|因为|所以|就是|还有|另外|其实|那|这|比如|例如|主要|只是|除非|或者|如果|也|都|反正|结果|他|她|它|包括|至于)/u;

/** A message that opens a matter: it asks everybody, or announces. */
export const opening =
  /请问|请教|有没有|有谁|谁有|谁知道|大家|各位|大神|大佬|问一?下|咨询|求助|哪位|想问|分享一|转发|群里|招聘|推荐一?个|今天|刚刚?看|听说/u;

/** Words that point at what was just shown. */
export const pointing = /(?:这|那)(?:个|是|张|篇|图|种|本)|↑/u;

/** Words that speak to somebody. */
export const secondPerson = /你|您/u;

/** A message that begins with its speaker. */
export const firstPerson = /^(?:我|俺|咱)/u;

/** A surname with what people are called in its place: 王总, 李老师. */
export const titledSurname = /(\p{Script=Han})(?:总|哥|姐|老师|大神|大佬|工|叔|爷|老板)/gu;
