import { declareCommand, type InputOf } from '../declaration.ts';
import { exportOptions } from './export-options.ts';

const file = {
  path: { value: 'file', required: true, description: 'an export: a file, a zip, or a folder that is one' },
} as const;
export type InspectInput = InputOf<typeof file> & InputOf<typeof exportOptions>;

export const inspectCommand = declareCommand({
  name: 'inspect',
  summary:
    'Shows how an export would be read: its format and why, the first messages, what would be left out.',
  arguments: file,
  options: exportOptions,
  load: () => import('../commands/inspect.ts'),
});
