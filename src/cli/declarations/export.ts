import { declareCommand, type InputOf } from '../declaration.ts';

const options = {
  format: {
    value: 'name',
    choices: ['jsonl', 'opensearch', 'opensearch-index'],
    default: 'jsonl',
    description: 'JSON Lines, the bulk form of OpenSearch, or the index for it',
  },
} as const;
export type ExportInput = InputOf<typeof options>;

export const exportCommand = declareCommand({
  name: 'export',
  summary:
    'Prints all messages, a line each: JSON Lines, or the bulk form of OpenSearch; `opensearch-index` prints the index for it.',
  arguments: {},
  options,
  load: () => import('../commands/export.ts'),
});
