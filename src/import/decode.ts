import { pointAt, type Problem, problem } from '../archive/problem.ts';

/** A file's text and how it was written. */
export interface Decoding {
  text: string;
  encoding: Encoding;
  /** Characters that could not be decoded; each stands in the text as U+FFFD. */
  replaced: number;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** How much of a file is looked at to tell UTF-16 without a mark: enough for any header, cheap for any size. */
const sniffedBytes = 4096;

/** A share of zero bytes at even or odd offsets that only UTF-16 reaches: line breaks, spaces, digits and keys. */
const zeroShare = 0.08;

/**
 * Decodes the bytes of an export, whatever wrote them: a byte order mark decides; else UTF-8 where all of it
 * fits; else UTF-16 by its zero bytes; else whichever of UTF-8 and GB18030 loses less, because old tools mix.
 * A mark at the beginning is dropped. Nothing makes it throw.
 */
export function decodeText(bytes: Uint8Array): Decoding {
  const marked = markedEncoding(bytes);
  if (marked) return decodeAs(bytes, marked);
  const unmarked = utf16By(bytes.subarray(0, sniffedBytes));
  if (unmarked) return decodeAs(bytes, unmarked);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', replaced: 0 };
  } catch {
    const chinese = decodeAs(bytes, 'gb18030');
    if (chinese.replaced === 0) return chinese;
    const unicode = decodeAs(bytes, 'utf-8');
    return unicode.replaced < chinese.replaced ? unicode : chinese;
  }
}

/** Says that a file was not wholly readable, and where; nothing when it was. */
export function replacedCharacters(
  file: string,
  { text, encoding, replaced: lost }: Decoding,
): Problem | undefined {
  if (lost === 0) return undefined;
  const actual = `${lost} characters that are not ${encoding}, which fits the file best`;
  return problem('export-encoding', { file, start: pointAt(text, text.indexOf('\uFFFD')) }, { actual });
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoding {
  const text = new TextDecoder(encoding).decode(bytes);
  let lost = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) lost++;
  return { text, encoding, replaced: lost };
}

function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

function utf16By(head: Uint8Array): Encoding | undefined {
  if (head.length < 4) return undefined;
  const zeros = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros.map((count) => count / (head.length / 2));
  if (odd >= zeroShare && even < odd / 4) return 'utf-16le';
  return even >= zeroShare && odd < even / 4 ? 'utf-16be' : undefined;
}

/** The beginning of a file as text, for telling what it is; a character cut at the end does not matter. */
export function headOf(bytes: Uint8Array, length = 16_384): string {
  const known = heads.get(bytes) ?? new Map<number, string>();
  heads.set(bytes, known);
  const head = known.get(length) ?? decodeText(bytes.subarray(0, wholeCharacters(bytes, length))).text;
  known.set(length, head);
  return head;
}

/** Every format looks at the head of every file. */
const heads = new WeakMap<Uint8Array, Map<number, string>>();

/** Shortens a length so that it cuts no UTF-8 sequence, without which a head would look like another encoding. */
function wholeCharacters(bytes: Uint8Array, length: number): number {
  if (bytes.length <= length) return bytes.length;
  let end = length - (length % 2);
  for (let back = 0; back < 4 && end > 0; back++) {
    const byte = bytes[end] as number;
    if ((byte & 0xc0) !== 0x80) return end;
    end--;
  }
  return length - (length % 2);
}
