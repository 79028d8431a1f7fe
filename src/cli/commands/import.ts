import { formatProblem, type Problem } from '../../archive/problem.ts';
import { formats } from '../../import/formats/index.ts';
import { type ReportChange, summarise } from '../../import/pipeline/report.ts';
import { runImport } from '../../import/pipeline/run.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { ImportInput } from '../declarations/import.ts';
import { importOptions, mediaOptions } from '../import-options.ts';
import { JsonDocument } from '../json-document.ts';
import { PassProgress } from '../passes.ts';

/** Brings exports into the content folder. */
export async function run(
  { paths, format: wanted, owner, media, noMedia, mediaLimit, dryRun, ...input }: ImportInput,
  { content, json, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  const order = {
    paths,
    content,
    formats: wanted === 'auto' ? formats : formats.filter(({ name }) => name === wanted),
    options: { ...(await importOptions(input, content)), owner },
    media: noMedia ? undefined : await mediaOptions(media, mediaLimit),
    dryRun,
  };
  // Changes are printed as they come: there may be more of them than memory should hold.
  const document = new JsonDocument('changes', stdout);
  const onChange = (change: ReportChange): void => {
    if (json) document.add(change);
    else if (dryRun) stdout(describe(change));
  };
  const report = await runImport(order, new PassProgress(passes), onChange).catch((error: unknown) => {
    // What was begun on standard output is ended, so that it stays one document.
    if (document.begun) document.end({ error: (error as Error).message });
    throw error;
  });
  for (const line of limitProblems(report.problems, json ? Infinity : maxShownOfRule)) stderr(line);
  if (json) document.end(report);
  else {
    for (const { diff } of report.days) if (diff !== undefined) stdout(diff);
    stdout(summarise(report, dryRun));
  }
  return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

const describe = ({ file, line, rule, before, after }: ReportChange): string =>
  `${file}:${line ?? 1} [${rule}] ${JSON.stringify(before)} → ${JSON.stringify(after)}`;

/** Problems of one rule that a person is shown one by one. */
const maxShownOfRule = 3;

function limitProblems(problems: readonly Problem[], limit: number): string[] {
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
