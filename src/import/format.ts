import type { MessageDraft } from '../message/message.ts';
import type { Problem } from '../archive/problem.ts';
import type { Chats } from './chats.ts';

/** One file of an export; or a folder that a format has claimed whole, with its files and no bytes. */
export interface ExportFile {
  path: string;
  bytes: Uint8Array;
  /** The files below a claimed folder, paths as they lie on disk (or in a zip: `export.zip/general/…`). */
  files?: readonly ExportFile[];
}

/** What the person who imports has said. */
export interface ImportOptions {
  /** The room that the messages belong to, where the export does not say. */
  room: string | undefined;
  /** The clock that a room's days are divided by, for exports whose times are epoch seconds or carry an offset. */
  timeZone?: (room: string) => string;
  /** The one chat to take from an export that holds several, by its name or id. */
  chat?: string | undefined;
  /** How dates such as 03/04/17 are meant, where the export alone cannot tell. */
  dateOrder?: DateOrder | undefined;
  /** A room's language, as a tag such as `en`, for the words of what an export tells by a code. */
  language?: (room: string) => string;
  /** Which room each chat is, so that chats of one name become rooms of their own. */
  chats?: Chats;
}

export const dateOrders = ['day-first', 'month-first', 'year-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** The clock of a room about which nothing was said; the same as the default in `rooms.yaml`. */
export const defaultTimeZone = 'Asia/Shanghai';
/** The language of a room about which nothing was said; the same as the default in `rooms.yaml`. */
export const defaultLanguage = 'zh-CN';

/** What an export knows of a message beyond what is published. It helps to merge, and stands in the ledger alone. */
export interface Provenance {
  /** The line of the export file on which it begins, 1-based, where the format has lines. */
  line?: number | undefined;
  /** The message's own id in the tool it comes from; two exports of one chat agree on it. */
  sourceId?: string;
  /** The id of the sender's account; two labels of one account are one person. Never shown. */
  accountId?: string;
  /** The message that this one answers, by its `sourceId`; its date where the export tells it. */
  replySource?: { sourceId: string; date?: string };
  /** Its `src` as the export has it, where the file was found and `src` names the copy. */
  exportSource?: string;
  /** The export's times have no seconds, so that `:00` stands for the whole minute. */
  minuteOnly?: boolean;
}

/**
 * A message as an export has it: a kind with its facts (made by `message/content.ts`), or a text alone that says what
 * it is as a body without annotations does.
 */
export type ExportMessage = MessageDraft & Provenance;

/** Returns an exported message in two: what becomes a message of a day, and what only helps to merge. */
export function partProvenance(message: ExportMessage): { draft: MessageDraft; provenance: Provenance } {
  const { line, sourceId, accountId, replySource, exportSource, minuteOnly, ...draft } = message;
  const provenance: Provenance = line === undefined ? {} : { line };
  if (sourceId !== undefined) provenance.sourceId = sourceId;
  if (accountId !== undefined) provenance.accountId = accountId;
  if (replySource !== undefined) provenance.replySource = replySource;
  if (exportSource !== undefined) provenance.exportSource = exportSource;
  if (minuteOnly !== undefined) provenance.minuteOnly = minuteOnly;
  return { draft, provenance };
}

/** A message before its time is known. */
export type Untimed = ExportMessage extends infer T ? (T extends unknown ? Omit<T, 'time'> : never) : never;

/** Messages of one room and date, as an export has them: by time, and within a second in its order. */
export interface ExportDay {
  room: string;
  date: string;
  messages: ExportMessage[];
  /** The name of its format, within which ids of messages and accounts are told apart. */
  format?: string;
  /** Front matter that the export itself carries. */
  frontMatter?: Record<string, unknown>;
}

/** What a format makes of a file. */
export interface ExportReading {
  days: ExportDay[];
  problems: Problem[];
}

/** One way in which chat history is exported. */
export interface Format {
  /** As `--format` takes it. */
  name: string;
  /** What `detect` looks for, as `qunlu inspect` says it. */
  signs: string;
  /** Its mentions end as they were typed: a `?` after one was meant, and nothing stands for a lost U+2005. */
  keepsMentions?: true;
  /** How sure it is that the file is of this format: 0 no, 1 certain. */
  detect: (file: ExportFile) => number;
  /** Whether a folder with these names directly in it is one export; `parse` then gets all that lies below it. */
  claims?: (names: readonly string[]) => boolean;
  /** Never throws on content. */
  parse: (file: ExportFile, options: ImportOptions) => ExportReading;
}
