import { declareCommand, type InputOf } from '../declaration.ts';

const options = {
  against: { value: 'file', description: 'an older permalinks.txt: report permalinks that have gone' },
  rule: { value: 'rule', description: 'report the problems of one rule alone' },
  explain: {
    value: 'rule',
    description: 'say what a rule means, with an example and how to fix it',
  },
} as const;
export type CheckInput = InputOf<typeof options>;

export const checkCommand = declareCommand({
  name: 'check',
  summary:
    'Reports every problem of the content folder; with an older permalinks.txt, also permalinks that have gone.',
  arguments: {},
  options,
  load: () => import('../commands/check.ts'),
});
