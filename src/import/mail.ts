import { Parser } from 'htmlparser2';
import PostalMime from 'postal-mime';

/** A saved e-mail: its words, and the files attached to it. */
export interface Mail {
  words: string;
  attachments: { name: string; bytes: Uint8Array }[];
}

/** Whether a file holds e-mails, by its ending: one, or a whole box of them. */
export const isMailName = (path: string): boolean => /\.(?:eml|emlx|mbox)$/i.test(path);

/**
 * Reads an e-mail. Of words in several parts all are read, one below the other; a page alone is read as its words.
 * @throws {Error} when its parts lie in each other too deep, or its head is too long
 */
export async function readMail(bytes: Uint8Array): Promise<Mail> {
  const {
    text = '',
    html = '',
    attachments,
  } = await PostalMime.parse(withoutLength(bytes), { maxNestingDepth: 32 });
  const names = new Set<string>();
  return {
    words: text.trim() === '' ? wordsOfPage(html) : text,
    attachments: attachments.flatMap(({ filename, content, mimeType }, index) => {
      const own =
        filename?.split(/[/\\]/).at(-1)?.trim() || `part-${index + 1}.${endings[mimeType] ?? 'bin'}`;
      if (own === '.' || own === '..' || typeof content === 'string') return [];
      const name = names.has(own) ? `${index + 1}-${own}` : own;
      names.add(name);
      return [{ name, bytes: new Uint8Array(content) }];
    }),
  };
}

/** Returns the words of a page, a line for each paragraph. */
function wordsOfPage(html: string): string {
  let words = '';
  let silent = 0;
  const parser = new Parser({
    onopentag(name) {
      if (/^(?:style|script|title)$/.test(name)) silent++;
      else if (/^(?:br|p|div|tr|li)$/.test(name)) words += '\n';
    },
    onclosetag(name) {
      if (/^(?:style|script|title)$/.test(name)) silent--;
    },
    ontext(text) {
      if (silent === 0) words += text.replace(/[\r\n\t]+/g, ' ');
    },
  });
  parser.end(html);
  return words;
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'text/plain': 'txt',
};

/** Apple Mail sets the length of a mail on a line of its own before it (`.emlx`), and a list of facts behind it. */
function withoutLength(bytes: Uint8Array): Uint8Array {
  const [line, length] =
    /^(\d{1,10})\s*\n/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 24))) ?? [];
  return line === undefined ? bytes : bytes.subarray(line.length, line.length + Number(length));
}

/**
 * Returns the mails of a box, or the one mail that is not a box: each begins with a line `From …` after an empty one.
 * @see https://www.rfc-editor.org/rfc/rfc4155
 */
export function mailsIn(bytes: Uint8Array): Uint8Array[] {
  const box = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (box.subarray(0, 5).toString('latin1') !== 'From ') return [bytes];
  const begins = [0];
  for (let at = box.indexOf('\nFrom '); at >= 0; at = box.indexOf('\nFrom ', at + 1)) {
    const before = box.subarray(Math.max(0, at - 2), at).toString('latin1');
    if (before.endsWith('\n') || before === '\n\r') begins.push(at + 1);
  }
  return begins.map((begin, index) => {
    const mail = box.subarray(box.indexOf('\n', begin) + 1, begins[index + 1] ?? box.length);
    // Lines of a mail that begin so bear a sign before it.
    if (!mail.includes('\n>From ')) return mail;
    return Buffer.from(mail.toString('latin1').replace(/^>(?=>*From )/gm, ''), 'latin1');
  });
}

/** Returns the words of a mail as the bytes of a text, in UTF-8. */
export const wordsAsBytes = ({ words }: Mail): Uint8Array => new TextEncoder().encode(words);
