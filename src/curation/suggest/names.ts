/** The parts of a label that a mention may use: words of two Chinese characters or three letters at least, two where it begins. */
const partsOf = (label: string): string[] =>
  label.toLowerCase().match(/\p{Script=Han}{2,}|[a-z]{3,}|^[a-z]{2}(?![\p{L}\p{N}])/gu) ?? [];

/** Whether a mention uses a part of a label; two letters are only the whole of its first word. */
const usesPart = (mention: string, part: string): boolean =>
  part.length > 2 || !/^[a-z]/.test(part)
    ? mention.includes(part)
    : mention.startsWith(part) && !/^[\p{L}\p{N}]/u.test(mention.slice(part.length));

/** Returns, for each participant, the parts of its labels that hardly anyone else's labels have: names, not firms or towns. */
export function rareParts(labels: readonly (readonly string[])[]): string[][] {
  const parts = labels.map((own) => [...new Set(own.flatMap(partsOf))]);
  const bearers = new Map<string, number>();
  for (const part of parts.flat()) bearers.set(part, (bearers.get(part) ?? 0) + 1);
  return parts.map((own) => own.filter((part) => (bearers.get(part) ?? 0) <= 1));
}

/**
 * Returns whether mentions name a participant, by its label or by an alias that shares a rare part of it. Only
 * mentions count: labels also hold firms and trades, which any text may name.
 */
export const isNamed = (mentions: readonly string[], parts: readonly string[]): boolean =>
  mentions.some((mention) => parts.some((part) => usesPart(mention.toLowerCase(), part)));
