import { readDayFile } from '../../archive/disk/read.ts';
import { formatProblem } from '../../archive/problem.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ParseInput } from '../declarations/parse.ts';

/** Prints day files as JSON, and their problems beside it. */
export async function run({ files }: ParseInput, { out, note }: CommandContext): Promise<ExitStatus> {
  const days = [];
  let failed = false;
  for (const path of files) {
    const { day, lines, problems } = await readDayFile(path);
    for (const problem of problems) note(formatProblem(problem));
    failed ||= problems.some((problem) => problem.severity === 'error');
    if (!day) continue;
    const messages = day.messages.map((message, index) => ({ ...message, line: lines[index] }));
    days.push({ ...day, messages });
  }
  out(JSON.stringify(days, null, 1));
  return failed ? 1 : 0;
}
