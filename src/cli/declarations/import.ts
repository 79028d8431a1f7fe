import { InvalidArgumentError } from 'commander';
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
  media: {
    value: 'dir-or-zip',
    many: true,
    description: 'a further place to look for the files that the export names',
  },
  noMedia: { description: 'leave out pictures, recordings and documents' },
  mediaLimit: {
    value: 'mb',
    parse: megabytes,
    default: 100,
    description: 'megabytes of the largest file that is copied',
  },
  dryRun: { description: 'show what would change, and write nothing' },
} as const;
/** @throws {InvalidArgumentError} when it is no size */
function megabytes(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('It takes a number of megabytes, such as 100.');
  return number;
}

export type ImportInput = InputOf<typeof paths> & InputOf<typeof options>;

export const importCommand = declareCommand({
  name: 'import',
  summary:
    'Brings exports into the content folder: files, folders, or a whole Jekyll tree. Nothing is ever lost.',
  arguments: paths,
  options,
  load: () => import('../commands/import.ts'),
});
