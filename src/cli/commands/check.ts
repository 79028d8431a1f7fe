import { readFile } from 'node:fs/promises';
import { checkArchive } from '../../archive/disk/check.ts';
import { permalinksOf } from '../../archive/permalink.ts';
import { formatProblem, type Problem, problem } from '../../archive/problem.ts';
import { ruleDocumentation } from '../../archive/rules/documentation.ts';
import { rules } from '../../archive/rules/index.ts';
import { ruleOf } from '../rule-option.ts';
import { requireFolder } from '../content-folder.ts';
import type { CommandContext, ExitStatus } from '../context.ts';
import type { CheckInput } from '../declarations/check.ts';

/** Reports every problem of the content folder. */
export async function run(
  { against, rule: typed, explain }: CheckInput,
  { content, json, stdout, stderr, passes }: CommandContext,
): Promise<ExitStatus> {
  if (explain !== undefined) {
    const id = ruleOf(explain);
    stdout(json ? JSON.stringify({ id, ...rules[id] }, null, 1) : ruleDocumentation(id));
    return 0;
  }
  const rule = typed === undefined ? undefined : ruleOf(typed);
  requireFolder(content);
  passes.begin('reading content');
  const permalinks = new Set<string>();
  let days = 0;
  const { problems: all } = await checkArchive(content, (day) => {
    days++;
    for (const permalink of permalinksOf(day)) permalinks.add(permalink);
  });
  if (against !== undefined) {
    passes.begin('comparing permalinks');
    const old = (await readFile(against, 'utf8')).split('\n');
    old.forEach((address, index) => {
      if (address !== '' && !permalinks.has(address)) all.push(missingPermalink(against, index + 1, address));
    });
  }
  const problems = rule === undefined ? all : all.filter((problem) => problem.rule === rule);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (json) stdout(JSON.stringify({ days, messages: permalinks.size, errors, problems }, null, 1));
  else {
    for (const problem of problems) stderr(formatProblem(problem));
    stdout(
      `${days} days, ${permalinks.size} messages: ${errors} errors, ${problems.length - errors} warnings`,
    );
  }
  return errors > 0 ? 1 : 0;
}

const missingPermalink = (file: string, line: number, address: string): Problem =>
  problem(
    'permalink-gone',
    { file, start: { line, column: 1 } },
    { actual: `the permalink ${address}, which leads nowhere now` },
  );
