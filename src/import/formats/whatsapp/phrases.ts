import { exportWords } from '../../../language/whatsapp/index.ts';
import {
  type ExportWords,
  type NoticeEvent,
  type OmittedKind,
  omittedKinds,
} from '../../../language/whatsapp/words.ts';
import { unmarked } from './marks.ts';

/** The tables of all languages, made ready to be looked up: a chat may have been exported in any. */

const languages: readonly ExportWords[] = Object.values(exportWords);

/** Returns a phrase as it is looked up: without marks, case, full stop, and differences of quotes and spaces. */
export const phraseKey = (text: string): string =>
  unmarked(text)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[‘’׳]/g, "'")
    .trim()
    .replace(/ ?[.。।۔!…]+$/u, '')
    .toLowerCase();

type Phrases = Exclude<keyof ExportWords, 'omitted' | 'notices'>;
const keysOf = (of: Phrases): ReadonlySet<string> =>
  new Set(languages.flatMap((words) => words[of].map(phraseKey)));

export const attachedWords = keysOf('attached');
export const fileAttachedWords = keysOf('fileAttached');
export const editedWords = keysOf('edited');
export const locationWords = keysOf('location');
export const liveLocationWords = keysOf('liveLocation');
export const pollWords = keysOf('poll');
export const optionWords = keysOf('option');

/** What was left out, by the phrase that stands for it. */
export const omittedPhrases: ReadonlyMap<string, OmittedKind> = new Map(
  languages.flatMap(({ omitted }) =>
    omittedKinds.flatMap((kind) =>
      omitted[kind].map((phrase): [string, OmittedKind] => [phraseKey(phrase), kind]),
    ),
  ),
);

const plainDeleted = new Set<string>();
const namedDeleted: RegExp[] = [];
for (const phrase of languages.flatMap(({ deleted }) => deleted)) {
  if (phrase.includes('%')) namedDeleted.push(patternOf(phrase));
  else plainDeleted.add(phraseKey(phrase));
}

/** Whether a text is all that is left of a deleted message. */
export const isDeleted = (text: string): boolean =>
  text.length <= 120 &&
  (plainDeleted.has(phraseKey(text)) || namedDeleted.some((pattern) => pattern.test(phraseKey(text))));

interface Sentence {
  event: NoticeEvent | 'call';
  pattern: RegExp;
  /** Whether it is so long and of such a kind that nobody types it. */
  sure: boolean;
}

const sureEvents: ReadonlySet<string> = new Set(['encryption', 'security-code', 'timer']);
const sentences: readonly Sentence[] = languages.flatMap(({ notices, calls }) => [
  ...Object.entries(notices).flatMap(([event, templates]) =>
    templates.map((template): Sentence => ({
      event: event as NoticeEvent,
      pattern: patternOf(template),
      sure:
        sureEvents.has(event) &&
        template.replace(/[%…]/g, '').length >= (/[^\x00-\u0fff]/.test(template) ? 8 : 18),
    })),
  ),
  ...calls.map((phrase): Sentence => ({
    event: 'call',
    // How long it took, or what to tap, may follow.
    pattern: new RegExp(
      `^${sourceOf(phrase)}(?: ?[,،、，.:：(（•·] ?.{0,60}| [^\\n]{0,3}\\d{1,2}[:.]\\d\\d.{0,12})?$`,
      'iu',
    ),
    sure: !phrase.includes('%') && phraseKey(phrase).length >= (/[^\x00-\u0fff]/.test(phrase) ? 4 : 12),
  })),
]);

const known = new Map<string, Sentence | undefined>();

/**
 * Returns what a notice tells of, in whatever language; nothing for a text that is none.
 * @param sure whether only sentences count that nobody types
 */
export function eventOf(text: string, sure = false): NoticeEvent | 'call' | undefined {
  if (text.length > 600) return undefined;
  const key = `${sure ? '!' : ''}${text}`;
  if (!known.has(key)) {
    const line = unmarked(text)
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/ ?[.。।۔]+$/u, '');
    if (known.size > 20_000) known.clear();
    known.set(
      key,
      sentences.find((sentence) => (!sure || sentence.sure) && sentence.pattern.test(line)),
    );
  }
  return known.get(key)?.event;
}

/** A template as an expression: names have no colon at the beginning, where a speaker would stand. */
function patternOf(template: string): RegExp {
  const open = template.endsWith('…');
  const source = sourceOf(open ? template.slice(0, -1) : template);
  return new RegExp(`^${source}${open ? '[\\s\\S]*' : ''}$`, 'iu');
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

/** Whether a quotation was begun in a text and not ended: what follows a colon in it belongs to the quotation. */
export function endsInQuotation(text: string): boolean {
  const count = (signs: string): number => [...text].filter((sign) => signs.includes(sign)).length;
  return (
    count('"＂') % 2 === 1 ||
    count('«') > count('»') ||
    count('「『') > count('」』') ||
    count('„') > count('“”') ||
    (!text.includes('„') && !text.startsWith('”') && count('“') > count('”'))
  );
}
