import { foldWithOrigin } from '../format/fold.ts';

/** A stretch of a text: UTF-16 units, `end` not included. */
export interface Range {
  start: number;
  end: number;
}

/** Gives where the terms occur in a text as it was written, in order, without overlaps. */
export function markRanges(original: string, terms: readonly string[]): Range[] {
  const { text, starts, ends } = foldWithOrigin(original);
  const found: Range[] = [];
  for (const term of terms) {
    if (term === '') continue;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      found.push({ start: starts[at] as number, end: ends[at + term.length - 1] as number });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Range[] = [];
  for (const range of found) {
    const previous = apart.at(-1);
    if (previous && range.start <= previous.end) previous.end = Math.max(previous.end, range.end);
    else apart.push(range);
  }
  return apart;
}

/** A piece of an excerpt. */
export interface TextSpan {
  text: string;
  marked: boolean;
}

/** How many units before the first mark an excerpt of a long text shows at most; a phone's line and a half. */
const leadLength = 40;
/** How long an excerpt is at most; about four lines of a phone. */
const excerptLength = 160;
/** Where an excerpt likes to begin: after the end of a sentence, a clause or a line. */
const clauseEnds = /[\n。！？!?；;，,、\s]/gu;

/**
 * Gives what to show of a text: whole when it is short, else the stretch around the first mark, from the
 * beginning of a clause when there is one near, with `…` where something is left out.
 */
export function excerptOf(original: string, terms: readonly string[], length = excerptLength): TextSpan[] {
  const ranges = markRanges(original, terms);
  const { start, end } = windowOf(original, ranges[0]?.start ?? 0, length);
  const pieces: TextSpan[] = [];
  const add = (from: number, to: number, marked: boolean): void => {
    if (to > from) pieces.push({ text: original.slice(from, to), marked });
  };
  if (start > 0) pieces.push({ text: '…', marked: false });
  let at = start;
  for (const range of ranges) {
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, end, false);
  if (end < original.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

function windowOf(original: string, firstMark: number, length: number): Range {
  if (original.length <= length) return { start: 0, end: original.length };
  let start = Math.max(0, firstMark - leadLength);
  if (start > 0) {
    const clause = original.slice(start, firstMark).matchAll(clauseEnds).next().value;
    if (clause) start += clause.index + clause[0].length;
  }
  return { start: wholeCharacter(original, start), end: wholeCharacter(original, start + length) };
}

/** Moves a cut that would split a surrogate pair in front of it. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : Math.min(at, text.length);
}
