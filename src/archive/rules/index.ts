import { archiveRules } from './archive.ts';
import { dayRules } from './day.ts';
import { exportRules } from './export.ts';
import { importRules } from './import.ts';
import type { Rule } from './rule.ts';
import { sessionRules } from './session.ts';

/** All rules by what they are about, in the order of `docs/problems.md`. */
export const ruleGroups = {
  'Day files': dayRules,
  Sessions: sessionRules,
  'The archive': archiveRules,
  'Export files': exportRules,
  Importing: importRules,
} as const;

/** All rules by id. */
export const rules = {
  ...dayRules,
  ...sessionRules,
  ...archiveRules,
  ...exportRules,
  ...importRules,
} as const satisfies Readonly<Record<string, Rule>>;

/** The id of a rule, as problems and `qunlu check --rule` name it. */
export type RuleId = keyof typeof rules;

/** Whether there is a rule of this id. */
export const isRuleId = (id: string): id is RuleId => Object.hasOwn(rules, id);

/** Returns where a rule is documented: a path within the project with an anchor. */
export const docsOf = (rule: RuleId): string => `docs/problems.md#${rule}`;
