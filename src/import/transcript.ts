import type { z } from 'zod';
import {
  excerpt,
  type Finding,
  finding,
  locate,
  type Point,
  type Problem,
  problem,
} from '../archive/problem.ts';
import type { RuleId } from '../archive/rules/index.ts';
import { oneLine } from '../message/normal-form.ts';
import { compareTexts } from '../message/order.ts';
import { type Language, languageOf } from '../language/notices.ts';
import { Chats } from './chats.ts';
import { clockIn, type LocalDateTime } from './clock.ts';
import { decodeText, replacedCharacters } from './decode.ts';
import {
  defaultLanguage,
  defaultTimeZone,
  type ExportDay,
  type ExportFile,
  type ExportReading,
  type ImportOptions,
  type ExportMessage,
  type Untimed,
} from './format.ts';
import { checkShape, placeOf, readJson } from './json.ts';
import { findParents, type Quoted } from './parents.ts';
import { type Post, untimed } from './post.ts';

/** Problems of one rule that are told one by one; of further ones only the number. */
const maxReported = 20;

/** Chats that a problem names before it says that there are more. */
const namesShown = 12;

/** Collects what a format reads from one source, and gives it as days. */
export interface ExportBuilder {
  /** The file's text, in whatever encoding; characters lost are reported. */
  textOf: (file: ExportFile) => string;
  /** Returns a file of JSON that has a shape; what is wrong with another one is reported. */
  readAs: <T>(file: ExportFile, schema: z.ZodType<T>) => T | undefined;
  /**
   * Returns a value that has a shape; what is wrong with another one is reported.
   * @param path where the value stands, as `messages[17]`
   */
  check: <T>(
    schema: z.ZodType<T>,
    value: unknown,
    path?: string,
    place?: Point,
    file?: string,
  ) => T | undefined;
  /**
   * Returns the values of a list that have a shape; what is wrong with the others is reported.
   * @param path where the list stands, as `messages`
   */
  checkEach: <T>(schema: z.ZodType<T>, values: readonly unknown[], path: string, file?: string) => T[];
  /**
   * Returns the room's slug for a chat's name, or nothing, with a problem, where none can be made of it.
   * @param id the chat's own id, by which chats of one name are told apart
   */
  roomOf: (title: string, id?: string) => string | undefined;
  /** The clock of a room. */
  clockOf: (room: string) => (epochMilliseconds: number) => LocalDateTime | undefined;
  /** The language in which the room's notices are written. */
  languageOf: (room: string) => Language;
  /** Adds a message as a tool has it. */
  post: (room: string, moment: LocalDateTime, post: Post) => void;
  /** Adds one message to the letter. */
  add: (room: string, moment: LocalDateTime, message: Untimed) => ExportMessage;
  report: (finding: Finding, place?: Point, file?: string) => void;
  /** Reports conversations that nobody asked to publish, by the names that `--chat` knows them by. */
  reportPrivate: (names: readonly string[]) => void;
  /** The days, by room and date, each in time order; what came first in a second stays first. */
  finish: () => ExportReading;
}

/** Begins a transcript of what is at a path. */
export function buildExport(path: string, options: ImportOptions): ExportBuilder {
  const rooms = new Map<string, Map<string, ExportMessage[]>>();
  const problems: Problem[] = [];
  const told = new Map<RuleId, number>();
  const clocks = new Map<string, ReturnType<typeof clockIn>>();
  /** The text that was read last: what is reported without a place is of it. */
  let latest = { path: '', text: '' };
  const quotes = new Map<ExportMessage, Quoted>();
  const chats = options.chats ?? new Chats();

  const report: ExportBuilder['report'] = (finding, start, file = path) => {
    const count = (told.get(finding.rule) ?? 0) + 1;
    told.set(finding.rule, count);
    if (count > maxReported) return;
    const place = start ?? (file === latest.path ? placeOf(finding, latest.text) : undefined);
    problems.push(locate(finding, { file, start: place }));
  };
  const add: ExportBuilder['add'] = (room, { date, time }, untimed) => {
    const days = rooms.get(room) ?? new Map<string, ExportMessage[]>();
    rooms.set(room, days);
    const messages = days.get(date) ?? [];
    days.set(date, messages);
    const message = { time, ...untimed };
    messages.push(message);
    return message;
  };
  const textOf: ExportBuilder['textOf'] = (file) => {
    const decoding = decodeText(file.bytes);
    const problem = replacedCharacters(file.path, decoding);
    if (problem) problems.push(problem);
    latest = { path: file.path, text: decoding.text };
    return decoding.text;
  };
  const check: ExportBuilder['check'] = (schema, value, at, place, file) => {
    const checked = checkShape(schema, value, at);
    if ('value' in checked) return checked.value;
    report(checked.finding, place, file);
    return undefined;
  };
  return {
    report,
    check,
    checkEach: (schema, values, at, file) =>
      values.flatMap((value, index) => check(schema, value, `${at}[${index}]`, undefined, file) ?? []),
    readAs(file, schema) {
      const json = readJson(textOf(file));
      if ('value' in json) return check(schema, json.value, '', undefined, file.path);
      report(json.finding, json.place, file.path);
      return undefined;
    },
    reportPrivate: (names) => report(privateChats(path, names)),
    textOf,
    roomOf(title, id) {
      // The name of a file says nothing where a person has said which room it is.
      const isTitle = options.room === undefined || title !== stemOf(path);
      const room = chats.roomOf(isTitle ? title : '', id, options.room);
      if (room === undefined) report(unnamedRoom(options.room));
      return room;
    },
    clockOf(room) {
      const zone = options.timeZone?.(room) ?? defaultTimeZone;
      const clock = clocks.get(zone) ?? clockIn(zone);
      clocks.set(zone, clock);
      return clock;
    },
    languageOf: (room) => languageOf(options.language?.(room) ?? defaultLanguage),
    add,
    post(room, moment, { content, quoted, ...post }) {
      [content].flat().forEach((one, index) => {
        const message = add(room, moment, untimed(one, post, index));
        if (quoted && index === 0) quotes.set(message, quoted);
      });
    },
    finish() {
      const days: ExportDay[] = [];
      for (const [room, byDate] of [...rooms].sort(([a], [b]) => compareTexts(a, b))) {
        const ofRoom = [...byDate]
          .map(([date, messages]) => ({ room, date, messages }))
          .sort((a, b) => compareTexts(a.date, b.date));
        for (const { messages } of ofRoom) messages.sort((a, b) => compareTexts(a.time, b.time));
        findParents(ofRoom, quotes);
        days.push(...ofRoom);
      }
      for (const [rule, count] of told) {
        if (count > maxReported) problems.push(furtherProblems(path, rule, count - maxReported));
      }
      return { days, problems };
    },
  };
}

/** Whether a chat is the one asked for, or nothing was asked for. */
export const isWanted = (
  options: ImportOptions,
  ...names: readonly (string | number | undefined)[]
): boolean => {
  const given = names.filter((name) => name !== undefined && name !== '').map(String);
  if (given[0] !== undefined) options.chats?.offered.add(given[0]);
  return options.chat === undefined || given.includes(options.chat);
};

/**
 * Several chats in one export cannot all be one room: the finding that stops it, or nothing.
 * @param chats the names of the chats that would be read
 */
export function tooManyChats(options: ImportOptions, chats: readonly string[]): Finding | undefined {
  if (options.room === undefined || chats.length < 2) return undefined;
  const names = chats.slice(0, namesShown).map((chat) => `“${chat}”`);
  return finding('export-chats', {
    actual: `${chats.length} chats for the one room ${options.room}: ${names.join(', ')}${chats.length > namesShown ? ', …' : ''}`,
  });
}

/**
 * Conversations that nobody asked to publish: how many, of whom, and the command that takes one in.
 * @param path the export; @param names by which `--chat` knows them
 */
export function privateChats(path: string, names: readonly string[]): Finding {
  const shown = names.slice(0, namesShown).map((name) => `“${oneLine(name)}”`);
  const count = `${names.length} private conversation${names.length === 1 ? '' : 's'}`;
  return finding('export-private', {
    actual: `${count}: ${shown.join(', ')}${names.length > namesShown ? ', …' : ''}`,
    fix: `left out; to take one in all the same: qunlu import ${shellWord(path)} --chat ${shellWord(names[0] ?? '')}`,
  });
}

/** A word as a shell takes it. */
const shellWord = (word: string): string =>
  /^[\w./@:+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** A time that cannot be one; the message is not read. */
export const unlikelyTime = (time: unknown): Finding =>
  finding('export-time', { actual: `the time ${excerpt(String(time))}` });

const unnamedRoom = (stated: string | undefined): Finding =>
  finding('export-room', {
    actual: stated === undefined ? 'an export that does not say which room it is of' : `the room “${stated}”`,
  });

const furtherProblems = (file: string, rule: RuleId, count: number): Problem =>
  problem('export-more', { file }, { actual: `${count} further problems of ${rule}` });

/** The name of a file without its folders and ending, which for many tools is the name of the chat. */
export const stemOf = (path: string): string => (path.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]+$/, '');
