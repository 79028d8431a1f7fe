import { InvalidArgumentError } from 'commander';
import { declareCommand, type InputOf } from '../declaration.ts';
import { exportOptions } from './export-options.ts';

const paths = {
  paths: { value: 'path', many: true, description: 'exports (default: the days of the content folder)' },
} as const;

const options = {
  ...exportOptions,
  write: { description: 'put the sure pairs into people.yaml' },
  min: {
    value: 'confidence',
    parse: confidence,
    description: 'how sure a pair must be, above 0 and up to 1',
  },
} as const;
export type AliasesInput = InputOf<typeof paths> & InputOf<typeof options>;

export const aliasesCommand = declareCommand({
  name: 'aliases',
  summary:
    'Finds labels that are one person, in the content folder or in exports, with evidence and confidence.',
  arguments: paths,
  options,
  load: () => import('../commands/aliases.ts'),
});

function confidence(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new InvalidArgumentError('It takes a confidence above 0, up to 1.');
}
