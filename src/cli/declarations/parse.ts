import { declareCommand, type InputOf } from '../declaration.ts';

const files = {
  files: { value: 'file', many: true, required: true, description: 'day files' },
} as const;
export type ParseInput = InputOf<typeof files>;

export const parseCommand = declareCommand({
  name: 'parse',
  summary:
    'Prints day files as JSON: [{room, date, frontMatter, messages: [{id, time, speaker, kind, text, line}]}].',
  arguments: files,
  options: {},
  load: () => import('../commands/parse.ts'),
});
