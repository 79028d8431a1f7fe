import { formatProblem } from '../../archive/problem.ts';
import { formats } from '../../import/formats/index.ts';
import { findSources } from '../../import/pipeline/sources.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { InspectInput } from '../declarations/inspect.ts';
import { importOptions } from '../import-options.ts';
import { countLosses } from '../inspect/losses.ts';
import { readSource, type SourceReading } from '../inspect/reading.ts';
import { describeLosses, describeSource } from '../inspect/summary.ts';
import { PassProgress } from '../passes.ts';

/** Shows how an export would be read, and writes nothing. */
export async function run(
  { path, ...input }: InspectInput,
  { content, json, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  const options = await importOptions(input, content);
  passes.begin('looking at files');
  const { sources, problems } = await findSources([path], formats);
  const files: SourceReading[] = [];
  for (const source of sources) files.push(await readSource(source, formats, options));
  problems.push(...files.flatMap((file) => file.problems));
  const losses = files.some(({ format }) => format !== undefined)
    ? await countLosses(path, { content, formats, options }, new PassProgress(passes))
    : undefined;
  for (const problem of problems) stderr(formatProblem(problem));
  if (json) stdout(JSON.stringify({ files, losses: losses ?? null }, null, 1));
  else stdout([...files.flatMap(describeSource), ...(losses ? describeLosses(losses) : [])].join('\n'));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
