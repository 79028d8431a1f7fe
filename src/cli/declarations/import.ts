import { declareCommand, type InputOf } from '../declaration.ts';
import { exportOptions } from './export-options.ts';

const paths = {
  paths: { value: 'path', many: true, required: true, description: 'exports: files, folders, zips' },
} as const;

const options = {
  ...exportOptions,
  format: {
    value: 'name',
    default: 'auto',
    choices: async () => {
      const { formats } = await import('../../import/formats/index.ts');
      return ['auto', ...formats.map(({ name }) => name)];
    },
    description: 'read every file as this format',
  },
  owner: {
    value: 'label',
    description: 'the label of the exporter, for messages that are shown as their own',
  },
  media: { value: 'dir', description: 'a folder with copies of pictures, which are brought along' },
  dryRun: { description: 'show what would change, and write nothing' },
} as const;
export type ImportInput = InputOf<typeof paths> & InputOf<typeof options>;

export const importCommand = declareCommand({
  name: 'import',
  summary:
    'Brings exports into the content folder: files, folders, or a whole Jekyll tree. Nothing is ever lost.',
  arguments: paths,
  options,
  load: () => import('../commands/import.ts'),
});
