import { parseDocument } from 'yaml';
import { isPlaceholder, turnLabelOf } from './label.ts';
import { decodeEntities, readSpans, takePictures, wordsOf } from './markdown.ts';
import type { DigestNode, CitedText, Span, ExchangeEntry } from './piece.ts';

/** A digest as the old Jekyll site kept it. */
export interface OldDigest {
  title: string;
  /** The day that its title, its front matter or its file's name tells. */
  date: string | undefined;
  hidden: boolean;
  curators: string[];
  nodes: DigestNode[];
}

const heading = /^\s{0,3}(#{1,6})\s*(.+?)\s*#*$/;
const rule = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const item = /^(\s*)(?:[-*+]\s+|[-•·]\s*(?=\p{L})|(\d{1,2})[.、)）](?!\d)\s*)(\S.*)$/u;
const tableRow = /^\s*\|.*\|\s*$/;
/** Names of the whole group rather than of a person. */
const groupName = /group|群$/i;

/** Reads an old digest; `file` is its path. Whatever it holds, every line of it becomes part of a piece. */
export function readOldDigest(text: string, file: string): OldDigest {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const head = /^---[ \t]*\n([^]*?)\n---[ \t]*(?:\n|$)/.exec(source);
  const stated = frontMatterOf(head?.[1] ?? '');
  const title = wordOf(stated['title']);
  const tags = [stated['tag'] ?? stated['tags'] ?? []].flat().map(String);
  const author = wordOf(stated['author']);
  return {
    title: title.replace(/^\d{8}\s*[-—_]?\s*/, '') || (file.split(/[/\\]/).at(-1) ?? file),
    date: dateIn(title) ?? dateIn(wordOf(stated['date'])) ?? dateIn(file.split(/[/\\]/).at(-1) ?? ''),
    hidden:
      tags.includes('hidden') ||
      stated['hidden'] === true ||
      stated['publish'] === false ||
      stated['published'] === false,
    curators: author === '' || groupName.test(author) ? [] : [author],
    nodes: nodesOf(source.slice(head?.[0].length ?? 0)),
  };
}

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** The front matter as far as it can be read; tabs are common in it and no problem of anybody's. */
function frontMatterOf(yaml: string): Record<string, unknown> {
  const document = parseDocument(yaml.replaceAll('\t', ' ').replace(/[ ]+$/gm, ''), { prettyErrors: false });
  const data: unknown = document.errors.length > 0 ? undefined : document.toJS();
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function dateIn(text: string): string | undefined {
  const match = /(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

/** Reads the body, line by line. */
function nodesOf(body: string): DigestNode[] {
  const reader = new Reader();
  const lines = body.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const fence = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      const close = lines.findIndex((other, at) => at > index && other.trim().startsWith(fence));
      const end = close < 0 ? lines.length : close;
      reader.whole({ type: 'code', text: lines.slice(index + 1, end).join('\n') });
      index = end;
    } else reader.line(line);
  }
  return reader.done();
}

class Reader {
  readonly #pieces: DigestNode[] = [];
  /** The piece that further lines may belong to. */
  #current: DigestNode | undefined;
  #blank = true;
  /** Number of the question last read. */
  #question = 0;

  whole(piece: DigestNode): void {
    this.#current = undefined;
    this.#pieces.push(piece);
  }

  line(raw: string): void {
    const { words, pictures } = takePictures(raw.replace(/^[\s\u3000]+$/, ''));
    const text = words.replace(/\s+$/, '');
    if (text.trim() === '') {
      if (pictures.length === 0) this.#blank = true;
    } else {
      this.#words(text);
      this.#blank = false;
    }
    for (const { alt, src } of pictures) this.whole({ type: 'picture', src, caption: alt });
  }

  done(): DigestNode[] {
    for (const piece of this.#pieces) {
      if (piece.type === 'exchange') {
        const answers = piece.turns.filter(({ label }) => !label.startsWith('Q'));
        piece.open = answers.every((turn) => isPlaceholder(wordsOf(turn.words)));
      }
    }
    return this.#pieces;
  }

  #words(text: string): void {
    const title = heading.exec(text);
    if (title && !text.startsWith('#!')) {
      const depth = Math.min(4, Math.max(2, title[1]?.length ?? 2)) as 2 | 3 | 4;
      this.whole({ type: 'heading', depth, words: wordsOf(readSpans(title[2] ?? '')).trim() });
      return;
    }
    if (rule.test(text)) {
      this.#current = undefined;
      return;
    }
    if (this.#turn(text)) return;
    const current = this.#current;
    if (current?.type === 'exchange') {
      addLine(current.turns.at(-1) as ExchangeEntry, text.replace(/^\s*>\s?/, ''));
      return;
    }
    if (/^\s*>/.test(text)) return this.#remark(text.replace(/^\s*>\s?/, ''));
    if (tableRow.test(text)) return this.#row(text);
    const entry = item.exec(text);
    if (entry) return this.#item(entry[3] ?? '', entry[2]);
    if (current?.type === 'list' && !this.#blank) return addLine(current.items.at(-1) as CitedText, text);
    if (current?.type === 'remark' && !this.#blank)
      return addLine(current.paragraphs.at(-1) as CitedText, text);
    if (current?.type === 'paragraph' && !this.#blank) return addLine(current, text, true);
    const piece: DigestNode = { type: 'paragraph', words: readSpans(text.trim()), cites: [] };
    this.#current = piece;
    this.#pieces.push(piece);
  }

  #turn(text: string): boolean {
    const label = turnLabelOf(text);
    if (!label) return false;
    const current = this.#current?.type === 'exchange' ? this.#current : undefined;
    const within = /^\s+[-*+]\s/.test(text) || label.number.includes('.');
    const begins = label.role === 'Q' && !(within && current);
    if (begins) this.#question = Number.parseInt(label.number, 10) || this.#question + 1;
    const number = label.number || String(this.#question || 1);
    const turn: ExchangeEntry = {
      label: `${label.role}${number}`,
      by: undefined,
      words: readSpans(label.rest),
      cites: [],
    };
    if (current && !begins) current.turns.push(turn);
    else {
      const piece: DigestNode = { type: 'exchange', turns: [turn], open: false };
      this.#current = piece;
      this.#pieces.push(piece);
    }
    return true;
  }

  #remark(text: string): void {
    const said: CitedText = { words: readSpans(text.trim()), cites: [] };
    if (this.#current?.type === 'remark' && !this.#blank) {
      const last = this.#current.paragraphs.at(-1) as CitedText;
      if (text.trim() === '') this.#current.paragraphs.push(said);
      else if (last.words.length === 0) last.words.push(...said.words);
      else addLine(last, text);
      return;
    }
    if (text.trim() === '') return;
    this.#open({ type: 'remark', paragraphs: [said] });
  }

  #row(text: string): void {
    const cells = text
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|');
    if (cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) return;
    const row: Span[][] = cells.map((cell) => readSpans(cell.trim()));
    if (this.#current?.type === 'table') this.#current.rows.push(row);
    else this.#open({ type: 'table', rows: [row] });
  }

  #item(text: string, number: string | undefined): void {
    const said: CitedText = { words: readSpans(text.trim()), cites: [] };
    const ordered = number !== undefined;
    const current = this.#current;
    if (
      current?.type === 'list' &&
      current.ordered === ordered &&
      (!ordered || Number(number) > current.first)
    ) {
      current.items.push(said);
      return;
    }
    this.#open({ type: 'list', ordered, first: Number(number ?? 1), items: [said] });
  }

  #open(piece: DigestNode): void {
    this.#current = piece;
    this.#pieces.push(piece);
  }
}

/** Adds a line to words; lines that curators let run on are joined, others stay lines. */
function addLine(said: CitedText, text: string, mayWrap = false): void {
  const wraps = mayWrap && /[A-Za-z,，]$/.test(wordsOf(said.words));
  const words = readSpans(decodeEntities(text.trim()));
  if (words.length > 0) said.words.push({ type: 'text', value: wraps ? ' ' : '\n' }, ...words);
}
