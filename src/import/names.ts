import * as en from '../language/en.ts';
import * as zh from '../language/zh/label.ts';
import { labelKey } from '../archive/people.ts';

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
    .filter((part) => part.length >= minNameLength(part) && !zh.commonParts.has(part) && !/^\d+$/.test(part));
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
export const isCompany = (part: string): boolean => zh.companyEnding.test(part);

/** Whether a mention means no one person: everybody, or a company. */
export function namesNobody(label: string): boolean {
  const { parts } = readName(label);
  return label === zh.everybody || label === en.everybody || (parts.length > 0 && parts.every(isCompany));
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
