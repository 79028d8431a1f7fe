import { declareCommand, type InputOf } from '../declaration.ts';
import { exportOptions } from './export-options.ts';

const paths = {
  paths: {
    value: 'path',
    many: true,
    description: 'day files, exports, folders (default: the days of the content folder)',
  },
} as const;
export type ConversationsInput = InputOf<typeof paths> & InputOf<typeof exportOptions>;

export const conversationsCommand = declareCommand({
  name: 'conversations',
  summary: 'Finds the conversations of free chat: which message answers which, and what belongs together.',
  arguments: paths,
  options: exportOptions,
  load: () => import('../commands/conversations.ts'),
});
