import { labelKey } from '../archive/people.ts';

/** Words that many labels bear and that name nobody: roles, trades, cities, greetings. */
const commonParts = new Set(
  (
    '产品 产品经理 支付产品 支付产品经理 支付 支付开发 开发 研发 技术 技术经理 技术总监 研发经理 架构 架构师 运营 风控 测试 运维 商务 市场 互金 金融 财务 清算 ' +
    '总监 经理 群主 管理 群管理 合伙人 创业 待业 北京 上海 深圳 广州 杭州 成都 南京 武汉 重庆 天津 福州 厦门 青岛 济南 大连 西安 长沙 郑州 ' +
    'pm pl cto ceo vp it tl po sh bj sz hz gz java dev pd rd qa'
  ).split(' '),
);

const separators = /[\s\p{Pd}_~/|·.,，、。()（）【】[\]<>《》+&一?]+/u;

/** What a label says about its bearer's name. */
export interface LabelName {
  /** See `labelKey`. */
  key: string;
  /** The parts between dashes, spaces and brackets, without the words that name nobody. */
  parts: readonly string[];
  /** The first part, where people put their name; nothing if it is too short to be one. */
  first: string | undefined;
}

/** Takes a label apart. */
export function readName(label: string): LabelName {
  const sections = label.normalize('NFKC').split(separators);
  const parts = sections
    .flatMap((part) => [part, ...scripts(part)])
    .map(labelKey)
    .filter((part) => part.length >= minNameLength(part) && !commonParts.has(part) && !/^\d+$/.test(part));
  const first = sections.map(labelKey).find((part) => part !== '');
  return {
    key: labelKey(label),
    parts,
    first: first !== undefined && parts[0] === first ? first : undefined,
  };
}

/** Names of labels, each worked out once. */
export class LabelNames {
  readonly #names = new Map<string, LabelName>();

  of(label: string): LabelName {
    const cached = this.#names.get(label);
    if (cached) return cached;
    const name = readName(label);
    this.#names.set(label, name);
    return name;
  }
}

/** Whether a part is a company's name, by its ending: 易宝支付. */
export const isCompany = (part: string): boolean =>
  /(?:支付|银行|金融|科技|网络|集团|公司|证券|保险|电商|商户|商务|信用卡|信托|金服|在线|平台|数据|软件|联通|移动|电信|银联|网联|农行|工行|建行|中行|招行|交行|平安)$/.test(
    part,
  );

/** Whether a mention means no one person: everybody, or a company. */
export function namesNobody(label: string): boolean {
  const { parts } = readName(label);
  return label === '所有人' || label === 'all' || (parts.length > 0 && parts.every(isCompany));
}

/** The Chinese and the Latin stretches of a part that has both: 周萍, Juntin. */
function scripts(part: string): string[] {
  const found = part.match(/\p{Script=Han}+|[A-Za-z]+/gu) ?? [];
  return found.length > 1 ? found : [];
}

/** One Chinese character, or two letters, are too short to name somebody. */
export const minNameLength = (part: string): number => (/^[\x20-\x7e]*$/.test(part) ? 3 : 2);

/** Whether one label begins with the other, or both have the same first part: 王松, 王松-易宝-产品. */
export function namesAgree(a: LabelName, b: LabelName): boolean {
  const [short, long] = a.key.length <= b.key.length ? [a.key, b.key] : [b.key, a.key];
  if (short.length >= minNameLength(short) && long.startsWith(short)) return true;
  return a.first !== undefined && a.first === b.first;
}
