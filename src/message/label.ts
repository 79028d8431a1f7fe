import { sharedWord } from '../language/zh/label.ts';

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
export function labelSimilarity(mention: string, label: string): number {
  if (mention === label) return 1;
  const [name = '', ...rest] = labelWords(mention);
  const [otherName = '', ...otherRest] = labelWords(label);
  if (name === '' || otherName === '') return 0;
  const company = rest.some(
    (word) => !sharedWord.test(word) && otherRest.some((other) => sharesWord(word, other)),
  );
  if (name === otherName) return name.length >= 2 || company ? 0.9 : 0.5;
  if (sharesWord(name, otherName)) return company ? 0.9 : 0.7;
  return company || rest.some((word) => !sharedWord.test(word) && sharesWord(word, otherName)) ? 0.6 : 0;
}

/** Whether one word stands in the other: 易物 in 易物网, coral in happycoral. */
function sharesWord(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const enough = /^[a-z0-9]+$/.test(short) ? 4 : 2;
  return short.length >= enough && !sharedWord.test(short) && long.includes(short);
}
