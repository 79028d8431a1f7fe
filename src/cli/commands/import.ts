import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile, shownPath } from '../../archive/file.ts';
import { readDayFile } from '../../archive/read.ts';
import { writeDay } from '../../core/day-file.ts';
import { formatProblem, type Problem } from '../../core/problem.ts';
import type { ExportDay } from '../../import/format.ts';
import { formats } from '../../import/formats/index.ts';
import { mergeDay } from '../../import/merge.ts';
import { type Command, textOf, UsageError } from '../command.ts';

/** What an import did; `messagesIn` is always `messagesOut + merged`. */
interface Report {
  files: number;
  messagesIn: number;
  messagesOut: number;
  merged: number;
  problems: Problem[];
  repairs: Record<string, number>;
  redactions: Record<string, number>;
  days: { room: string; date: string; in: number; out: number; merged: number; total: number }[];
}

export const command: Command = {
  usage: 'PATH… [--room R] [--format F] [--dry-run]',
  summary: 'Brings exports into the content folder: files, folders, or a whole Jekyll tree.',
  options: { room: { type: 'string' }, format: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(paths, values, { content, json, out, note }) {
    if (paths.length === 0) throw new UsageError('import needs the path of an export: a file or a folder');
    const wanted = textOf(values, 'format') ?? 'auto';
    const known = ['auto', ...formats.map((format) => format.name)];
    if (!known.includes(wanted)) throw new UsageError(`no format “${wanted}”; there are ${known.join(', ')}`);

    const report: Report = {
      files: 0,
      messagesIn: 0,
      messagesOut: 0,
      merged: 0,
      problems: [],
      repairs: {},
      redactions: {},
      days: [],
    };
    const found = new Map<string, ExportDay[]>();
    for (const path of await listFiles(paths)) {
      const file = { path: shownPath(path), bytes: new Uint8Array(await readFile(path)) };
      const candidates = formats
        .filter((format) => wanted === 'auto' || format.name === wanted)
        .map((format) => ({ format, certainty: wanted === 'auto' ? format.detect(file) : 1 }))
        .sort((a, b) => b.certainty - a.certainty);
      const best = candidates[0];
      if (!best || best.certainty === 0) continue;
      report.files++;
      const reading = best.format.parse(file, { room: textOf(values, 'room') });
      report.problems.push(...reading.problems);
      for (const day of reading.days) {
        const key = `${day.room}/${day.date}`;
        found.set(key, [...(found.get(key) ?? []), day]);
      }
    }
    if (report.files === 0) {
      throw new UsageError(
        `nothing to import in ${paths.join(', ')}; the formats tried were ${known.slice(1).join(', ')}`,
      );
    }

    for (const key of [...found.keys()].sort()) {
      const exports = found.get(key) as ExportDay[];
      const { room, date } = exports[0] as ExportDay;
      const path = join(content, 'days', room, `${date}.md`);
      const before = existsSync(path) ? await readDayFile(path) : undefined;
      const broken = before?.problems.filter((problem) => problem.severity === 'error') ?? [];
      if (broken.length > 0) {
        report.problems.push(...broken);
        continue;
      }
      const merge = mergeDay(before?.day, { room, date }, exports);
      const text = writeDay(merge.day, before?.frontMatterSource);
      const unchanged = before !== undefined && merge.messagesOut === 0;
      if (!values['dry-run'] && !unchanged) await replaceFile(path, text);
      report.messagesIn += merge.messagesIn;
      report.messagesOut += merge.messagesOut;
      report.merged += merge.merged;
      report.days.push({
        room,
        date,
        in: merge.messagesIn,
        out: merge.messagesOut,
        merged: merge.merged,
        total: merge.day.messages.length,
      });
    }

    for (const problem of report.problems) note(formatProblem(problem));
    if (json) out(JSON.stringify(report, null, 1));
    else {
      out(
        `${report.files} files, ${report.days.length} days: ${report.messagesIn} messages in, ` +
          `${report.messagesOut} written, ${report.merged} there already`,
      );
    }
    return report.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
  },
};

/** The files below the paths given, sorted; hidden files and folders are left out. */
async function listFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new UsageError(`no file or folder ${path}`);
    if (!(await stat(path)).isDirectory()) {
      files.push(path);
      continue;
    }
    for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
      const below = join(entry.parentPath, entry.name);
      if (
        entry.isFile() &&
        !below
          .slice(path.length)
          .split(/[/\\]/)
          .some((part) => part.startsWith('.'))
      ) {
        files.push(below);
      }
    }
  }
  return files.sort();
}
