/** Words of labels that many people share: they tell nobody apart. */
const common =
  /^(?:产品|产品经理|技术|开发|研发|架构|架构师|运营|支付|金融|测试|风控|财务|市场|商务|总监|经理|高级|资深|前|北京|上海|深圳|广州|杭州|成都|南京|武汉|重庆|pm|pd|cto|ceo|cxo|rd|qa|bd|java|bj|sh|sz|gz|hz)$/;

/** Takes a label apart at the signs that people put between name, company, work and place. */
export function labelWords(label: string): string[] {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * How likely it is that a mention means the person behind a label, 0 to 1. Mentions bear the name that
 * somebody has in the room, the label often another: a shared name or company is what remains.
 */
export function labelLikeness(mention: string, label: string): number {
  if (mention === label) return 1;
  const [name = '', ...rest] = labelWords(mention);
  const [otherName = '', ...otherRest] = labelWords(label);
  if (name === '' || otherName === '') return 0;
  const company = rest.some((word) => !common.test(word) && otherRest.some((other) => isKin(word, other)));
  if (name === otherName) return name.length >= 2 || company ? 0.9 : 0.5;
  if (isKin(name, otherName)) return company ? 0.9 : 0.7;
  return company || rest.some((word) => !common.test(word) && isKin(word, otherName)) ? 0.6 : 0;
}

/** Whether one word stands in the other: 易物 in 易物网, coral in happycoral. */
function isKin(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const enough = /^[a-z0-9]+$/.test(short) ? 4 : 2;
  return short.length >= enough && !common.test(short) && long.includes(short);
}
