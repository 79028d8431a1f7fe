/**
 * The grammar of annotations: `<!-- name -->` or `<!-- name: arguments -->`, alone on a line. Arguments are words
 * separated by spaces or commas, some of them `key=word`; a word that holds anything but plain characters stands in
 * quotes as JSON writes it, with `>` escaped, so that nothing ends the comment early.
 */

const shape = /^<!-- ([a-z][a-z-]*)(?:: ([^\n]*))? -->$/;
const argument = /(?:([a-z]+)=)?("(?:[^"\\]|\\.)*"|[^\s",=]+)|(,)|\s+/uy;
const plainWord = /^[^\s",=<>\\-](?:-?[^\s",=<>\\-])*$/u;

/** One argument of an annotation; `quoted` tells a label in quotes from a number. */
export interface Argument {
  key: string | undefined;
  word: string;
  quoted: boolean;
}

/** An annotation taken apart. Groups of arguments are separated by commas; there is one group at least. */
export interface Annotation {
  name: string;
  groups: Argument[][];
}

/** Whether a line of a body would be read as an annotation, or as the guarded form of one. */
export const looksLikeAnnotation = (line: string): boolean => shape.test(line.replace(/^\\+/, ''));

/** Whether a line was meant as a tombstone, or is the guarded form of one that looks so: `<!--Removed: privacy-->`. */
export const looksLikeTombstone = (line: string): boolean => /^\\*<!--\s*removed(?!-?\w)/iu.test(line);

/** Returns an annotation, or nothing when the line is not one. */
export function readAnnotation(line: string): Annotation | undefined {
  const [, name, words = ''] = shape.exec(line) ?? [];
  if (name === undefined) return undefined;
  const groups: Argument[][] = [[]];
  for (let at = 0; at < words.length; at = argument.lastIndex) {
    argument.lastIndex = at;
    const match = argument.exec(words);
    if (!match) return undefined;
    const [, key, word, comma] = match;
    if (comma !== undefined) groups.push([]);
    if (word === undefined) continue;
    const quoted = word.startsWith('"');
    const plain = quoted ? unquoted(word) : word;
    if (plain === undefined) return undefined;
    groups.at(-1)?.push({ key, word: plain, quoted });
  }
  return { name, groups };
}

/** Returns an annotation's line. @param words arguments, each made by `word` or `pair` */
export const writeAnnotation = (name: string, words: readonly (string | undefined)[] = []): string => {
  const given = words.filter((one) => one !== undefined);
  return given.length === 0 ? `<!-- ${name} -->` : `<!-- ${name}: ${given.join(' ')} -->`;
};

/** Returns an argument as it is written. */
export const word = (value: string): string => (plainWord.test(value) ? value : quote(value));

/** Returns an argument in quotes, whatever it holds. */
export const quote = (value: string): string => JSON.stringify(value).replaceAll('>', '\\u003e');

/** Returns `key=word`, or nothing without a value. */
export const pair = (key: string, value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : `${key}=${word(String(value))}`;

function unquoted(word: string): string | undefined {
  try {
    return JSON.parse(word) as string;
  } catch {
    return undefined;
  }
}
