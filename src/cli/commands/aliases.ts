import { runAliases } from '../../curation/aliases/run.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { AliasesInput } from '../declarations/aliases.ts';
import { readPeople, writePeople } from '../../archive/disk/people.ts';
import { formatProblem } from '../../archive/problem.ts';
import { sure } from '../../curation/aliases/pairs.ts';
import { joinPeople } from '../../import/people.ts';
import { importOptions } from '../import-options.ts';
import { PassProgress } from '../passes.ts';
import { requireFolder } from '../content-folder.ts';

/** Finds labels that are one person. */
export async function run(
  { paths, write, min: threshold = sure, ...input }: AliasesInput,
  { content, json, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  if (paths.length === 0) requireFolder(content);
  const options = await importOptions(input, content);
  const people = await readPeople(content);
  for (const problem of people.problems) stderr(formatProblem(problem));
  const { pairs, mentions } = await runAliases(
    paths,
    content,
    people.people,
    options,
    new PassProgress(passes),
  );
  const certain = pairs.filter(({ confidence }) => confidence >= threshold);
  if (json) stdout(JSON.stringify({ pairs, mentions }, null, 1));
  else {
    for (const { room, a, b, kind, count, days, confidence } of pairs) {
      stdout(
        `${confidence.toFixed(3)} ${confidence >= threshold ? ' ' : '?'} ${room}  ${a}  =  ${b}  (${kind}, ${count} on ${days} days)`,
      );
    }
    stdout(
      `${pairs.length} pairs, ${certain.length} of them at ${threshold} or surer (the others are marked ?)`,
    );
  }
  if (!write) return 0;
  if (people.problems.some((problem) => problem.severity === 'error')) {
    stderr('people.yaml was left as it is: fix its errors first');
    return 1;
  }
  const { added, conflicts } = joinPeople(people.people, certain);
  await writePeople(people, added);
  for (const { room, a, b } of conflicts)
    stderr(`${room}: “${a}” and “${b}” are two people in people.yaml, and were left so`);
  if (!json) stdout(`${added.length} people added to or extended in ${people.path}`);
  return 0;
}
