import { summaryCues } from '../../language/zh/prose.ts';

/** A summary has at most this many sentences… */
const maxSentences = 3;
/** …and sentences of this length, in characters. */
const length = { least: 12, most: 80 };

/** Chooses the sentences of a talk that say best what it is about, in its own words and order. */
export function summaryOf(paragraphs: readonly string[], fallback: string): string {
  const sentences = paragraphs
    .flatMap((words) => words.split(/(?<=[。！？!?；;])|\n/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= length.least && sentence.length <= length.most);
  const chosen = sentences
    .map((sentence, place) => {
      const score = summaryCues.reduce(
        (sum, { pattern, weight }) => sum + (pattern.test(sentence) ? weight : 0),
        0,
      );
      return { sentence, place, score };
    })
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, maxSentences)
    .sort((a, b) => a.place - b.place)
    .map(({ sentence }) => sentence);
  const words = chosen.length > 0 ? chosen : sentences.slice(0, 1);
  return (
    words.map((sentence) => (/[。！？!?；;]$/u.test(sentence) ? sentence : `${sentence}。`)).join('') ||
    fallback
  );
}
