import { z } from 'zod';

/** What a message carries. `lost`: the export did not carry it; `removed`: a tombstone, withheld whole. */
export const kinds = ['text', 'image', 'file', 'link', 'lost', 'removed'] as const;
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

/** One message. Its text is in normal form (see `normaliseText`); `kind` follows from the text. */
export const message = z.strictObject({
  /** Permalink anchor, unique within the day: `m-193316`, `m-193316-2`, … */
  id: z.string().regex(/^m-\d{6}(-[1-9]\d*)?$/),
  time: clockTime,
  /** The speaker label as the export shows it; empty when the export has none. */
  speaker: z.string(),
  kind: z.enum(kinds),
  /** The body. For `removed`, the reason that was given, or nothing. */
  text: z.string(),
});
export type Message = z.infer<typeof message>;
