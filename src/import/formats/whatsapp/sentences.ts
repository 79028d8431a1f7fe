import type { NoticeEvent } from '../../../language/whatsapp/words.ts';
import { unmarked } from './marks.ts';
import { languages, phraseKey } from './phrases.ts';

/** Signs by which sentences are found in a text. */
const gramLength = 3;

interface Sentence {
  event: NoticeEvent | 'call';
  pattern: RegExp;
  beginning: string;
  /** The longest of its own words, without which a text need not be compared. */
  literal: string;
  /** Whether nobody types it and it begins with words of its own: a notice also where it stands as somebody's. */
  sure: boolean;
  /** Whether words of its own follow the first name, so that nobody's name before a colon is taken for it. */
  worded: boolean;
}

const sureEvents: ReadonlySet<string> = new Set(['encryption', 'security-code', 'timer']);
/** How long a call took, or what to tap, behind its name. */
const callTail = '(?: ?[,،、，.。(（•·] ?.{0,60}| [^\\n]{0,3}\\d{1,2}[:.]\\d\\d.{0,12})?';

const sentences: readonly Sentence[] = languages.flatMap(({ notices, calls, missedCalls }) => [
  ...Object.entries(notices).flatMap(([event, templates]) =>
    templates.map((template) => sentence(event as NoticeEvent, template, sureEvents.has(event))),
  ),
  ...missedCalls.map((phrase) => sentence('call', phrase, phraseKey(phrase).length > 8, callTail)),
  ...calls.map((phrase) => sentence('call', phrase, false, callTail)),
]);

function sentence(event: Sentence['event'], template: string, sure: boolean, tail = ''): Sentence {
  const pieces = template.split(/[%…"“”„«»‹›「」『』'’‘]/u).map(phraseKey);
  const second = /^%?([^%…]*)/u.exec(template)?.[1] ?? '';
  return {
    event,
    pattern: patternOf(template, tail),
    beginning: phraseKey(template).slice(0, gramLength),
    literal: pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), ''),
    sure: sure && !template.startsWith('%') && phraseKey(template).length >= (isDense(template) ? 6 : 14),
    worded: (second.match(/[\p{L}\p{M}]/gu)?.length ?? 0) >= (isDense(template) ? 3 : 5),
  };
}

/** Whether a text is in a script of which a few signs make a sentence. */
function isDense(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text);
}

/** The sentences by the beginning of their longest words; shorter ones apart. */
const byGram = Map.groupBy(sentences, ({ literal }) => literal.slice(0, gramLength));
/** How the sentences begin that nobody types. */
const sureBeginnings = new Set(sentences.flatMap(({ sure, beginning }) => (sure ? [beginning] : [])));
const brief = sentences.filter(({ literal }) => literal.length < gramLength);

/**
 * Returns what a notice tells of, in whatever language; nothing for a text that is none. Of several sentences that fit
 * the one with the most words of its own counts.
 * @param text without marks at its beginning; @param only `sure`: sentences that nobody types; `worded`: sentences that begin with more words than a name
 */
export function eventOf(text: string, only?: 'sure' | 'worded'): NoticeEvent | 'call' | undefined {
  if (text.length > 600) return undefined;
  if (only === 'sure' && !sureBeginnings.has(text.slice(0, gramLength).toLowerCase())) return undefined;
  const key = phraseKey(text);
  const candidates = new Set(brief);
  for (let at = 0; at + gramLength <= key.length; at++) {
    for (const one of byGram.get(key.slice(at, at + gramLength)) ?? []) {
      if ((only === undefined || one[only]) && key.startsWith(one.literal, at)) candidates.add(one);
    }
  }
  if (candidates.size === 0) return undefined;
  const line = unmarked(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/ ?[.。।۔]+$/u, '');
  return [...candidates]
    .filter((one) => (only === undefined || one[only]) && one.pattern.test(line))
    .sort((one, other) => other.literal.length - one.literal.length)[0]?.event;
}

const plainDeleted = new Set<string>();
const namedDeleted: RegExp[] = [];
/** How sentences begin that name who deleted a message. */
const deletedBeginnings = new Set<string>();
for (const phrase of languages.flatMap(({ deleted }) => deleted)) {
  if (phrase.includes('%')) {
    namedDeleted.push(patternOf(phrase));
    deletedBeginnings.add(phraseKey(phrase).slice(0, gramLength));
  } else plainDeleted.add(phraseKey(phrase));
}

/** Whether a phrase, as `phraseKey` gives it, is all that is left of a deleted message. */
export const isDeleted = (key: string): boolean =>
  plainDeleted.has(key) ||
  (key.length <= 120 &&
    deletedBeginnings.has(key.slice(0, gramLength)) &&
    namedDeleted.some((pattern) => pattern.test(key)));

/** A template as an expression: names have no colon at the beginning, where a speaker would stand. */
function patternOf(template: string, tail = ''): RegExp {
  const open = template.endsWith('…');
  const source = sourceOf(open ? template.slice(0, -1) : template);
  return new RegExp(`^${source}${open ? '[\\s\\S]*' : tail}$`, 'iu');
}

function sourceOf(template: string): string {
  return template
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/[“”"„«»‹›「」『』]/g, '["“”„«»‹›「」『』＂]')
    .replace(/['’‘]/g, "['’‘׳]")
    .replace(/^%/, '[^:：\\n]{1,80}?')
    .replace(/%/g, '[^\\n]{1,300}?')
    .replace(/ /g, '\\s')
    .normalize('NFC');
}
