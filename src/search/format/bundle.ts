import type { PartName } from '../../archive/segment.ts';
import type { LexiconEntry } from './lexicon.ts';

/**
 * The files of the search index, as the build writes and the browser reads them. A bundle holds the days of
 * one calendar year, or of several that are small; its name is the year, or `first-last`.
 *
 *     pagefind/bundles.json                         the list of bundles
 *     pagefind/<bundle>/pairs/                      Pagefind's index of pairs of units (`token.ts`)
 *     pagefind/<bundle>/singles/                    Pagefind's index of single units
 *     pagefind/<bundle>/days.json                   its days and digests: positions to messages, parts
 *     pagefind/<bundle>/speakers.json               who said each message, for the filter by person
 *     pagefind/<bundle>/text/<number>-<block>.json  the texts themselves, cut by `blockStarts`
 *     pagefind/lexicon/                             what a query may mean: see lexicon.ts
 */

/** `bundles.json`: newest first. */
export interface BundleList {
  rooms: { slug: string; title: string }[];
  terms: TermEntry[];
  lexicon: LexiconEntry;
  bundles: BundleEntry[];
}

/** A glossary entry. */
export interface TermEntry {
  name: string;
  synonyms: string[];
  definition: string;
}

export interface BundleEntry {
  name: string;
  /** Changes when anything in the bundle does; part of every address of the bundle, so that caches may keep it. */
  version: string;
  /** Date of its newest text. */
  newest: string;
  /** The fingerprints of its days, added up: tells whether a part that was built apart is up to date. */
  fingerprint: number;
  days: number;
  messages: number;
}

/** Where in the course of a day a message stands; or that it is no message but a passage of a digest. */
export type Place = PartName | 'free-chat' | 'digest';

/**
 * `days.json`: the records of the index in their order there, each the days of one room in one month; and
 * the digests, which are the last record when there are any. Days, and after them digests, are numbered
 * through all records.
 */
export interface BundleDays {
  records: BundleDay[][];
  digests: BundleDigest[];
}

export interface BundleDay {
  room: string;
  date: string;
  /** Written by `writeSlots`; one entry for each message. */
  slots: string;
  sessions: BundleSession[];
  /** Messages that are a picture, a file or a link card, by their numbers. */
  files: number[];
  /** Messages that were removed, by their numbers. */
  removed: number[];
}

/** A digest; its passages are to it what messages are to a day. */
export interface BundleDigest {
  /** Of its page, without the site's base, with slashes at both ends. */
  path: string;
  title: string;
  room: string;
  date: string;
  slots: string;
}

/** A session with its parts: indexes of messages, both ends included. */
export interface BundleSession {
  slug: string;
  title: string;
  lead: string[];
  topics: string[];
  parts: [name: PartName, first: number, last: number][];
}

/**
 * A text block: messages in order with the names that are shown for their speakers (`Speaker.name`), or passages
 * with their headings.
 */
export interface TextBlock {
  speakers: string[];
  /** Permalink anchor without `m-` (of a passage: anchor), the speaker's number in `speakers`, the text. */
  messages: [id: string, speaker: number, text: string][];
}

/**
 * `speakers.json`: for each day, for each message, the speaker's number in `speakers`, which holds the names
 * that are shown for people (`Speaker.name`).
 */
export interface BundleSpeakers {
  speakers: string[];
  days: number[][];
}

/** Stands in `speakers.json` for who said what was removed, and where the export names nobody. */
export const nobody = -1;

/** The address of a text block below its bundle's folder. @param day its number, or that of a digest */
export const blockPath = (day: number, block: number): string => `text/${day}-${block}.json`;
