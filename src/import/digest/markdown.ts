import { readInlines } from '../../message/inline.ts';
import { plain, type Span } from './piece.ts';

/** A picture in a line of Markdown. */
export interface MarkdownPicture {
  alt: string;
  src: string;
}

const picture = /!\[(?<alt>[^\]\n]*)\]\((?<src>[^()\s]+)[^()\n]{0,80}\)/g;
const spanPattern =
  /\*\*(?<strong>[^*\n]{1,400})\*\*|`(?<code>[^`\n]{1,400})`|\[(?<words>[^\]\n]{1,400})\]\((?<href>[^()\s]{1,1000})\)/g;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Takes the pictures out of a line. */
export function takePictures(line: string): { words: string; pictures: MarkdownPicture[] } {
  const pictures: MarkdownPicture[] = [];
  const words = line.replace(picture, (_whole, alt: string, src: string) => {
    pictures.push({ alt: decodeEntities(alt).trim(), src });
    return '';
  });
  return { words, pictures };
}

/** Reads the words of a line: strong ones, code, links; all else is plain. */
export function readSpans(source: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const match of source.matchAll(spanPattern)) {
    spans.push(...plainSpans(source.slice(done, match.index)));
    const { strong, code, words, href } = match.groups ?? {};
    if (strong !== undefined) spans.push({ type: 'strong', value: unescape(strong).trim() });
    else if (code !== undefined) spans.push({ type: 'code', value: decodeEntities(code) });
    else if (href !== undefined) spans.push({ type: 'link', value: unescape(words ?? ''), href });
    done = match.index + match[0].length;
  }
  spans.push(...plainSpans(source.slice(done)));
  return spans.filter((span) => span.value !== '');
}

/** The words alone, for comparing. */
export const wordsOf = (spans: readonly Span[]): string => spans.map((span) => span.value).join('');

function plainSpans(source: string): Span[] {
  const text = unescape(source).replace(
    /<\/?(?:br|p|div|span|center|font|u|b|i)(?:\s[^<>]{0,200})?\/?>/gi,
    ' ',
  );
  return readInlines(text).flatMap((inline): Span[] => {
    if (inline.type === 'link') return [{ type: 'link', value: inline.href, href: inline.href }];
    if (inline.type === 'text') return plain(inline.value);
    if (inline.type === 'mention') return plain(inline.raw);
    return inline.type === 'emoticon' ? plain(inline.emoji) : [];
  });
}

const unescape = (source: string): string => decodeEntities(source).replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Decodes entities until none is left: some went through an editor that escaped them again. */
export function decodeEntities(source: string): string {
  let text = source;
  for (let round = 0; round < 4; round++) {
    const next = text.replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
      (whole, ...found) => {
        const [decimal, hex, name] = found as (string | undefined)[];
        if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
    if (next === text) break;
    text = next;
  }
  return text;
}
