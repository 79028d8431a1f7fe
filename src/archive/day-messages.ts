import { readBody } from '../message/dialect.ts';
import type { MessageDraft } from '../message/message.ts';
import { normaliseText, trimLineEnd } from '../message/normal-form.ts';
import { excerpt } from './problem.ts';

/** Something wrong in the lines of a day file; `line` and `column` are 1-based. */
export interface LineIssue {
  severity: 'error' | 'warning';
  rule: string;
  line: number;
  column: number;
  found: string;
  expected: string;
  mend: string;
}

/** A message as it stands between two headers. */
interface Section {
  time: string;
  speaker: string;
  /** The line of its header, 1-based; of what stands before the first header, the line before. */
  line: number;
  body: string[];
}

/** A label may hold any character but the end of a line; `.` would stop at U+2028 and U+2029 too. */
const header = /^> (\d\d):(\d\d):(\d\d)(?:[ \t]+([^\r\n]*))?$/;
const likeHeader = /^>[ \t]*\d{1,2}:\d{2}/;

/**
 * Reads the messages of a day file.
 * @param lines of the whole file; @param first the index of the line below the front matter
 * @returns the messages in the order of the file, and the line of each header
 */
export function readMessages(
  lines: readonly string[],
  first: number,
): { drafts: MessageDraft[]; headerLines: number[]; issues: LineIssue[] } {
  const issues: LineIssue[] = [];
  const [before, ...sections] = divide(lines, first, issues) as [Section, ...Section[]];
  const stray = before.body.findIndex((line) => trimLineEnd(line) !== '' && !likeHeader.test(line));
  if (stray >= 0) issues.push(strayText(before.line + 1 + stray, before.body[stray] as string));
  issues.push(...checkOrder(sections));
  const drafts = sections.map(({ time, speaker, line, body }): MessageDraft => {
    const { content, circumstances, unknown } = readBody(normaliseText(body.join('\n')), speaker);
    const firstLine = line + 1 + body.findIndex((words) => trimLineEnd(words) !== '');
    issues.push(...unknown.map((one) => unknownAnnotation(firstLine + one.line, one.annotation)));
    return { time, speaker, ...circumstances, ...content };
  });
  return { drafts, headerLines: sections.map(({ line }) => line), issues };
}

/** Divides lines at their headers; the first section is what stands before any of them. */
function divide(lines: readonly string[], first: number, issues: LineIssue[]): Section[] {
  const sections: Section[] = [{ time: '', speaker: '', line: first, body: [] }];
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] as string;
    const [, hours = '', minutes = '', seconds = '', speaker = ''] = header.exec(trimLineEnd(line)) ?? [];
    if (hours === '') {
      if (likeHeader.test(line)) issues.push(headerLike(index + 1, line));
    } else {
      const time = `${hours}:${minutes}:${seconds}`;
      if (hours < '24' && minutes < '60' && seconds < '60') {
        sections.push({ time, speaker, line: index + 1, body: [] });
        continue;
      }
      issues.push(noTime(index + 1, time));
    }
    sections.at(-1)?.body.push(line);
  }
  return sections;
}

function checkOrder(sections: readonly Section[]): LineIssue[] {
  let latest = '';
  return sections.flatMap(({ time, line }) => {
    if (time < latest) return [outOfOrder(line, time, latest)];
    latest = time;
    return [];
  });
}

const strayText = (line: number, words: string): LineIssue => ({
  severity: 'error',
  rule: 'header-missing',
  line,
  column: 1,
  found: `text before any header: ${excerpt(trimLineEnd(words))}`,
  expected: 'a header `> HH:MM:SS  Speaker` before the first text',
  mend: 'add the header of the message that this text belongs to',
});

const headerLike = (line: number, words: string): LineIssue => ({
  severity: 'warning',
  rule: 'header-like',
  line,
  column: 1,
  found: excerpt(trimLineEnd(words)),
  expected: 'a header as `> HH:MM:SS  Speaker`, or text',
  mend: 'write the header in full; if it is text, put a backslash before it',
});

const noTime = (line: number, time: string): LineIssue => ({
  severity: 'error',
  rule: 'time',
  line,
  column: 3,
  found: excerpt(time),
  expected: 'a time from 00:00:00 to 23:59:59',
  mend: 'correct the time of this message',
});

const outOfOrder = (line: number, time: string, latest: string): LineIssue => ({
  severity: 'error',
  rule: 'time-order',
  line,
  column: 3,
  found: `${time} after ${latest}`,
  expected: 'times that do not run backwards',
  mend: 'move the message to its place in time, or import the export again',
});

const unknownAnnotation = (line: number, annotation: string): LineIssue => ({
  severity: 'warning',
  rule: 'annotation',
  line,
  column: 1,
  found: excerpt(annotation),
  expected: 'an annotation that docs/day-file.md describes',
  mend: 'correct it; if it is text, put a backslash before it. It is kept and not published',
});
