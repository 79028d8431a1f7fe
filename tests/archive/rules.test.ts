import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { formatProblem, problem } from '../../src/archive/problem.ts';
import { problemsPage, ruleDocumentation } from '../../src/archive/rules/documentation.ts';
import { docsOf, isRuleId, type RuleId, ruleGroups, rules } from '../../src/archive/rules/index.ts';

const project = join(import.meta.dirname, '..', '..');
const ids = Object.keys(rules) as RuleId[];

/** The text of all files below a folder of the project whose path fits. */
const textBelow = (folder: string, fits: RegExp): string =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => fits.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

describe('rules', () => {
  test('docs/problems.md is as the table says', () => {
    const path = join(project, 'docs', 'problems.md');
    if (process.env['UPDATE'] === '1') writeFileSync(path, problemsPage());
    assert.equal(readFileSync(path, 'utf8'), problemsPage(), 'out of date: npm run docs:problems');
    for (const id of ids) assert.ok(problemsPage().includes(`\n### ${id}\n`), id);
  });

  test('each has one id, of one group', () => {
    const all = Object.values(ruleGroups).flatMap((group) => Object.keys(group));
    assert.deepEqual(all.toSorted(), [...new Set(all)].toSorted());
    assert.deepEqual(all.toSorted(), ids.toSorted());
    for (const id of all) assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.equal(isRuleId('constructor'), false);
  });

  test('each says all that a person needs, in words that no Markdown takes for markup', () => {
    for (const id of ids) {
      const { summary, why, expected, fix } = rules[id];
      for (const sentence of [summary, why]) assert.match(sentence, /^[^\n]+\.$/, id);
      // A problem puts its own full stop behind these.
      for (const words of [expected, fix]) assert.match(words, /^[^\n]*[^\n.]$/, id);
      const prose = [summary, why, expected, fix].join(' ').replaceAll(/`[^`]*`/g, '');
      assert.doesNotMatch(prose, /[<>*_]/, id);
      assert.ok(ruleDocumentation(id).includes(rules[id].example), id);
    }
  });

  test('each is reported somewhere, and a test shows it', () => {
    const sources = textBelow('src', /\.ts$/);
    const tests = textBelow('tests', /(?<!rules)\.test\.ts$|expected\.json$/);
    // In the table an id may stand without quotes, and in quotes it begins a line.
    const uses = (id: RuleId): number => sources.split(new RegExp(`'${id}'(?!: \\{)`)).length - 1;
    assert.deepEqual(
      ids.filter((id) => uses(id) === 0),
      [],
      'in the table only',
    );
    assert.deepEqual(
      ids.filter((id) => !new RegExp(`'(?:\\S+ )?${id}'|\\w\\S* ${id}: |\\\\\\[${id}\\\\\\]`).test(tests)),
      [],
      'in no test',
    );
  });
});

describe('a problem', () => {
  test('of a place is a line that editors link, and says where its rule is documented', () => {
    const at = { file: 'a.md', start: { line: 2, column: 3 }, end: { line: 2, column: 8 } };
    const found = problem('time', at, { actual: '“25:00:00”' });
    assert.deepEqual(found, {
      severity: 'error',
      rule: 'time',
      file: 'a.md',
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 8,
      actual: '“25:00:00”',
      expected: 'a time from 00:00:00 to 23:59:59',
      fix: 'correct the time of this message',
      url: 'docs/problems.md#time',
    });
    assert.equal(
      formatProblem(found),
      'a.md:2:3 error [time] found “25:00:00”; expected a time from 00:00:00 to 23:59:59. Fix: correct the time of this message',
    );
    assert.equal(docsOf('time'), found.url);
  });

  test('of a whole file names no line, and its own words go before those of the rule', () => {
    const its = { actual: 'one file', expected: 'a folder', fix: 'give the folder' };
    const found = problem('export-folder', { file: 'a.json' }, its);
    assert.ok(!('line' in found) && !('endLine' in found));
    assert.equal(
      formatProblem(found),
      'a.json: error [export-folder] found one file; expected a folder. Fix: give the folder',
    );
  });
});
