import { writeBody } from '../message/dialect.ts';
import { identify } from '../message/message.ts';
import { trimLineEnd } from '../message/normal-form.ts';
import { calendarDate, slug } from '../message/schema.ts';
import { readMessages } from './day-messages.ts';
import { readFrontMatter, writeFrontMatter, type FindPlace } from './front-matter.ts';
import { excerpt, type Problem } from './problem.ts';
import { type Day, day as daySchema, dayFrontMatter } from './schema.ts';
import { placeSessions } from './session.ts';

/** A day as read from its file, with where everything stands in it. */
export interface DayReading {
  /** Absent when the file's name tells no room and date. */
  day: Day | undefined;
  /** The header line of each message, 1-based, in the order of `day.messages`. */
  lines: number[];
  placeOf: FindPlace;
  /** The YAML as it stood, for writing it back with its comments. */
  frontMatterSource: string;
  problems: Problem[];
}

const fence = /^---[ \t\r]*$/;

/** What the path of a day file tells. */
interface DayName {
  room: string;
  date: string;
}

/**
 * Returns the room and date that a file's path names: `days/<room>/<date>.md`, or the old
 * `<room>/_posts/<date>-chat.markdown`. The date may be one that does not exist.
 */
export function nameOfDay(file: string): DayName | undefined {
  const match = /(?:^|[/\\])([^/\\]+)[/\\](?:_posts[/\\])?(\d{4}-\d{2}-\d{2})[^/\\]*\.(?:md|markdown)$/.exec(
    file,
  );
  return match?.[1] && match[2] ? { room: match[1].toLowerCase(), date: match[2] } : undefined;
}

/**
 * Reads a day file. Never throws on content: whatever is wrong becomes a problem, and what can be read is
 * read. `writeDay` is its inverse.
 * @param text the file's whole text; @param file its path, for problems
 * @param name room and date, where something else than the path tells them
 */
export function readDay(text: string, file: string, name = nameOfDay(file)): DayReading {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const { source, next, problem } = splitFrontMatter(lines, file);
  const head = readFrontMatter(source, file, 2, dayFrontMatter);
  const { drafts, headerLines, issues } = readMessages(lines, next);
  const problems = [...(problem ? [problem] : []), ...head.problems];
  problems.push(...issues.map((issue) => ({ ...issue, file })));

  const misnamed = checkName(name, file);
  if (misnamed) problems.push(misnamed);
  const day =
    name && !misnamed
      ? { ...name, frontMatter: head.frontMatter ?? {}, messages: identify(drafts) }
      : undefined;
  if (day) {
    problems.push(...checkDate(day, file, head.placeOf));
    if (drafts.length === 0) problems.push(emptyDay(file, lines.length));
    if (head.problems.length === 0) {
      for (const { path, ...issue } of placeSessions(day).issues) {
        problems.push({ ...issue, file, ...head.placeOf(path) });
      }
    }
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { day, lines: headerLines, placeOf: head.placeOf, frontMatterSource: source, problems };
}

/** Finds the front matter. @returns its YAML, and the index of the line below it */
function splitFrontMatter(
  lines: readonly string[],
  file: string,
): { source: string; next: number; problem?: Problem } {
  if (!fence.test(lines[0] ?? '')) return { source: '', next: 0 };
  const close = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (close < 0) return { source: '', next: 0, problem: openFrontMatter(file) };
  const source = lines
    .slice(1, close)
    .map((line) => `${line}\n`)
    .join('');
  return { source, next: close + 1 };
}

/** Checks the room and date that a file's name tells. */
function checkName(name: DayName | undefined, file: string): Problem | undefined {
  const at = { severity: 'error', file, line: 1, column: 1 } as const;
  if (!name) {
    return {
      ...at,
      rule: 'file-name',
      found: excerpt(file),
      expected: 'a file days/<room>/<date>.md',
      mend: 'rename the file after its room and date, as in days/product/2023-03-09.md',
    };
  }
  if (!calendarDate.safeParse(name.date).success) {
    return {
      ...at,
      rule: 'date',
      found: `the date ${name.date} in the file's name`,
      expected: 'a date that exists, as YYYY-MM-DD',
      mend: 'rename the file',
    };
  }
  if (slug.safeParse(name.room).success) return undefined;
  return {
    ...at,
    rule: 'room',
    found: `the room ${excerpt(name.room)}`,
    expected: 'lower-case letters, digits and hyphens',
    mend: 'rename the folder of the room',
  };
}

/** Checks that a date in the front matter is the one of the file's name. */
function checkDate({ date, frontMatter }: Day, file: string, placeOf: FindPlace): Problem[] {
  const stated = frontMatter['date'];
  const statedDate = typeof stated === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(stated)?.[0] : undefined;
  if (statedDate === undefined || statedDate === date) return [];
  const exists = calendarDate.safeParse(statedDate).success;
  return [
    {
      severity: exists ? 'warning' : 'error',
      rule: 'date',
      file,
      ...placeOf(['date']),
      found: exists ? `the date ${statedDate}, in a file of ${date}` : `the date ${statedDate}`,
      expected: exists ? 'the same date' : 'a date that exists, as YYYY-MM-DD',
      mend: "correct `date`, or remove it: the file's name tells the date",
    },
  ];
}

const openFrontMatter = (file: string): Problem => ({
  severity: 'error',
  rule: 'front-matter',
  file,
  line: 1,
  column: 1,
  found: 'front matter without an end',
  expected: 'a closing line of ---',
  mend: 'add a line --- after the front matter',
});

const emptyDay = (file: string, lineCount: number): Problem => ({
  severity: 'warning',
  rule: 'day-empty',
  file,
  line: Math.max(1, lineCount),
  column: 1,
  found: 'a day without a message',
  expected: 'one message or more',
  mend: 'import an export that holds this day, or leave it: the site shows the gap',
});

/**
 * Gives the text of a day's file. `readDay` of it equals the day.
 * @param frontMatterSource the front matter that stood in the file before, to keep its comments and order
 * @throws {z.ZodError} when `day` is not a valid `Day`
 */
export function writeDay(day: Day, frontMatterSource?: string): string {
  const { frontMatter, messages } = daySchema.parse(day);
  const yaml = writeFrontMatter(frontMatter, frontMatterSource);
  const parts = yaml === '' ? [] : [`---\n${yaml}---\n`];
  for (const message of messages) {
    const lines = writeBody(message);
    parts.push(
      trimLineEnd(`> ${message.time}  ${message.speaker}`),
      '\n\n',
      lines.length > 0 ? `${lines.join('\n')}\n\n` : '',
    );
  }
  return parts.join('');
}
