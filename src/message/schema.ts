import { z } from 'zod';

/**
 * What a message carries. `missing`: the export did not carry it; `removed`: a tombstone, withheld whole; `notice`: what
 * the chat tool said and no person.
 */
export const kinds = [
  'text',
  'image',
  'video',
  'voice',
  'file',
  'link',
  'sticker',
  'poll',
  'location',
  'contact',
  'forward',
  'notice',
  'missing',
  'removed',
] as const;
export type Kind = (typeof kinds)[number];

/** Time of day on the room's clock, `HH:MM:SS`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, 'a time of day as "HH:MM:SS"');

/** A time that names a message: its second, and `#n` for the nth message of that second. */
export const messageTime = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(#[1-9]\d*)?$/,
    'a time in quotes as "19:33:16", or "19:33:16#2" for the second message of that second',
  );

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const calendarDate = z.iso.date();

/** A name in an address: lower-case letters, digits and hyphens. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');

/** Permalink anchor, unique within the day: `m-193316`, `m-193316-2`, … */
export const messageId = z.string().regex(/^m-([01]\d|2[0-3])[0-5]\d[0-5]\d(-([2-9]|[1-9]\d+))?$/);

/** Words on one line, with no white space around them. */
const line = z.string().regex(/^(?:\S(?:[^\n\r]*\S)?)$/u);
const count = z.int().nonnegative();
/** An address, or a path below the content folder (`media/…`) or within the export. */
const source = z.string().regex(/^\S(?:[^\n\r]*\S)?$/u);

/** The message that another one answers: of the same day, or of another `date` of the room. */
export const messageReference = z.strictObject({ date: calendarDate.optional(), id: messageId });
export type MessageReference = z.infer<typeof messageReference>;

/** An emoji given to a message: how often, and by whom where the export says so. */
export const reaction = z.strictObject({
  emoji: line,
  count: count.min(1),
  by: z.array(line).min(1).optional(),
});
export type Reaction = z.infer<typeof reaction>;

/** Which message it is. */
export const place = {
  id: messageId,
  time: clockTime,
  /** The speaker label as the export shows it; empty when the export has none. */
  speaker: z.string(),
};

/** What may be known of a message of any kind, save a removed one. */
export const circumstances = z.object({
  replyTo: messageReference.optional(),
  /** Whether, or when (ISO 8601), the message was edited after it was sent. */
  edited: z.union([z.literal(true), z.iso.datetime({ offset: true, local: true })]).optional(),
  reactions: z.array(reaction).min(1).optional(),
  /** The name of whom it was forwarded from. */
  forwardedFrom: line.optional(),
  /** The title of the topic in which it was sent, of rooms that are divided into topics. */
  topic: line.optional(),
  /** Annotations that this version does not know, as they stand in the file. They are kept and never published. */
  annotations: z.array(z.string()).min(1).optional(),
  /** The body as an earlier version of the dialect spelled it, to be written back as it stood. Never published. */
  spelling: z.string().min(1).optional(),
});
export type Circumstances = z.infer<typeof circumstances>;

const recording = {
  src: source.optional(),
  name: line.optional(),
  bytes: count.optional(),
  seconds: count.optional(),
  transcript: z.string().min(1).optional(),
};

/**
 * `text` is always there: what a person reads and what the search finds, in normal form (see `normaliseText`). Facts
 * that are words are part of it: a caption, a file's name, a title, a transcript, a question with its options.
 */
const text = z.string();

/** One item of a forwarded chat record. `time` is `HH:MM:SS` or `YYYY-MM-DD HH:MM:SS`. */
export const forwardItem = z.strictObject({
  speaker: z.string().regex(/^(?:\S(?:[^\n\r]*\S)?)?$/u),
  time: z
    .string()
    .regex(/^(?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2}:\d{2}$/)
    .optional(),
  kind: z.enum(kinds),
  text,
});
export type ForwardItem = z.infer<typeof forwardItem>;

/** One option of a poll. */
export const pollOption = z.strictObject({ text: line, votes: count.optional() });
export type PollOption = z.infer<typeof pollOption>;

const common = { ...place, ...circumstances.shape, text };

/** One message: a time, a speaker label, and content of one kind. */
export const message = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('text') }),
  z.strictObject({
    ...common,
    kind: z.literal('image'),
    /** Absent when the export names no picture. */
    src: source.optional(),
    alt: z.string().optional(),
    width: count.min(1).optional(),
    height: count.min(1).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('video'), ...recording }),
  /** The text is the transcript. */
  z.strictObject({ ...common, kind: z.literal('voice'), ...recording }),
  /** The text begins with the name. */
  z.strictObject({ ...common, kind: z.literal('file'), ...recording }),
  z.strictObject({
    ...common,
    kind: z.literal('link'),
    url: z.string().regex(/^\S+$/),
    title: line.optional(),
    description: z.string().min(1).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('sticker'), src: source.optional() }),
  z.strictObject({
    ...common,
    kind: z.literal('poll'),
    question: z.string(),
    options: z.array(pollOption),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('location'),
    name: z.string().min(1).optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    url: z.string().regex(/^\S+$/).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('contact'), name: z.string() }),
  z.strictObject({
    ...common,
    kind: z.literal('forward'),
    title: line.optional(),
    items: z.array(forwardItem),
  }),
  /** `event` is a word such as `join`, `leave`, `rename`, `pin`, `recall`, `call`. */
  z.strictObject({ ...common, kind: z.literal('notice'), event: slug.optional() }),
  z.strictObject({ ...common, kind: z.literal('missing') }),
  /** The text is the reason that was given, or nothing. It says nothing else of what was there. */
  z.strictObject({ ...place, kind: z.literal('removed'), text }),
]);
export type Message = z.infer<typeof message>;

/** A message of one kind. */
export type MessageOf<K extends Kind> = Extract<Message, { kind: K }>;

/** Takes keys away from each member of a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a message says: its kind, its text and its facts, without who, when and where. */
export type Content = Without<Message, keyof typeof place | keyof Circumstances>;
export type ContentOf<K extends Kind> = Extract<Content, { kind: K }>;
