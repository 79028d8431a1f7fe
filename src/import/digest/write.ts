import { stringify } from 'yaml';
import { escapeMdx, escapeMdxAttribute, mdxLink } from '../../render/mdx.ts';
import type { DigestNode, CitedText, Span, ExchangeEntry } from './piece.ts';

/** Gives the text of a digest's file. @param frontMatter keys without a value are left out */
export function writeDigest(
  frontMatter: Readonly<Record<string, unknown>>,
  pieces: readonly DigestNode[],
): string {
  const stated = Object.fromEntries(Object.entries(frontMatter).filter(([, value]) => value !== undefined));
  const yaml = stringify(stated, { lineWidth: 0 });
  return `---\n${yaml}---\n\n${pieces
    .map(writeNode)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function writeNode(piece: DigestNode): string {
  switch (piece.type) {
    case 'heading':
      return `${'#'.repeat(piece.depth)} ${oneLine(escapeMdx(piece.words))}`;
    case 'paragraph':
      return writeCitedText(piece);
    case 'list':
      return piece.items
        .map((item, index) => {
          const mark = piece.ordered ? `${piece.first + index}. ` : '- ';
          return mark + writeCitedText(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
        })
        .join('\n');
    case 'remark':
      return piece.paragraphs
        .map((said) => `> ${writeCitedText(said).replaceAll('\n', '\n> ')}`)
        .join('\n>\n');
    case 'table':
      return writeTable(piece.rows);
    case 'code':
      return writeCode(piece.text);
    case 'figure':
      return `<Figure of="${escapeMdxAttribute(piece.of)}"${attribute('caption', piece.caption)} />`;
    case 'picture':
      return `<Figure src="${escapeMdxAttribute(piece.src)}"${attribute('caption', piece.caption)} />`;
    case 'exchange':
      return `<QA${piece.open ? ' open' : ''}>\n\n${piece.turns.map(writeEntry).join('\n\n')}\n\n</QA>`;
  }
}

function writeEntry({ label, by, ...said }: ExchangeEntry): string {
  const name = by === undefined ? '' : `*${oneLine(escapeMdx(by))}*：`;
  return `**${escapeMdx(label)}** ${name}${writeCitedText(said)}`;
}

const writeCitedText = ({ words, cites }: CitedText): string =>
  `${writeSpans(words)}${cites.length > 0 ? ` <Cite of="${escapeMdxAttribute(cites.join(' '))}" />` : ''}`;

const writeSpans = (spans: readonly Span[]): string =>
  spans
    .map((span, index) => writeSpan(span, isApart(spans[index - 1], -1) && isApart(spans[index + 1], 0)))
    .join('');

/** Whether a neighbour lets the asterisks of strong words work: Chinese punctuation beside them would not. */
const isApart = (neighbour: Span | undefined, sign: number): boolean =>
  neighbour === undefined || neighbour.value.at(sign) === ' ';

function writeSpan(span: Span, apart: boolean): string {
  switch (span.type) {
    case 'text':
      return escapeAround(span.value);
    case 'strong':
      return apart ? `**${escapeMdx(span.value)}**` : `<strong>${escapeMdx(span.value)}</strong>`;
    case 'code':
      return `<code>${escapeMdx(span.value)}</code>`;
    case 'link':
      return mdxLink(span.value, span.href);
  }
}

/** Keeps the white space that parts a span from its neighbours. */
function escapeAround(value: string): string {
  if (value === '\n') return '\\\n';
  const before = /^[ \t]/.test(value) ? ' ' : '';
  const after = /[ \t]$/.test(value) && value.trim() !== '' ? ' ' : '';
  return `${before}${escapeMdx(value)}${after}`;
}

/** A table needs its cells on one line; a sign that ends a cell is escaped by `escapeMdx`. */
function writeTable(rows: readonly Span[][][]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly Span[][]): string =>
    `| ${Array.from({ length: columns }, (_, column) => oneLine(writeSpans(row[column] ?? []))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(columns)}`, ...body.map(line)].join('\n');
}

/** A fence longer than any run of the sign within. */
function writeCode(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.toWellFormed().replace(/\r/g, '')}\n${fence}`;
}

const attribute = (name: string, value: string): string =>
  value === '' ? '' : ` ${name}="${escapeMdxAttribute(value)}"`;

/** Takes the hard breaks out of escaped text. */
const oneLine = (escaped: string): string => escaped.replaceAll('\\\n', ' ').replaceAll('\n', ' ');
