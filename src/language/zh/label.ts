// Words of speaker labels, as Chinese professional groups write them: name, company, trade, city.

/** Words that many people share: they tell nobody apart when a mention is compared with a label. */
export const sharedWord =
  /^(?:产品|产品经理|技术|开发|研发|架构|架构师|运营|支付|金融|测试|风控|财务|市场|商务|总监|经理|高级|资深|前|北京|上海|深圳|广州|杭州|成都|南京|武汉|重庆|pm|pd|cto|ceo|cxo|rd|qa|bd|java|bj|sh|sz|gz|hz)$/;

/** Parts of labels that name nobody: roles, trades, cities, greetings. */
export const commonParts: ReadonlySet<string> = new Set(
  (
    '产品 产品经理 支付产品 支付产品经理 支付 支付开发 开发 研发 技术 技术经理 技术总监 研发经理 架构 架构师 运营 风控 测试 运维 商务 市场 互金 金融 财务 清算 ' +
    '总监 经理 群主 管理 群管理 合伙人 创业 待业 北京 上海 深圳 广州 杭州 成都 南京 武汉 重庆 天津 福州 厦门 青岛 济南 大连 西安 长沙 郑州 ' +
    'pm pl cto ceo vp it tl po sh bj sz hz gz java dev pd rd qa'
  ).split(' '),
);

/** With these many labels begin: two that do are not alike. */
export const commonBeginning =
  /^(?:产品|支付|技术|研发|开发|架构|运营|上海|北京|深圳|杭州|广州|成都|中国|银行)/;

/** The ending of a company's name: 易宝支付. */
export const companyEnding =
  /(?:支付|银行|金融|科技|网络|集团|公司|证券|保险|电商|商户|商务|信用卡|信托|金服|在线|平台|数据|软件|联通|移动|电信|银联|网联|农行|工行|建行|中行|招行|交行|平安)$/;

/** How WeChat mentions everybody at once. */
export const everybody = '所有人';

/**
 * What a label tells about somebody's trade or work, the first that fits. The group's curators named people
 * by it: 一位银行同学.
 */
export const trades: readonly (readonly [name: string, words: RegExp])[] = [
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

/** The words that stand for somebody of a trade, or of none that is known. */
export const somebodyOf = (trade: string): string => `一位${trade}同学`;

/** The commonest surnames; a word that begins with another character is no name for certain. */
export const surname =
  /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]/u;
