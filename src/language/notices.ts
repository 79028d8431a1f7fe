import * as en from './en/notices.ts';
import * as zh from './zh/notices.ts';

/** Notices of chat tools: the words for what exports tell by a code, and the code of what they tell by words. */

const languages = { zh, en };

/** A language that notices can be written in. */
export type Language = keyof typeof languages;

/** What a notice tells; the word stands in archives as its `event`. */
export type NoticeEvent = keyof typeof zh.phrases;

/** Who did something, to whom, and to what: a title, a name, a number. */
export interface NoticeFacts {
  who?: string | undefined;
  whom?: readonly string[] | undefined;
  what?: string | undefined;
}

/** Returns the language for a tag such as `zh-CN` or `en`: English where there are no words in the one asked for. */
export const languageOf = (tag: string): Language => (/^zh(?:-|$)/i.test(tag) ? 'zh' : 'en');

/** Returns a notice's words in a language. */
export function noticeWords(language: Language, event: NoticeEvent, facts: NoticeFacts = {}): string {
  const { who = '', whom = [], what = '' } = facts;
  const { phrases, separator } = languages[language];
  return phrases[event]({ who, whom: whom.join(separator), what })
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Returns words about somebody, for what there is no phrase for. */
export const wordsAbout = (language: Language, who: string, words: string): string =>
  who === '' ? words : `${who}${languages[language].colon}${words}`;

/** Returns what an account is called whose owner has deleted it. */
export const deletedAccount = (language: Language): string => languages[language].deletedAccount;

const events = [...zh.events, ...en.events];

/** Returns what a notice tells by its words, or nothing. */
export const eventOfWords = (words: string): string | undefined =>
  events.find(([pattern]) => pattern.test(words))?.[1];
