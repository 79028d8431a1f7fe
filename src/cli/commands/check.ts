import { readFile } from 'node:fs/promises';
import { checkArchive } from '../../archive/disk/check.ts';
import { messagePath } from '../../archive/permalink.ts';
import { formatProblem, type Problem, problem } from '../../archive/problem.ts';
import { ruleDocumentation } from '../../archive/rules/documentation.ts';
import { rules } from '../../archive/rules/index.ts';
import { type Command, textOf } from '../command.ts';
import { ruleOf } from '../rule-option.ts';

export const command: Command = {
  usage: '[--against FILE] [--rule RULE] [--explain RULE]',
  summary:
    'Reports every problem of the content folder; with an older permalinks.txt, also permalinks that have gone. --explain says what a rule means.',
  options: { against: { type: 'string' }, rule: { type: 'string' }, explain: { type: 'string' } },
  async run(_paths, values, { content, json, out, note }) {
    const explained = textOf(values, 'explain');
    if (explained !== undefined) {
      const id = ruleOf(explained);
      out(json ? JSON.stringify({ id, ...rules[id] }, null, 1) : ruleDocumentation(id));
      return 0;
    }
    const rule = textOf(values, 'rule');
    const wanted = rule === undefined ? undefined : ruleOf(rule);
    const permalinks = new Set<string>();
    let days = 0;
    const { problems: all } = await checkArchive(content, ({ room, date, messages }) => {
      days++;
      for (const { id } of messages) permalinks.add(`/${messagePath(room, date, id)}`);
    });
    const against = textOf(values, 'against');
    if (against !== undefined) {
      const old = (await readFile(against, 'utf8')).split('\n');
      old.forEach((address, index) => {
        if (address !== '' && !permalinks.has(address)) all.push(gone(against, index + 1, address));
      });
    }
    const problems = wanted === undefined ? all : all.filter((problem) => problem.rule === wanted);
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    if (json) out(JSON.stringify({ days, messages: permalinks.size, errors, problems }, null, 1));
    else {
      for (const problem of problems) note(formatProblem(problem));
      out(
        `${days} days, ${permalinks.size} messages: ${errors} errors, ${problems.length - errors} warnings`,
      );
    }
    return errors > 0 ? 1 : 0;
  },
};

const gone = (file: string, line: number, address: string): Problem =>
  problem(
    'permalink-gone',
    { file, start: { line, column: 1 } },
    { actual: `the permalink ${address}, which leads nowhere now` },
  );
