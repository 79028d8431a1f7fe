import { writeBody } from '../message/dialect.ts';
import { identify } from '../message/message.ts';
import { trimLineEnd } from '../message/normal-form.ts';
import { calendarDate, slug } from '../message/schema.ts';
import { readMessages } from './day-messages.ts';
import { readFrontMatter, writeFrontMatter, type FindPoint } from './front-matter.ts';
import { byPosition, excerpt, locate, type Problem, problem } from './problem.ts';
import { type Day, day as daySchema, dayFrontMatter } from './schema.ts';
import { resolveSessions } from './session.ts';

/** A day as read from its file, with where everything stands in it. */
export interface DayReading {
  /** Absent when the file's name tells no room and date. */
  day: Day | undefined;
  /** The header line of each message, 1-based, in the order of `day.messages`. */
  lines: number[];
  pointOf: FindPoint;
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
  const { source, next, unclosed } = splitFrontMatter(lines);
  const head = readFrontMatter(source, file, 2, dayFrontMatter);
  const { drafts, headerLines, findings } = readMessages(lines, next);
  const problems = [
    ...(unclosed ? [openFrontMatter(file)] : []),
    ...head.problems,
    ...findings.map(({ finding, start }) => locate(finding, { file, start })),
  ];

  const misnamed = checkName(name, file);
  if (misnamed) problems.push(misnamed);
  const day =
    name && !misnamed
      ? { ...name, frontMatter: head.frontMatter ?? {}, messages: identify(drafts) }
      : undefined;
  if (day) {
    problems.push(...checkDate(day, file, head.pointOf));
    if (drafts.length === 0) problems.push(emptyDay(file, lines.length));
    if (head.problems.length === 0) {
      for (const { path, ...issue } of resolveSessions(day).issues) {
        problems.push(locate(issue, { file, start: head.pointOf(path) }));
      }
    }
  }
  problems.sort(byPosition);
  return { day, lines: headerLines, pointOf: head.pointOf, frontMatterSource: source, problems };
}

/** Finds the front matter. @returns its YAML, and the index of the line below it */
function splitFrontMatter(lines: readonly string[]): { source: string; next: number; unclosed: boolean } {
  const nothing = { source: '', next: 0, unclosed: false };
  if (!fence.test(lines[0] ?? '')) return nothing;
  const close = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (close < 0) return { ...nothing, unclosed: true };
  const source = lines
    .slice(1, close)
    .map((line) => `${line}\n`)
    .join('');
  return { source, next: close + 1, unclosed: false };
}

/** Checks the room and date that a file's name tells. */
function checkName(name: DayName | undefined, file: string): Problem | undefined {
  if (!name) return problem('file-name', { file }, { actual: excerpt(file) });
  if (!calendarDate.safeParse(name.date).success) {
    const actual = `the date ${name.date} in the file's name`;
    return problem('date', { file }, { actual, fix: 'rename the file' });
  }
  if (slug.safeParse(name.room).success) return undefined;
  return problem('room', { file }, { actual: `the room ${excerpt(name.room)}` });
}

/** Checks that a date in the front matter is the one of the file's name. */
function checkDate({ date, frontMatter }: Day, file: string, pointOf: FindPoint): Problem[] {
  const value = frontMatter['date'];
  const stated = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
  if (stated === undefined || stated === date) return [];
  const at = { file, start: pointOf(['date']) };
  return calendarDate.safeParse(stated).success
    ? [problem('date-mismatch', at, { actual: `the date ${stated}, in a file of ${date}` })]
    : [problem('date', at, { actual: `the date ${stated}` })];
}

const openFrontMatter = (file: string): Problem =>
  problem(
    'front-matter-end',
    { file, start: { line: 1, column: 1 } },
    { actual: 'front matter without an end' },
  );

const emptyDay = (file: string, lineCount: number): Problem =>
  problem(
    'day-empty',
    { file, start: { line: Math.max(1, lineCount), column: 1 } },
    { actual: 'a day without a message' },
  );

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
