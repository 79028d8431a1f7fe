import * as content from '../../../message/content.ts';
import type { Content } from '../../../message/schema.ts';
import { unmarked } from './marks.ts';
import { wordsOf } from './people.ts';
import { attachedWords, fileAttachedWords, phraseKey } from './phrases.ts';

/** iPhone: `<attached: 00000042-PHOTO-….jpg>`, in any language, with a title or a caption before it. */
const named = /([\u200e\u200f]?)<([^<>:：\n]{1,30})[:：]\s?([^<>\n]{1,240}\.\w{1,5})\s?>/u;
/** iPhones before 2018: `2017-07-25-PHOTO-00000043.jpg <attached>`. */
const older = /^(\S[^\n]{0,200}?\.\w{1,5})(?: • [^\n]{0,40}?)?\s*<[\u200e\u200f]?([^<>:\n]{1,30})>/u;
/** Android: `IMG-20170511-WA0001.jpg (file attached)`. */
const bracketed = /^([\u200e\u200f]?)([^\n]{1,240}?)[\u200e\u200f]? [(（]([^()（）\n]{2,50})[)）]\s*$/u;
/** A name that WhatsApp gave a file on an Android phone. */
const numbered = /^(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{1,6}\.\w{2,5}$/;
/** A document's name, with how many pages it has. */
const title = /^(\S[^\n]{0,200}?\.\w{1,5})(?:\s*•\s*[^\n]{0,40})?$/u;

/** Reads a message with a file that lies in the export; nothing for one without. */
export function readAttachment(text: string): Content | undefined {
  const inner = text.includes('<') ? named.exec(text) : null;
  if (inner) {
    const [all, mark, word, file] = inner as unknown as [string, string, string, string];
    const before = text.slice(0, inner.index).trim();
    const after = text.slice(inner.index + all.length).trim();
    if (attachedWords.has(phraseKey(word)) || mark !== '' || (before === '' && after === '')) {
      const name = title.exec(unmarked(before).trim())?.[1];
      return attached(
        file,
        name,
        [name === undefined ? before : '', after].filter((part) => part !== '').join('\n'),
      );
    }
  }
  const [first = '', ...more] = text.split('\n');
  const caption = more.join('\n');
  const old = first.includes('<') ? older.exec(unmarked(first)) : null;
  if (old && attachedWords.has(phraseKey(old[2] as string))) {
    const besides = unmarked(first).slice(old[0].length).trim();
    return attached(old[1] as string, undefined, [besides, caption].filter((part) => part !== '').join('\n'));
  }
  const end = /[)）]\s*$/.test(first) ? bracketed.exec(first) : null;
  if (!end) return undefined;
  const [, mark, file, word] = end as unknown as [string, string, string, string];
  const sure =
    fileAttachedWords.has(phraseKey(word)) ||
    numbered.test(unmarked(file)) ||
    (mark !== '' && /\.\w{2,5}$/.test(file));
  return sure ? attached(file, undefined, caption) : undefined;
}

/** @param file as it is called in the export; @param name what the sender called it, where that is known */
function attached(file: string, name: string | undefined, words: string): Content {
  const src = unmarked(file).trim();
  const caption = wordsOf(words);
  if (/\.vcf$/i.test(src))
    return content.contact((name ?? src).replace(/^\d{8}-/, '').replace(/\.vcf$/i, ''));
  if (/-STICKER-|^STK-/i.test(src)) return content.sticker('', src);
  const made = content.attachment({ src }, caption);
  // iPhones number documents in front of their names.
  return made.kind === 'file'
    ? content.file({ src, name: name ?? src.replace(/^\d{8}-/, '') }, caption)
    : made;
}
