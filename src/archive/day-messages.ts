import { readBody } from '../message/dialect.ts';
import type { MessageDraft } from '../message/message.ts';
import { normaliseText, trimLineEnd } from '../message/normal-form.ts';
import { excerpt, type Finding, finding, type Point } from './problem.ts';
import type { RuleId } from './rules/index.ts';

/** Something wrong in a line of a day file. */
export interface LineFinding {
  finding: Finding;
  start: Point;
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
): { drafts: MessageDraft[]; headerLines: number[]; findings: LineFinding[] } {
  const findings: LineFinding[] = [];
  const [before, ...sections] = divide(lines, first, findings) as [Section, ...Section[]];
  const stray = before.body.findIndex((line) => trimLineEnd(line) !== '' && !likeHeader.test(line));
  if (stray >= 0)
    findings.push(at(before.line + 1 + stray, 1, 'header-missing', strayText(before.body[stray] as string)));
  findings.push(...checkOrder(sections));
  const drafts = sections.map(({ time, speaker, line, body }): MessageDraft => {
    const reading = readBody(normaliseText(body.join('\n')), speaker);
    const { content, circumstances, unknown, brokenTombstones } = reading;
    const firstLine = line + 1 + body.findIndex((words) => trimLineEnd(words) !== '');
    const note = (rule: RuleId, { line, annotation }: (typeof unknown)[number]): void => {
      findings.push(at(firstLine + line, 1, rule, excerpt(annotation)));
    };
    for (const one of brokenTombstones) note('tombstone', one);
    const broken = new Set(brokenTombstones.map((one) => one.line));
    for (const one of unknown) if (!broken.has(one.line)) note('annotation', one);
    return { time, speaker, ...circumstances, ...content };
  });
  return { drafts, headerLines: sections.map(({ line }) => line), findings };
}

/** Divides lines at their headers; the first section is what stands before any of them. */
function divide(lines: readonly string[], first: number, findings: LineFinding[]): Section[] {
  const sections: Section[] = [{ time: '', speaker: '', line: first, body: [] }];
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] as string;
    const [, hours = '', minutes = '', seconds = '', speaker = ''] = header.exec(trimLineEnd(line)) ?? [];
    if (hours === '') {
      if (likeHeader.test(line)) findings.push(at(index + 1, 1, 'header-like', excerpt(trimLineEnd(line))));
    } else {
      const time = `${hours}:${minutes}:${seconds}`;
      if (hours < '24' && minutes < '60' && seconds < '60') {
        sections.push({ time, speaker, line: index + 1, body: [] });
        continue;
      }
      findings.push(at(index + 1, 3, 'time', excerpt(time)));
    }
    sections.at(-1)?.body.push(line);
  }
  return sections;
}

function checkOrder(sections: readonly Section[]): LineFinding[] {
  let latest = '';
  return sections.flatMap(({ time, line }) => {
    if (time < latest) return [at(line, 3, 'time-order', `${time} after ${latest}`)];
    latest = time;
    return [];
  });
}

const strayText = (words: string): string => `text before any header: ${excerpt(trimLineEnd(words))}`;

const at = (line: number, column: number, rule: RuleId, actual: string): LineFinding => ({
  finding: finding(rule, { actual }),
  start: { line, column },
});
