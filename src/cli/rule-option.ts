import { UsageError } from '../archive/problem.ts';
import { isRuleId, type RuleId, rules } from '../archive/rules/index.ts';
import { mistakesBetween } from '../search/format/spelling.ts';

/** Most letters that may be wrong in an id for it to be suggested; commander's limit for commands and options. */
const maxMistakes = 3;

/**
 * Returns the rule that a person typed.
 * @throws {UsageError} when there is none, naming those that were probably meant
 */
export function ruleOf(typed: string): RuleId {
  if (isRuleId(typed)) return typed;
  const near = Object.keys(rules).filter(
    (id) => (typed.length > 2 && id.includes(typed)) || mistakesBetween(typed, id) <= maxMistakes,
  );
  const advice = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'docs/problems.md lists them all';
  throw new UsageError(`no rule “${typed}”; ${advice}`);
}
