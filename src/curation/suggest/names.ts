import type { Timeline, Turn } from './timeline.ts';

/** The parts of a label that a mention may use: words of two Chinese characters or three letters at least, two where it begins. */
const partsOf = (label: string): string[] =>
  label.toLowerCase().match(/\p{Script=Han}{2,}|[a-z]{3,}|^[a-z]{2}(?![\p{L}\p{N}])/gu) ?? [];

/** Whether a mention uses a part of a label; two letters are only the whole of its first word. */
const usesPart = (mention: string, part: string): boolean =>
  part.length > 2 || !/^[a-z]/.test(part)
    ? mention.includes(part)
    : mention.startsWith(part) && !/^[\p{L}\p{N}]/u.test(mention.slice(part.length));

const rareParts = new WeakMap<Timeline, string[][]>();

/** For each voice, the parts of its labels that hardly anyone else's labels have: names, not firms or towns. */
function rarePartsOf(timeline: Timeline): string[][] {
  const known = rareParts.get(timeline);
  if (known) return known;
  const parts = timeline.labels.map((labels) => [...new Set(labels.flatMap(partsOf))]);
  const bearers = new Map<string, number>();
  for (const part of parts.flat()) bearers.set(part, (bearers.get(part) ?? 0) + 1);
  const rare = parts.map((own) => own.filter((part) => (bearers.get(part) ?? 0) <= 1));
  rareParts.set(timeline, rare);
  return rare;
}

/**
 * Whether a turn mentions a voice, by its label or by an alias that shares its name. Only mentions count: labels
 * also hold firms and trades, which any text may name.
 */
export function namesVoice(timeline: Timeline, turn: Turn, voice: number): boolean {
  const parts = rarePartsOf(timeline)[voice] ?? [];
  return turn.mentions.some((mention) => parts.some((part) => usesPart(mention.toLowerCase(), part)));
}
