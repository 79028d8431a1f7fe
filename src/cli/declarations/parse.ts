import { declareCommand, type InputOf } from '../declaration.ts';
import { exportOptions } from './export-options.ts';

const files = {
  files: { value: 'file', many: true, required: true, description: 'day files and exports' },
} as const;
export type ParseInput = InputOf<typeof files> & InputOf<typeof exportOptions>;

export const parseCommand = declareCommand({
  name: 'parse',
  summary:
    'Prints day files and exports as JSON: [{room, date, frontMatter, messages: [{id, time, speaker, kind, text, …}]}].',
  arguments: files,
  options: exportOptions,
  load: () => import('../commands/parse.ts'),
});
