import { readDayFile } from '../../archive/disk/read.ts';
import { formatProblem } from '../../archive/problem.ts';
import { UsageError } from '../../archive/problem.ts';
import { type Command } from '../command.ts';

export const command: Command = {
  usage: 'FILE…',
  summary:
    'Prints day files as JSON: [{room, date, frontMatter, messages: [{id, time, speaker, kind, text, line}]}].',
  options: {},
  async run(paths, _values, { out, note }) {
    if (paths.length === 0) throw new UsageError('parse needs the path of a day file');
    const days = [];
    let failed = false;
    for (const path of paths) {
      const { day, lines, problems } = await readDayFile(path);
      for (const problem of problems) note(formatProblem(problem));
      failed ||= problems.some((problem) => problem.severity === 'error');
      if (!day) continue;
      const messages = day.messages.map((message, index) => ({ ...message, line: lines[index] }));
      days.push({ ...day, messages });
    }
    out(JSON.stringify(days, null, 1));
    return failed ? 1 : 0;
  },
};
