import { labelWords } from '../../message/label.ts';
import { readBody } from '../../message/inline.ts';

/**
 * What a label tells about somebody's trade or work, the first that fits. The group's curators named people
 * by it: 一位银行同学.
 */
const trades: readonly (readonly [name: string, signs: RegExp])[] = [
  ['银行', /银行|信用社|农信|信用卡|银监|(?:农|工|建|招|交|中|浦)行|民生|兴业|浦发|光大|中信|bank/i],
  ['保险', /保险|人寿|财险|寿险|太保|insur/i],
  ['证券', /证券|券商|基金|期货|交易所/],
  ['收单', /收单|\bpos\b/i],
  ['银联', /银联|网联|卡组织|unionpay/i],
  ['支付', /支付|\bpay\b|\w+pay\b|钱包|清算|结算/i],
  ['电商', /电商|商城|零售|团购|外卖/],
  ['互金', /金融|贷|理财|p2p|征信/i],
  ['出行', /旅游|旅行|航空|出行|酒店/],
  ['安全', /风控|安全|反欺诈/],
  ['财务', /财务|会计|审计/],
  ['产品', /产品|\bp[md]\b/i],
  ['技术', /技术|开发|研发|架构|工程师|测试|\b(?:cto|rd|java|php|dev)\b/i],
  ['运营', /运营|市场|商务|\bbd\b/i],
];

/** The commonest surnames; a word that begins with another sign is no name for certain. */
const surnames =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]/u;

/** Gives the words that stand for somebody: `一位银行同学`, or `一位同学` when the label does not tell more. */
export function anonymousName(label: string): string {
  const trade = trades.find(([, signs]) => signs.test(label))?.[0] ?? '';
  return `一位${trade}同学`;
}

/** How people are called in a draft. */
export interface Naming {
  /** What a speaker is called. */
  nameOf: (label: string) => string;
  /** The words of a body without the quote before it, emoticons and addresses to somebody. */
  wordsOf: (text: string) => string;
}

/**
 * Makes the naming of a draft.
 * @param labels everybody who speaks that day; @param lead stays named, being named by the session
 * @param named keeps people's labels and mentions as they stand
 */
export function namingOf(labels: readonly string[], lead: readonly string[], named: boolean): Naming {
  const names = new Map<string, string>();
  for (const label of named ? [] : labels) {
    if (lead.includes(label)) continue;
    if (label.length >= 3) names.set(label, anonymousName(label));
    const [name = ''] = labelWords(label);
    if (/^\p{Script=Han}{2,3}$/u.test(name) && surnames.test(name)) names.set(name, anonymousName(label));
  }
  const longestFirst = [...names].sort(([a], [b]) => b.length - a.length);
  const withoutNames = (words: string): string =>
    longestFirst.reduce((text, [name, other]) => text.replaceAll(name, other), words);
  return {
    nameOf: (label) => (named ? label : anonymousName(label)),
    wordsOf: (text) => {
      const words = readBody(text).inlines.map((inline) => {
        if (inline.type === 'text') return withoutNames(inline.value);
        if (inline.type === 'link') return inline.href;
        return inline.type === 'mention' && named ? `@${inline.label} ` : '';
      });
      return words
        .join('')
        .replace(/^[\s,，:：?？、]+(?=\S)/u, '')
        .trim();
    },
  };
}
