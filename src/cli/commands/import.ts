import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../archive/file.ts';
import { readDayFile } from '../../archive/read.ts';
import { writeDay } from '../../core/day-file.ts';
import { formatProblem, type Problem } from '../../core/problem.ts';
import { chooseFormat, undecided } from '../../import/choose.ts';
import type { ExportDay, ExportFile } from '../../import/format.ts';
import { formats } from '../../import/formats/index.ts';
import { mergeDay } from '../../import/merge.ts';
import { type Command, textOf, UsageError } from '../command.ts';
import { importDigests, type ImportedDigest, isOldDigest } from '../digests.ts';
import { importOptionNames, importOptions } from '../importing/options.ts';
import { findSources } from '../importing/sources.ts';

/** What an import did; `messagesIn` is always `messagesOut + merged`. */
interface Report {
  files: number;
  /** How many files were read as which format. */
  formats: Record<string, number>;
  messagesIn: number;
  messagesOut: number;
  merged: number;
  problems: Problem[];
  repairs: Record<string, number>;
  redactions: Record<string, number>;
  days: { room: string; date: string; in: number; out: number; merged: number; total: number }[];
  /** Digests of the old site that became digests of ours. */
  digests: ImportedDigest[];
}

export const command: Command = {
  usage: 'PATH… [--room R] [--format F] [--chat NAME] [--time-zone Z] [--date-order ORDER] [--dry-run]',
  summary: 'Brings exports into the content folder: files, folders, or a whole Jekyll tree.',
  options: { ...importOptionNames, format: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(paths, values, { content, json, out, note }) {
    if (paths.length === 0) throw new UsageError('import needs the path of an export: a file or a folder');
    const wanted = textOf(values, 'format') ?? 'auto';
    const known = ['auto', ...formats.map((format) => format.name)];
    if (!known.includes(wanted)) throw new UsageError(`no format “${wanted}”; there are ${known.join(', ')}`);

    const report: Report = {
      files: 0,
      formats: {},
      messagesIn: 0,
      messagesOut: 0,
      merged: 0,
      problems: [],
      repairs: {},
      redactions: {},
      days: [],
      digests: [],
    };
    const found = new Map<string, ExportDay[]>();
    const chosen = wanted === 'auto' ? formats : formats.filter((format) => format.name === wanted);
    const options = await importOptions(values, content);
    const { sources, problems } = await findSources(paths, chosen);
    report.problems.push(...problems);
    const unknown: string[] = [];
    const posts: ExportFile[] = [];
    for (const source of sources) {
      const file = await source.read();
      if (wanted === 'auto' && isOldDigest(file)) {
        posts.push(file);
        continue;
      }
      const { format = chosen.length === 1 ? chosen[0] : undefined, tried } = chooseFormat(file, chosen);
      if (!format) {
        if (source.named || tried[0]?.certainty !== 0) report.problems.push(undecided(file.path, tried));
        else unknown.push(file.path);
        continue;
      }
      report.files++;
      report.formats[format.name] = (report.formats[format.name] ?? 0) + 1;
      const reading = format.parse(file, options);
      report.problems.push(...reading.problems);
      for (const day of reading.days) {
        const key = `${day.room}/${day.date}`;
        found.set(key, [...(found.get(key) ?? []), day]);
      }
    }
    if (unknown.length > 0)
      note(`${unknown.length} files that no format knows are left out: ${unknown.slice(0, 5).join(', ')}`);
    if (report.files === 0 && posts.length === 0 && report.problems.length === 0) {
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

    if (posts.length > 0) {
      const { digests, problems: found } = await importDigests(posts, content, {
        room: textOf(values, 'room'),
        dryRun: values['dry-run'] === true,
      });
      report.files += posts.length;
      report.digests = digests;
      report.problems.push(...found);
      for (const { from, file, session, citing } of digests) {
        note(
          `${from} → ${file} (${session ?? 'no session'}): ${citing.cited} of ${citing.passages} passages cited`,
        );
      }
    }

    for (const problem of report.problems) note(formatProblem(problem));
    if (json) out(JSON.stringify(report, null, 1));
    else {
      out(
        `${report.files} files (${Object.entries(report.formats)
          .map((one) => one.join(' '))
          .join(', ')}), ${report.days.length} days: ${report.messagesIn} messages in, ` +
          `${report.messagesOut} written, ${report.merged} there already`,
      );
    }
    return report.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
  },
};
