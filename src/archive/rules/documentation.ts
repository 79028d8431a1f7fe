import { type RuleId, ruleGroups, rules } from './index.ts';

/** Returns the documentation of one rule, as Markdown below a heading of its id. */
export function ruleDocumentation(id: RuleId): string {
  const { severity, summary, why, example, expected, fix } = rules[id];
  return [
    `### ${id}`,
    `**${severity === 'error' ? 'Error' : 'Warning'}.** ${summary} ${why}`,
    `\`\`\`text\n${example}\n\`\`\``,
    `- Expected: ${expected}.\n- Fix: ${fix}.`,
  ].join('\n\n');
}

/** Returns the text of `docs/problems.md`. */
export function problemsPage(): string {
  const groups = Object.entries(ruleGroups).map(([title, group]) =>
    [`## ${title}`, ...(Object.keys(group) as RuleId[]).map(ruleDocumentation)].join('\n\n'),
  );
  return `${introduction}\n\n${groups.join('\n\n')}\n`;
}

const introduction = `<!-- Made from src/archive/rules by \`npm run docs:problems\`; changes here are lost. -->

# Problems

Whatever is wrong with the content is reported at once, each problem as one line with its place, its rule, what was
found, what was expected, and how to fix it:

\`\`\`text
content/days/product/2023-03-09.md:5:3 error [time-order] found 08:00:00 after 08:00:01; expected times that do not run backwards. Fix: move the message to its place in time, or import the export again
\`\`\`

A problem of a file as a whole has no line and column. Errors stop a build; warnings stop nothing.
\`qunlu check\` reports the problems of a content folder, \`qunlu check --rule time-order\` those of one rule, and
\`qunlu check --explain time-order\` prints the entry of this page. With \`--json\` a problem is an object:
\`severity\`, \`rule\`, \`file\`, \`line\`, \`column\`, \`endLine\`, \`endColumn\`, \`actual\`, \`expected\`, \`fix\` and
\`url\`, the path of its entry here.`;
