import { z } from 'zod';
import { calendarDate, message, messageTime, slug } from '../message/schema.ts';

/** First parts of addresses that the site itself uses; no room may bear one of them. */
export const reservedSlugs: readonly string[] = [
  'talks',
  'people',
  'terms',
  'files',
  'search',
  'media',
  'pagefind',
  'assets',
  '404',
];

/** A question of the Q&A with the messages that answer it, where a curator knows better than the guess. */
export const statedAnswer = z.strictObject({
  question: messageTime,
  answer: z.array(messageTime).min(1),
});
export type StatedAnswer = z.infer<typeof statedAnswer>;

/** A talk with its sign-in, talk proper and Q&A, as a curator states it in a day's front matter. */
export const session = z.strictObject({
  title: z.string().trim().min(1),
  /** Overrides the name in the talk's address, which is otherwise `<room>-<date>-<HHMM>`. */
  slug: slug.optional(),
  /** Labels or people who give the talk. */
  lead: z.array(z.string().trim().min(1)).min(1),
  /** The first message of the sign-in. */
  signIn: messageTime.optional(),
  /** The first message of the talk proper. */
  start: messageTime,
  /** The last message of the talk proper. */
  end: messageTime,
  /** The last message of the questions and answers. */
  qaEnd: messageTime.optional(),
  topics: z.array(z.string().trim().min(1)).optional(),
  /** Which messages of the Q&A answer which. */
  answers: z.array(statedAnswer).optional(),
});
export type Session = z.infer<typeof session>;

/** The part of a day's front matter that Qunlu reads; other keys are carried along. */
export const dayFrontMatter = z.looseObject({
  title: z.string().optional(),
  sessions: z.array(session).optional(),
});
export type DayFrontMatter = z.infer<typeof dayFrontMatter>;

/** One room's messages of one calendar date, in order. */
export const day = z.strictObject({
  room: slug,
  date: calendarDate,
  frontMatter: dayFrontMatter,
  messages: z.array(message),
});
export type Day = z.infer<typeof day>;

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'a time zone of the IANA database, such as Asia/Shanghai');

const languageTag = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, 'a language tag (BCP 47), such as zh-CN or en');

/** One chat group. */
export const room = z.strictObject({
  slug: slug.refine((name) => !reservedSlugs.includes(name), 'a slug that the site does not use itself'),
  title: z.string().trim().min(1),
  description: z.string().default(''),
  timeZone: timeZone.default('Asia/Shanghai'),
  /** The language in which the room mostly writes. */
  language: languageTag.default('zh-CN'),
});
export type Room = z.infer<typeof room>;

/** A date as YAML readers give it: some make a moment of it. */
const statedDate = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  calendarDate,
);

/** Front matter of a digest, the curators' written-up form of a session. */
export const digest = z
  .strictObject({
    title: z.string().trim().min(1),
    summary: z.string().trim().min(1),
    /** The slug of the session that it writes up. */
    session: slug.optional(),
    /** Where and when it was said, when no session is marked there. */
    room: slug.optional(),
    date: statedDate.optional(),
    curators: z.array(z.string().trim().min(1)).default([]),
    published: z.coerce.date().optional(),
    /** Kept, but not built unless the site asks for hidden digests. */
    hidden: z.boolean().default(false),
  })
  .refine(({ session, room, date }) => session !== undefined || (room !== undefined && date !== undefined), {
    path: ['session'],
    message: 'the slug of a session, or `room` and `date`',
  });
export type Digest = z.infer<typeof digest>;

/** A glossary entry. */
export const term = z.strictObject({
  slug,
  name: z.string().trim().min(1),
  /** Other words for the same thing; searching one finds them all. */
  synonyms: z.array(z.string().trim().min(1)).default([]),
  definition: z.string().trim().default(''),
});
export type Term = z.infer<typeof term>;
