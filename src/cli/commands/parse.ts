import { readDayFile } from '../../archive/disk/read.ts';
import { formatProblem } from '../../archive/problem.ts';
import { formats } from '../../import/formats/index.ts';
import { readExports } from '../../import/pipeline/read.ts';
import type { Message } from '../../message/schema.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ParseInput } from '../declarations/parse.ts';
import { importOptions } from '../import-options.ts';

/** Prints day files and exports as JSON, and their problems beside it. */
export async function run(
  { files, ...input }: ParseInput,
  { content, stdout, stderr }: CommandContext,
): Promise<ExitStatus> {
  const days: object[] = [];
  let failed = false;
  for (const path of files.filter(isDayFile)) {
    const { day, lines, problems } = await readDayFile(path);
    for (const problem of problems) stderr(formatProblem(problem));
    failed ||= problems.some((problem) => problem.severity === 'error');
    if (!day) continue;
    const messages = day.messages.map((message, index) => ({ ...printed(message), line: lines[index] }));
    days.push({ ...day, messages });
  }
  const exports = files.filter((path) => !isDayFile(path));
  if (exports.length > 0) {
    const read = await readExports(exports, formats, await importOptions(input, content));
    for (const problem of read.problems) stderr(formatProblem(problem));
    failed ||= read.problems.some((problem) => problem.severity === 'error');
    days.push(...read.days.map((day) => ({ ...day, messages: day.messages.map(printed) })));
  }
  stdout(JSON.stringify(days, null, 1));
  return failed ? 1 : 0;
}

const isDayFile = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

/** Returns a message without what is never published. */
const printed = (message: Message): object =>
  Object.fromEntries(Object.entries(message).filter(([key]) => !unpublished.has(key)));

const unpublished: ReadonlySet<string> = new Set(['annotations', 'spelling', 'accountId', 'replySource']);
