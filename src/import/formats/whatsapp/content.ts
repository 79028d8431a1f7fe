import * as content from '../../../message/content.ts';
import type { Content } from '../../../message/schema.ts';
import type { OmittedKind } from '../../../language/whatsapp/words.ts';
import { readAttachment } from './attachments.ts';
import { unmarked } from './marks.ts';
import { wordsOf } from './people.ts';
import { readPoll } from './poll.ts';
import { editedWords, liveLocationWords, locationWords, omittedPhrases, phraseKey } from './phrases.ts';
import { isDeleted } from './sentences.ts';

/** What somebody sent, and whether it was edited after that. */
export interface Sent {
  content: Content;
  edited: boolean;
}

/**
 * Reads what somebody sent.
 * @param words all that stands behind the name, with marks of direction
 * @param android whether an Android phone exported it, which writes `null` or nothing for what can be seen once
 */
export function readContent(words: string, android: boolean): Sent {
  const { rest, edited } = withoutEdit(words.trim());
  const bare = unmarked(rest).trim();
  if (bare === '' || (android && bare === 'null')) return { content: content.missing(), edited: false };
  const key = phraseKey(bare);
  if (isDeleted(key)) return { content: content.removed(bare), edited: false };
  const found = readPoll(rest) ?? readAttachment(rest) ?? readOmitted(rest, key) ?? readPlace(rest, key);
  return { content: found ?? content.text(wordsOf(rest)), edited };
}

/** Takes `<This message was edited>` away from the end: in a known language, or in any behind a mark of direction. */
function withoutEdit(words: string): { rest: string; edited: boolean } {
  if (!words.endsWith('>')) return { rest: words, edited: false };
  const match = /[ \n]?([\u200e\u200f]?)<([^<>\n]{4,80})>\s*$/.exec(words);
  if (!match || match.index === 0) return { rest: words, edited: false };
  const [, mark, phrase] = match as unknown as [string, string, string];
  const known = editedWords.has(phraseKey(phrase));
  const other =
    mark !== '' &&
    !/[:：.]|\.\w{2,5}$/.test(phrase.slice(0, -1)) &&
    !omittedPhrases.has(phraseKey(phrase)) &&
    phrase.includes(' ');
  return known || other
    ? { rest: words.slice(0, match.index).trimEnd(), edited: true }
    : { rest: words, edited: false };
}

/** A phrase that says what was left out: a whole line, or behind words and a mark, or behind a document's name. */
function readOmitted(text: string, key: string): Content | undefined {
  const [first = '', ...more] = text.split('\n');
  const whole = omittedIn(first, more.length === 0 ? key : phraseKey(first));
  if (whole) return omitted(whole, '', more.join('\n'));
  const marked = text.lastIndexOf('\u200e');
  const tail = marked > 0 ? omittedIn(text.slice(marked), phraseKey(text.slice(marked))) : undefined;
  if (tail) return named(tail, text.slice(0, marked));
  if (more.length > 0 || !/\.\w{2,5}\s/u.test(unmarked(first))) return undefined;
  const line = key;
  for (const [phrase, kind] of omittedPhrases) {
    if ((kind !== 'file' && kind !== 'contact') || !line.endsWith(` ${phrase}`)) continue;
    const before = unmarked(first).trim().slice(0, -phrase.length).trim();
    if (/^.{1,200}\.\w{2,5}(?: • .{0,40})?$/u.test(before)) return named(kind, before);
  }
  return undefined;
}

/** Android writes what it left out between angle brackets, always where it does not say what it was. */
function omittedIn(line: string, key: string): OmittedKind | undefined {
  const inner = line.includes('<') ? /^<\s*(.{2,80}?)\s*>$/u.exec(unmarked(line).trim())?.[1] : undefined;
  if (inner !== undefined) return omittedPhrases.get(phraseKey(inner));
  const kind = omittedPhrases.get(key);
  const typed = kind === 'missing' && !line.includes('\u200e') && unmarked(line).trim().length < 20;
  return typed ? undefined : kind;
}

/** What stands before a phrase: a document's name with its length, or a caption. */
function named(kind: OmittedKind, before: string): Content {
  const name = unmarked(before)
    .trim()
    .replace(/ • .{0,40}$/u, '');
  return kind === 'file' || kind === 'contact' ? omitted(kind, name, '') : omitted(kind, '', before.trim());
}

function omitted(kind: OmittedKind, name: string, words: string): Content {
  const caption = wordsOf(words);
  const makers: Record<OmittedKind, () => Content> = {
    image: () => content.image({}, caption),
    video: () => content.video({}, caption),
    gif: () => content.video({}, caption),
    voice: () => content.voice(),
    sticker: () => content.sticker(),
    contact: () => content.contact(name.replace(/\.vcf$/i, '') || caption),
    file: () => content.file({ name }, caption),
    // Of a document Android leaves its name below.
    missing: () => {
      if (caption.trim() === '') return content.missing();
      return /^[^\n]{1,120}\.\w{2,5}$/u.test(caption.trim())
        ? content.file({ name: caption.trim() })
        : content.text(caption);
    },
  };
  return makers[kind]();
}

/** A place: `location: https://maps.google.com/?q=1.5,2.5`, or its name and its page at Foursquare. */
function readPlace(text: string, key: string): Content | undefined {
  if (liveLocationWords.has(key)) return content.location();
  if (!text.includes('https://')) return undefined;
  const words = unmarked(text).trim();
  const match =
    /^(?:([\s\S]{1,300}?)[:：]\s+|([\s\S]{1,300}?)\n)(https:\/\/(?:(?:maps|www)\.google\.\w{2,3}\/(?:maps)?[^\s]{3,}|(?:\w+\.)?foursquare\.com\/\S+))$/u.exec(
      words,
    );
  if (!match) return undefined;
  const name = (match[1] ?? match[2] ?? '').trim();
  const url = match[3] as string;
  const known = locationWords.has(phraseKey(name));
  const [, lat, lon] = /[?&@=/](-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)/.exec(url) ?? [];
  // Without a word that is known, only what stands where nobody types is a place and no advice of where to look.
  if (!known && !text.startsWith('\u200e') && !url.includes('foursquare.com/v/')) return undefined;
  return content.location({
    ...(known ? {} : { name: wordsOf(name) }),
    url,
    ...(lat !== undefined && lon !== undefined && Math.abs(Number(lon)) <= 180 && Math.abs(Number(lat)) <= 90
      ? { lat: Number(lat), lon: Number(lon) }
      : {}),
  });
}
