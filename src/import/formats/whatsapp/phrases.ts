import { exportWords } from '../../../language/whatsapp/index.ts';
import { type ExportWords, type OmittedKind, omittedKinds } from '../../../language/whatsapp/words.ts';
import { unmarked } from './marks.ts';

/** The tables of all languages, to be looked up: a chat may have been exported in any. */
export const languages: readonly ExportWords[] = Object.values(exportWords);

/** Letters of the longest phrase, and some more. */
const longestPhrase = 600;

/** Returns a phrase as it is looked up: without marks, case, full stop, and differences of quotes and spaces. */
export function phraseKey(text: string): string {
  if (text.length > longestPhrase) return '';
  const words = /^[\x20-\x7e]*$/.test(text) ? text : unmarked(text).normalize('NFC').replace(/[‘’׳]/g, "'");
  return (
    words
      // A single space is left alone: there is one after nearly every word of every message.
      .replace(/[^\S ]\s*| \s+/g, ' ')
      .trim()
      .replace(/ ?[.。।۔!…]+$/u, '')
      .toLowerCase()
  );
}

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
