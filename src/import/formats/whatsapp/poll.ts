import * as content from '../../../message/content.ts';
import type { Content } from '../../../message/schema.ts';
import { unmarked, withDigits } from './marks.ts';
import { wordsOf } from './people.ts';
import { optionWords, phraseKey, pollWords } from './phrases.ts';

/**
 * `POLL:`, the question, and `OPTION: words (2 votes)` for each option; in a language that is not known by options that
 * all begin with one word and end with a number of votes.
 */
export function readPoll(text: string): Content | undefined {
  if (!text.includes('\n')) return undefined;
  const lines = text.split('\n').map((line) => unmarked(line).trim());
  const head = /^([^:：\n]{2,30})\s?[:：]\s*(.*)$/u.exec(lines[0] ?? '');
  if (!head || lines.length < 2) return undefined;
  const [, word = '', besides = ''] = head;
  const starts = lines.map((line) => /^([^:：]{2,25})\s?[:：]\s*(.*)$/u.exec(line));
  const known = pollWords.has(phraseKey(word));
  const firstKnown = starts.findIndex(
    (start, index) => index > 0 && start !== null && optionWords.has(phraseKey(start[1] as string)),
  );
  const first = firstKnown > 0 ? firstKnown : known || besides === '' ? unknownOptions(lines, starts) : -1;
  if (first < 1 || (!known && firstKnown < 0 && besides !== '')) return undefined;
  if (!known && !(text.includes('\u200e') || votesOf(lines[first] as string))) return undefined;
  const options = lines.slice(first).flatMap((line, index) => {
    const start = starts[first + index];
    if (line === '') return [];
    return [start ? (start[2] as string) : line];
  });
  return content.poll(
    wordsOf([besides, ...lines.slice(1, first)].filter((line) => line !== '').join('\n')),
    options.map((option) => {
      const votes = votesOf(option);
      return votes ? { text: wordsOf(votes.text), votes: votes.count } : { text: wordsOf(option) };
    }),
  );
}

/** Where the lines begin that all start with one word and end with a number of votes. */
function unknownOptions(lines: readonly string[], starts: readonly (RegExpExecArray | null)[]): number {
  const filled = lines.findLastIndex((line) => line !== '');
  const word = starts[filled]?.[1];
  let first = filled;
  while (
    word !== undefined &&
    first > 1 &&
    starts[first - 1]?.[1] === word &&
    votesOf(lines[first - 1] as string)
  )
    first--;
  return word !== undefined && filled - first >= 1 && votesOf(lines[filled] as string) ? first : -1;
}

/** `Library (3 votes)`, with whatever digits and word for votes. */
function votesOf(option: string): { text: string; count: number } | undefined {
  const match = /^(.*\S)\s*[(（]([^()（）]{1,30})[)）]$/u.exec(withDigits(option));
  const count = /^\D{0,20}?(\d{1,6})\D{0,20}$/u.exec(match?.[2] ?? '')?.[1];
  if (!match || count === undefined || !/\p{L}/u.test(match[2] as string)) return undefined;
  return { text: option.slice(0, (match[1] as string).length), count: Number(count) };
}
