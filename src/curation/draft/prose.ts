import { goingOn } from '../../language/zh/prose.ts';
import { secondsOf } from '../../message/clock.ts';
import { readInlines } from '../../message/inline.ts';
import type { Message } from '../../message/schema.ts';
import { plain, type DigestNode, type CitedText, type Span } from '../../import/digest/piece.ts';
import type { Naming } from './anonymity.ts';
import { announcedBy, numberingOf, titleOf } from './heading.ts';

/** One line of a message of the lead. */
interface Line {
  message: Message;
  words: string;
}

/** A silence after which a lead begins the next thought. @see talk/article.ts */
const pauseSeconds = 120;
/** A paragraph is closed once it has this many characters. */
const fullCharacters = 220;
/** A line this long is a paragraph of its own: it was written beforehand. */
const preparedCharacters = 120;
const sentenceEnd = /[。！？!?…；;：:，,、.)）」”"』】]$/u;
const bullet = /^(?:[-–—•·*●▪]\s*(?=\p{L})|\d{1,2}[.、．)）]\s*(?!\d))/u;

/** Sets the words of a talk as paragraphs, lists and pictures, under the headings that it announces itself. */
export function proseOf(messages: readonly Message[], naming: Naming): DigestNode[] {
  const lines = messages.flatMap((message) => linesOf(message, naming));
  const pieces: DigestNode[] = [];
  let open: { type: 'paragraph' | 'list'; said: CitedText; last: Line } | undefined;
  /** Citations of a heading, which the passage below it takes over. */
  let pending: string[] = [];
  const begin = (said: CitedText): CitedText => {
    said.cites = [...new Set([...pending, ...said.cites])];
    pending = [];
    return said;
  };
  lines.forEach((line, index) => {
    const { message, words } = line;
    if (message.kind === 'image') {
      pieces.push({ type: 'figure', of: message.id, caption: '' });
      open = undefined;
      return;
    }
    const title = titleOf(words, lines[index + 1]?.words);
    if (title) {
      pieces.push({ type: 'heading', ...title });
      pending.push(message.id);
      open = undefined;
      return;
    }
    const announced = announcedBy(words);
    if (announced) {
      pieces.push({ type: 'heading', ...announced });
      open = undefined;
    }
    if (bullet.test(words) && isListed(lines, index)) {
      const number = Number.parseInt(words, 10);
      const said = begin({ words: spansOf(words.replace(bullet, '')), cites: [message.id] });
      const list = pieces.at(-1);
      const ordered = !Number.isNaN(number);
      if (open?.type === 'list' && list?.type === 'list' && list.ordered === ordered) list.items.push(said);
      else pieces.push({ type: 'list', ordered, first: ordered ? number : 1, items: [said] });
      open = { type: 'list', said, last: line };
      return;
    }
    if (open?.type === 'paragraph' && !beginsParagraph(line, open)) {
      append(open.said, words, message.id);
      open.last = line;
      return;
    }
    const said = begin({ words: spansOf(words), cites: [message.id] });
    pieces.push({ type: 'paragraph', ...said });
    open = { type: 'paragraph', said: pieces.at(-1) as DigestNode & { type: 'paragraph' }, last: line };
  });
  return endSentences(withoutLeaps(pieces));
}

function linesOf(message: Message, naming: Naming): Line[] {
  if (message.kind !== 'text') return [{ message, words: message.kind === 'image' ? '' : message.text }];
  return naming
    .wordsOf(message.text)
    .split('\n')
    .map((words) => ({ message, words: words.trim() }))
    .filter(({ words }) => words !== '');
}

/** A numbered line is one of a list when a neighbour is numbered too. */
function isListed(lines: readonly Line[], index: number): boolean {
  const style = numberingOf(lines[index]?.words ?? '');
  const near = [lines[index - 1], lines[index + 1]].map((line) => line?.words ?? '');
  return near.some((words) => bullet.test(words) && numberingOf(words) === style);
}

function beginsParagraph({ message, words }: Line, { said, last }: { said: CitedText; last: Line }): boolean {
  const written = said.words.reduce((sum, span) => sum + span.value.length, 0);
  return (
    secondsOf(message.time) - secondsOf(last.message.time) > pauseSeconds ||
    written + words.length > fullCharacters ||
    words.length >= preparedCharacters ||
    last.words.length >= preparedCharacters ||
    numberingOf(words) !== undefined
  );
}

/** Joins a message to those before it. Nothing but a sign between sentences is added to the words. */
function append(said: CitedText, words: string, id: string): void {
  const before = said.words.at(-1)?.value ?? '';
  const sign = sentenceEnd.test(before) ? '' : goingOn.test(words) ? '，' : '。';
  said.words.push(...plain(sign), ...spansOf(words));
  if (!said.cites.includes(id)) said.cites.push(id);
}

/** Words with their addresses as links. */
export const spansOf = (words: string): Span[] =>
  readInlines(words).flatMap((inline): Span[] => {
    if (inline.type === 'link') return [{ type: 'link', value: inline.href, href: inline.href }];
    return inline.type === 'text' ? plain(inline.value) : inline.type === 'mention' ? plain(inline.raw) : [];
  });

/** A heading stands at most one level below the one before it. */
function withoutLeaps(pieces: DigestNode[]): DigestNode[] {
  let depth = 1;
  for (const piece of pieces) {
    if (piece.type !== 'heading') continue;
    piece.depth = Math.min(piece.depth, depth + 1) as 2 | 3 | 4;
    depth = piece.depth;
  }
  return pieces;
}

function endSentences(pieces: DigestNode[]): DigestNode[] {
  for (const piece of pieces) {
    const last = piece.type === 'paragraph' ? piece.words.at(-1) : undefined;
    if (piece.type === 'paragraph' && last?.type === 'text' && !sentenceEnd.test(last.value))
      piece.words.push(...plain('。'));
  }
  return pieces;
}
