import { runAliases } from '../../curation/aliases/run.ts';
import { UsageError } from '../../archive/problem.ts';
import { type Command, textOf } from '../command.ts';
import { readPeople, writePeople } from '../../archive/disk/people.ts';
import { formatProblem } from '../../archive/problem.ts';
import { sure } from '../../curation/aliases/pairs.ts';
import { joinPeople } from '../../import/people.ts';
import { importOptionNames, importOptions } from '../import-options.ts';
import { Progress } from '../../import/pipeline/progress.ts';

export const command: Command = {
  usage: '[PATH…] [--write] [--min CONFIDENCE]',
  summary:
    'Finds labels that are one person, in the content folder or in exports, with evidence and confidence.',
  options: { ...importOptionNames, write: { type: 'boolean' }, min: { type: 'string' } },
  async run(paths, values, { content, json, out, note }) {
    const bar = Number(textOf(values, 'min') ?? sure);
    if (!(bar > 0 && bar <= 1)) throw new UsageError('--min takes a confidence above 0, up to 1');
    const options = await importOptions(values, content);
    const people = await readPeople(content);
    for (const problem of people.problems) note(formatProblem(problem));
    const { pairs, mentions } = await runAliases(paths, content, people.people, options, new Progress());
    const certain = pairs.filter(({ confidence }) => confidence >= bar);
    if (json) out(JSON.stringify({ pairs, mentions }, null, 1));
    else {
      for (const { room, a, b, kind, count, days, confidence } of pairs) {
        out(
          `${confidence.toFixed(3)} ${confidence >= bar ? ' ' : '?'} ${room}  ${a}  =  ${b}  (${kind}, ${count} on ${days} days)`,
        );
      }
      out(`${pairs.length} pairs, ${certain.length} of them at ${bar} or surer (the others are marked ?)`);
    }
    if (values['write'] !== true) return 0;
    if (people.problems.some((problem) => problem.severity === 'error')) {
      note('people.yaml was left as it is: fix its errors first');
      return 1;
    }
    const { added, conflicts } = joinPeople(people.people, certain);
    await writePeople(people, added);
    for (const { room, a, b } of conflicts)
      note(`${room}: “${a}” and “${b}” are two people in people.yaml, and were left so`);
    if (!json) out(`${added.length} people added to or extended in ${people.path}`);
    return 0;
  },
};
