/**
 * Folding: the one normal form in which texts and queries are compared. Two texts that a reader would call
 * the same letters (full and half width, upper and lower case, any white space) fold to the same string.
 */

/** White space as JavaScript's `\s` has it; a run of it counts as one space. */
const space = /\s+/gu;

/** What folds by itself: ASCII and the common CJK blocks, for which NFKC and context change nothing. */
const plain =
  /^[\n\x20-\x7e\u3001-\u3029\u3031-\u3035\u3041-\u3094\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\u2014\u2018-\u201d]*$/u;

/**
 * A character with what may melt into it under NFKC: combining marks, half-width sound marks, Hangul vowels
 * and finals. Cutting between such clusters does not change the result, save in rare scripts.
 */
const cluster = /[^][\p{M}\uff9e\uff9f\u1160-\u11ff\uffa0-\uffdc]*/gu;

/** Gives a text in folded form: NFKC, full case folding, one space for each run of white space. */
export function fold(text: string): string {
  return foldCase(text.normalize('NFKC')).replace(space, ' ');
}

/** A folded text with the way back. */
export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text`, where in the original it comes from, and where that part ends. */
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Folds like `fold`, and keeps for each unit of the result where in the original it comes from. */
export function foldWithOrigin(original: string): Folded {
  const text = fold(original);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let at = 0;
  let inSpace = false;
  for (const match of original.matchAll(cluster)) {
    const end = match.index + match[0].length;
    for (const unit of foldCase(match[0].normalize('NFKC')).split('')) {
      const blank = isSpace(unit);
      if (blank && inSpace) {
        ends[at - 1] = end;
        continue;
      }
      inSpace = blank;
      if (at < text.length && (blank ? ' ' : unit) === text[at]) {
        starts[at] = match.index;
        ends[at] = end;
        at++;
      } else return { text, starts: starts.fill(0), ends: ends.fill(original.length) };
    }
  }
  return { text, starts, ends };
}

const isSpace = (unit: string): boolean => unit.trim() === '';

function foldCase(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/**
 * Case folding of one character: down, up, and down again, which unites ẞ, ß and SS, ς and σ. The dotless ı has
 * no fold.
 * @see https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt
 */
function foldCharacter(character: string): string {
  return character === 'ı' ? character : character.toLowerCase().toUpperCase().toLowerCase();
}
