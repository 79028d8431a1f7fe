import { formatProblem, type Problem } from '../../archive/problem.ts';
import { formats } from '../../import/formats/index.ts';
import { UsageError } from '../../archive/problem.ts';
import { type Command, textOf } from '../command.ts';
import { importOptionNames, importOptions, mediaOptions } from '../import-options.ts';
import { type ReportChange, summarise } from '../../import/pipeline/report.ts';
import { runImport } from '../../import/pipeline/run.ts';
import { Progress } from '../../import/pipeline/progress.ts';

export const command: Command = {
  usage:
    'PATH… [--room R] [--format F] [--owner LABEL] [--media DIR-OR-ZIP]… [--no-media] [--media-limit MB] [--chat NAME] [--time-zone Z] [--date-order ORDER] [--dry-run]',
  summary:
    'Brings exports into the content folder: files, folders, or a whole Jekyll tree. Nothing is ever lost.',
  options: {
    ...importOptionNames,
    format: { type: 'string' },
    owner: { type: 'string' },
    media: { type: 'string', multiple: true },
    'no-media': { type: 'boolean' },
    'media-limit': { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(paths, values, { content, json, out, note }) {
    if (paths.length === 0) throw new UsageError('import needs the path of an export: a file or a folder');
    const wanted = textOf(values, 'format') ?? 'auto';
    const known = ['auto', ...formats.map((format) => format.name)];
    if (!known.includes(wanted)) throw new UsageError(`no format “${wanted}”; there are ${known.join(', ')}`);
    const dryRun = values['dry-run'] === true;
    const order = {
      paths,
      content,
      formats: wanted === 'auto' ? formats : formats.filter((format) => format.name === wanted),
      options: { ...(await importOptions(values, content)), owner: textOf(values, 'owner') },
      media: await mediaOptions(values),
      dryRun,
    };
    // Changes are printed as they come: there may be more of them than memory should hold.
    let changes = 0;
    const onChange = (change: ReportChange): void => {
      if (json) out(`${changes === 0 ? '{"changes": [' : ','}${JSON.stringify(change)}`);
      else if (dryRun)
        out(
          `${change.file}:${change.line ?? 1} [${change.rule}] ${JSON.stringify(change.before)} → ${JSON.stringify(change.after)}`,
        );
      changes++;
    };
    const report = await runImport(order, new Progress(), onChange).catch((error: unknown) => {
      // What was begun on standard output is ended, so that it stays one document.
      if (json && changes > 0) out(`], "error": ${JSON.stringify((error as Error).message)}}`);
      throw error;
    });
    for (const line of shownProblems(report.problems, json ? Infinity : shownOfRule)) note(line);
    if (json) out(`${changes === 0 ? '{"changes": [' : ''}],\n${JSON.stringify(report, null, 1).slice(1)}`);
    else {
      for (const { diff } of report.days) if (diff !== undefined) out(diff);
      out(summarise(report, dryRun));
    }
    return report.problems.some((problem) => problem.severity === 'error') ? 1 : 0;
  },
};

/** Problems of one rule that a person is shown one by one. */
const shownOfRule = 3;

function shownProblems(problems: readonly Problem[], limit: number): string[] {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const count = (counts.get(problem.rule) ?? 0) + 1;
    counts.set(problem.rule, count);
    if (count <= limit || problem.severity === 'error') lines.push(formatProblem(problem));
  }
  for (const [rule, count] of counts) {
    if (count > limit) lines.push(`[${rule}] ${count} in all; --json lists them`);
  }
  return lines;
}
