import { declareCommand, type InputOf } from '../declaration.ts';

const message = {
  message: { value: 'message', required: true, description: 'a message, as product/2023-03-09#m-193316' },
} as const;
export type ExplainInput = InputOf<typeof message>;

export const explainCommand = declareCommand({
  name: 'explain',
  summary:
    'Shows all about one message: its place on disk, session, citations, replies, imports, and what is published.',
  arguments: message,
  options: {},
  load: () => import('../commands/explain.ts'),
});
