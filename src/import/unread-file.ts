import { excerpt } from '../archive/problem.ts';
import { pictureType } from './media/file-type.ts';

/** A file that no format reads. */
export interface UnreadFile {
  path: string;
  /** Its first bytes, a few thousand; empty where only its name was looked at. */
  head: Uint8Array;
}

/** What such a file looks like, and what to do instead. */
export interface Likeness {
  /** In the singular: `picture`. */
  noun: string;
  advice: string;
}

/** What to do whatever the file is. */
export const exportInstead =
  'export the chat from its tool: WhatsApp “Export chat”, Telegram Desktop “Export chat history”, WeChat multi-select and “E-mail”; docs/formats.md says how for each';
const asText = 'open it, copy the chat, and save it as a plain text file (.txt)';
const unpack = 'unpack it, and import the folder';

/** Likenesses by the first bytes, as Latin letters, and by the name; the first that fits is it. */
const likenesses: readonly (readonly [(name: string, head: string) => boolean, Likeness])[] = [
  [
    (name) => /\.crypt\d*$/i.test(name),
    {
      noun: 'encrypted WhatsApp backup',
      advice: 'in the chat, choose “Export chat”: a backup cannot be read',
    },
  ],
  [
    (_, head) => head.startsWith('SQLite format 3\0'),
    { noun: 'SQLite database', advice: 'databases of chat tools are not read' },
  ],
  [
    (name, head) => /\.(?:db|sqlite3?|db-wal|realm)$/i.test(name) && head !== '',
    {
      noun: 'encrypted database',
      advice: 'databases of chat tools are not read, and WeChat’s own (MSG0.db, EnMicroMsg.db) are encrypted',
    },
  ],
  [(_, head) => head.startsWith('%PDF-'), { noun: 'PDF', advice: 'a PDF has lost who said what and when' }],
  [
    (name, head) => /\.docx?$/i.test(name) && (head.startsWith('PK') || head.startsWith('\xd0\xcf\x11\xe0')),
    { noun: 'Word document', advice: asText },
  ],
  [(_, head) => head.startsWith('{\\rtf'), { noun: 'RTF document', advice: asText }],
  [
    (name, head) => /\.(?:odt|pages|pptx?|odp|key|epub)$/i.test(name) && head.startsWith('PK'),
    { noun: 'document', advice: asText },
  ],
  [
    (name, head) => /\.(?:xlsx?|ods|numbers)$/i.test(name) && /^(?:PK|\xd0\xcf\x11\xe0)/.test(head),
    { noun: 'spreadsheet', advice: 'save it as CSV with the columns that its tool wrote' },
  ],
  [
    (name) => /\.(?:png|jpe?g|gif|webp|hei[cf]|bmp|tiff?|avif)$/i.test(name),
    { noun: 'picture', advice: 'screenshots are not read' },
  ],
  [
    (name) => /\.(?:mp[34]|m4[av]|mov|opus|og[ga]|amr|silk|wav|aac|webm|3gp|mkv|avi)$/i.test(name),
    { noun: 'recording', advice: 'recordings and files come with an export that names them' },
  ],
  [(_, head) => /^(?:Rar!|7z\xbc\xaf|\x1f\x8b|PK\x03\x04)/.test(head), { noun: 'archive', advice: unpack }],
  [
    (_, head) => /^From \S+ .*\d{4}\r?\n/.test(head),
    { noun: 'mailbox', advice: 'save the mails one by one (.eml)' },
  ],
  [
    (name, head) => /\.html?$/i.test(name) || /^\s*<(?:!doctype html|html)/i.test(head),
    {
      noun: 'web page',
      advice: 'of Telegram take messages.html of its export; of other tools export the chat as JSON or text',
    },
  ],
  [(_, head) => /^(?:\xef\xbb\xbf)?\s*<\?xml/.test(head), { noun: 'XML file', advice: 'no format is XML' }],
];

/** Returns what a file looks like. */
export function likenessOf({ path, head }: UnreadFile): Likeness {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  if (pictureType(head) !== undefined) return likenessOf({ path: 'x.png', head: new Uint8Array() });
  const found = likenesses.find(([fits]) => fits(name, latin));
  if (found) return found[1];
  if (head.length === 0) return { noun: 'empty file', advice: 'export or copy it again' };
  if (latin.includes('\0') && !/^(?:\xff\xfe|\xfe\xff)/.test(latin))
    return {
      noun: 'file of no known kind',
      advice: 'recordings and files come with an export that names them',
    };
  const words = new TextDecoder().decode(head.subarray(0, 400)).trimStart();
  if (/^[[{]/.test(words)) {
    const keys = [...new Set(Array.from(words.matchAll(/"([\w-]{1,30})"\s*:/g), ([, key]) => key))].slice(
      0,
      5,
    );
    const noun = keys.length === 0 ? 'JSON file' : `JSON file with ${keys.join(', ')}`;
    return { noun, advice: 'no format has these keys' };
  }
  const line = excerpt(words.split(/\r?\n/)[0] ?? '', 40);
  return {
    noun: `text file that begins ${line}`,
    advice:
      'no line in it begins a message as any format does (time and name); docs/formats.md shows what each looks like',
  };
}

/** Names of one kind that are listed before it says how many more there are. */
const namesShown = 5;

/** Returns a line for each kind of file: how many, which, and what to do instead. */
export function describeUnread(files: readonly UnreadFile[]): string[] {
  const groups = new Map<string, { advice: string; names: string[] }>();
  for (const file of files) {
    const { noun, advice } = likenessOf(file);
    const group = groups.get(noun) ?? { advice, names: [] };
    groups.set(noun, group);
    group.names.push(file.path);
  }
  return [...groups].map(([noun, { advice, names }]) => {
    const shown = names.slice(0, namesShown).join(', ');
    const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : '';
    return `${names.length} × ${noun}: ${shown}${more}\n    ${advice}`;
  });
}
