import { unprintable } from './html/escape.ts';

/** Signs that open a construct of Markdown, of its GitHub dialect, or of MDX wherever they stand. */
const specialCharacters = /[\\`*_{}[\]<>&~|$]/g;
/** What makes a heading, a list, a rule, a directive or an underlined heading at the beginning of a line. */
const opening = /^(?:[-+=#:]|\d{1,9}(?=[.)]))/;
/** A line that begins so would be read as code by MDX. */
const moduleWord = /^(?:import|export)(?![\p{L}\p{N}])/u;
/** What the GitHub dialect turns into links; a backslash does not keep it from doing so, an empty expression does. */
const autolinks = /(?<=https?)(?=:\/\/)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-])/gi;

/**
 * Makes any text the Markdown of one paragraph of an MDX file, so that it reads as it stood: the one place
 * where chat text becomes part of a digest's source. Lines are kept by hard breaks; empty lines, white space
 * at the ends of lines and byte order marks are not. Characters that HTML does not allow become U+FFFD.
 */
export function escapeMdx(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\ufeff/g, '')
    .replace(unprintable, '\ufffd')
    .split('\n')
    .map((line) => line.replace(/^[ \t]+/, '').replace(/(?<![ \t])[ \t]+$/, ''))
    .filter((line) => line !== '')
    .map(escapeLine)
    .join('\\\n');
}

function escapeLine(line: string): string {
  // Positions first: what is put between two signs must not hide them from each other.
  const pieces = line.split(autolinks).map((piece) => piece.replace(specialCharacters, '\\$&'));
  const escaped = pieces.join("{''}");
  if (moduleWord.test(line)) return `&#${line.charCodeAt(0)};${escaped.slice(1)}`;
  const mark = opening.exec(escaped)?.[0];
  if (mark === undefined) return escaped;
  return /\d/.test(mark) ? `${mark}\\${escaped.slice(mark.length)}` : `\\${escaped}`;
}

/** Makes any text the value of a quoted attribute of a component. */
export function escapeMdxAttribute(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(unprintable, '\ufffd')
    .replace(/[&"<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A link of Markdown; of another address than `http:` or `https:` only its words remain. */
export function mdxLink(words: string, href: string): string {
  const shown = escapeMdx(words);
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return shown;
  const address = href.replace(/[\s<>{}\\^`|*_~[\]]/g, encodeURIComponent).replaceAll('&', '&amp;');
  // The words of a link are not looked through for addresses, so that nothing has to keep them apart.
  return `[${shown.replaceAll("{''}", '')}](<${address}>)`;
}
