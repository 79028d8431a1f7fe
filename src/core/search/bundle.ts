import type { PartName } from '../segment.ts';

/**
 * The files of the search index beside Pagefind's own, as the build writes and the browser reads them. A
 * bundle holds the days of one calendar year; its name is the year.
 *
 *     pagefind/bundles.json                         the list of bundles
 *     pagefind/<bundle>/days.json                   its days: positions to messages, parts
 *     pagefind/<bundle>/speakers.json               who said each message, for the filter by person
 *     pagefind/<bundle>/text/<day>-<block>.json     the messages themselves, cut by `blockStarts`
 */

/** `bundles.json`: newest first. */
export interface BundleList {
  rooms: { slug: string; title: string }[];
  terms: TermEntry[];
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
  days: number;
  messages: number;
}

/** Where in the course of a day a message stands. */
export type Place = PartName | 'free-chat';

/**
 * `days.json`: the records of the index in their order there, each the days of one room in one month. Days
 * are numbered through all records.
 */
export interface BundleDays {
  records: BundleDay[][];
}

export interface BundleDay {
  room: string;
  date: string;
  /** Written by `writeSlots`; one entry for each message. */
  slots: string;
  sessions: BundleSession[];
}

/** A session with its parts: indexes of messages, both ends included. */
export interface BundleSession {
  slug: string;
  title: string;
  lead: string[];
  topics: string[];
  parts: [name: PartName, first: number, last: number][];
}

/** A text block: the labels of its speakers, and its messages in order. */
export interface TextBlock {
  speakers: string[];
  /** Permalink anchor without `m-`, the speaker's number in `speakers`, the searchable text. */
  messages: [id: string, speaker: number, text: string][];
}

/** `speakers.json`: for each day, for each message, the speaker's number in `speakers`. */
export interface BundleSpeakers {
  speakers: string[];
  days: number[][];
}

/** The address of a text block below its bundle's folder. */
export const blockPath = (day: number, block: number): string => `text/${day}-${block}.json`;
