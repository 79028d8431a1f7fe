import { readFrontMatter, writeFrontMatter, type FindPlace } from './front-matter.ts';
import { identify, type MessageDraft, normaliseText, trimLineEnd } from '../message/message.ts';
import { byPlace, excerpt, locate, type Place, type Problem, problem } from './problem.ts';
import type { RuleId } from './rules/index.ts';
import { calendarDate, slug } from '../message/schema.ts';
import { type Day, day as daySchema, dayFrontMatter } from './schema.ts';
import { resolveSessions } from './session.ts';

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
/** A label may hold any sign but the end of a line; `.` would stop at U+2028 and U+2029 too. */
const header = /^> (\d\d):(\d\d):(\d\d)(?:[ \t]+([^\r\n]*))?$/;
const likeHeader = /^>[ \t]*\d{1,2}:\d{2}/;
const tombstone = '<!-- removed -->';

/** Lines that would be read as something else than text; writing puts a backslash before them. */
const guarded = /^\\*(?:>[ \t]*\d{1,2}:\d{2}|---$|<!-- removed -->$)/;

/**
 * Gives the room and date that a file's path names: `days/<room>/<date>.md`, or the old
 * `<room>/_posts/<date>-chat.markdown`. The date may be one that does not exist.
 */
export function nameOfDay(file: string): { room: string; date: string } | undefined {
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
  const problems: Problem[] = [];
  const report = (
    rule: RuleId,
    start: Place | undefined,
    actual: string,
    expected: string,
    fix: string,
  ): void => {
    problems.push(problem(rule, { file, start }, { actual, expected, fix }));
  };

  let next = 0;
  let frontMatterSource = '';
  if (fence.test(lines[0] ?? '')) {
    const close = lines.findIndex((line, index) => index > 0 && fence.test(line));
    if (close < 0) {
      report(
        'front-matter-end',
        { line: 1, column: 1 },
        'front matter without an end',
        'a closing line of ---',
        'add a line --- after the front matter',
      );
    } else {
      frontMatterSource = lines
        .slice(1, close)
        .map((line) => `${line}\n`)
        .join('');
      next = close + 1;
    }
  }
  const head = readFrontMatter(frontMatterSource, file, 2, dayFrontMatter);
  problems.push(...head.problems);

  const drafts: MessageDraft[] = [];
  const headerLines: number[] = [];
  let body: string[] = [];
  const finish = (): void => {
    const draft = drafts.at(-1);
    if (draft) Object.assign(draft, readBody(body));
    body = [];
  };
  let latest = '';
  let strayReported = false;
  for (; next < lines.length; next++) {
    const line = lines[next] as string;
    const place = { line: next + 1, column: 1 };
    const match = header.exec(trimLineEnd(line));
    if (match) {
      const [, hours = '', minutes = '', seconds = '', label = ''] = match;
      const time = `${hours}:${minutes}:${seconds}`;
      if (hours < '24' && minutes < '60' && seconds < '60') {
        finish();
        drafts.push({ time, speaker: label, text: '' });
        headerLines.push(next + 1);
        if (time < latest) {
          report(
            'time-order',
            { line: next + 1, column: 3 },
            `${time} after ${latest}`,
            'times that do not run backwards',
            'move the message to its place in time, or import the export again',
          );
        } else latest = time;
        continue;
      }
      report(
        'time',
        { line: next + 1, column: 3 },
        excerpt(time),
        'a time from 00:00:00 to 23:59:59',
        'correct the time of this message',
      );
    } else if (likeHeader.test(line)) {
      report(
        'header-like',
        place,
        excerpt(trimLineEnd(line)),
        'a header as `> HH:MM:SS  Speaker`, or text',
        'write the header in full; if it is text, put a backslash before it',
      );
    } else if (drafts.length === 0 && trimLineEnd(line) !== '' && !strayReported) {
      strayReported = true;
      report(
        'header-missing',
        place,
        `text before any header: ${excerpt(trimLineEnd(line))}`,
        'a header `> HH:MM:SS  Speaker` before the first text',
        'add the header of the message that this text belongs to',
      );
    }
    body.push(line);
  }
  finish();

  let day: Day | undefined;
  if (!name) {
    report(
      'file-name',
      undefined,
      excerpt(file),
      'a file days/<room>/<date>.md',
      'rename the file after its room and date, as in days/product/2023-03-09.md',
    );
  } else if (!calendarDate.safeParse(name.date).success) {
    report(
      'date',
      undefined,
      `the date ${name.date} in the file's name`,
      'a date that exists, as YYYY-MM-DD',
      'rename the file',
    );
  } else if (!slug.safeParse(name.room).success) {
    report(
      'room',
      undefined,
      `the room ${excerpt(name.room)}`,
      'lower-case letters, digits and hyphens',
      'rename the folder of the room',
    );
  } else {
    const stated = head.frontMatter?.['date'];
    const statedDate = typeof stated === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(stated)?.[0] : undefined;
    if (statedDate !== undefined && !calendarDate.safeParse(statedDate).success) {
      report(
        'date',
        head.placeOf(['date']),
        `the date ${statedDate}`,
        'a date that exists, as YYYY-MM-DD',
        "correct `date`, or remove it: the file's name tells the date",
      );
    } else if (statedDate !== undefined && statedDate !== name.date) {
      report(
        'date-mismatch',
        head.placeOf(['date']),
        `the date ${statedDate}, in a file of ${name.date}`,
        'the same date',
        "correct `date`, or remove it: the file's name tells the date",
      );
    }
    day = { ...name, frontMatter: head.frontMatter ?? {}, messages: identify(drafts) };
    if (drafts.length === 0) {
      report(
        'day-empty',
        { line: Math.max(1, lines.length), column: 1 },
        'a day without a message',
        'one message or more',
        'import an export that holds this day, or leave it: the site shows the gap',
      );
    }
    if (head.problems.length === 0) {
      for (const { path, ...issue } of resolveSessions(day).issues) {
        problems.push(locate(issue, { file, start: head.placeOf(path) }));
      }
    }
  }
  problems.sort(byPlace);
  return { day, lines: headerLines, placeOf: head.placeOf, frontMatterSource, problems };
}

function readBody(body: readonly string[]): Pick<MessageDraft, 'text' | 'removed'> {
  const text = normaliseText(body.join('\n'));
  const unescape = (lines: readonly string[]): string =>
    lines.map((line) => (line.startsWith('\\') && guarded.test(line) ? line.slice(1) : line)).join('\n');
  const lines = text.split('\n');
  return lines[0] === tombstone
    ? { text: unescape(lines.slice(1)), removed: true }
    : { text: unescape(lines) };
}

/**
 * Gives the text of a day's file. `readDay` of it equals the day.
 * @param frontMatterSource the front matter that stood in the file before, to keep its comments and order
 * @throws {z.ZodError} when `day` is not a valid `Day`
 */
export function writeDay(day: Day, frontMatterSource?: string): string {
  const { frontMatter, messages } = daySchema.parse(day);
  const yaml = writeFrontMatter(frontMatter, frontMatterSource);
  const parts = yaml === '' ? [] : [`---\n${yaml}---\n`];
  for (const { time, speaker, kind, text } of messages) {
    const lines =
      text === '' ? [] : text.split('\n').map((line) => (guarded.test(line) ? `\\${line}` : line));
    if (kind === 'removed') lines.unshift(tombstone);
    parts.push(
      trimLineEnd(`> ${time}  ${speaker}`),
      '\n\n',
      lines.length > 0 ? `${lines.join('\n')}\n\n` : '',
    );
  }
  return parts.join('');
}
