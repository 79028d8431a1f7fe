/** What is checked, as people read it; a problem of the rule says more of its own case. */
export interface Rule {
  /** Errors stop a build, and what they stand in is left out; warnings stop nothing. */
  severity: 'error' | 'warning';
  /** What the rule reports, in one sentence. */
  summary: string;
  /** Why it matters to those who read the site or keep the archive. */
  why: string;
  /** Content or a command that the rule reports. */
  example: string;
  /** What should be there instead, as it stands after “expected”. */
  expected: string;
  /** What a person does about it, as an instruction. */
  fix: string;
}

/** Rules by id; ids are kebab-case, and what belongs together begins alike. */
export type RuleTable = Readonly<Record<string, Rule>>;
