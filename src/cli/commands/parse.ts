import { readDayFile } from '../../archive/disk/read.ts';
import { formatProblem } from '../../archive/problem.ts';
import { UsageError } from '../../archive/problem.ts';
import { formats } from '../../import/formats/index.ts';
import { readExports } from '../../import/pipeline/read.ts';
import type { Message } from '../../message/schema.ts';
import { type Command } from '../command.ts';
import { importOptionNames, importOptions } from '../import-options.ts';

export const command: Command = {
  usage: 'FILE… [--room R] [--chat NAME] [--time-zone Z] [--date-order O]',
  summary:
    'Prints day files and exports as JSON: [{room, date, frontMatter, messages: [{id, time, speaker, kind, text, …}]}].',
  options: importOptionNames,
  async run(paths, values, { content, out, note }) {
    if (paths.length === 0) throw new UsageError('parse needs the path of a day file or an export');
    const days = [];
    let failed = false;
    for (const path of paths.filter(isDayFile)) {
      const { day, lines, problems } = await readDayFile(path);
      for (const problem of problems) note(formatProblem(problem));
      failed ||= problems.some((problem) => problem.severity === 'error');
      if (!day) continue;
      const messages = day.messages.map((message, index) => ({ ...shown(message), line: lines[index] }));
      days.push({ ...day, messages });
    }
    const exports = paths.filter((path) => !isDayFile(path));
    if (exports.length > 0) {
      const read = await readExports(exports, formats, await importOptions(values, content));
      for (const problem of read.problems) note(formatProblem(problem));
      failed ||= read.problems.some((problem) => problem.severity === 'error');
      days.push(...read.days.map((day) => ({ ...day, messages: day.messages.map(shown) })));
    }
    out(JSON.stringify(days, null, 1));
    return failed ? 1 : 0;
  },
};

const isDayFile = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

/** Returns a message without what is never published. */
const shown = (message: Message): object =>
  Object.fromEntries(Object.entries(message).filter(([key]) => !unpublished.has(key)));

const unpublished: ReadonlySet<string> = new Set(['annotations', 'spelling', 'accountId', 'replySource']);
