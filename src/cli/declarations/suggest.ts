import { declareCommand, type InputOf } from '../declaration.ts';

const paths = {
  paths: {
    value: 'path',
    many: true,
    description: 'day files, folders, a Jekyll tree (default: the days of the content folder)',
  },
} as const;

const options = {
  write: { description: 'put the sure ones into the front matter of their days' },
} as const;
export type SuggestInput = InputOf<typeof paths> & InputOf<typeof options>;

export const suggestCommand = declareCommand({
  name: 'suggest',
  summary:
    'Finds the talks of days: day files, folders, a Jekyll tree, or the content folder; --write puts the sure ones into the front matter.',
  arguments: paths,
  options,
  load: () => import('../commands/suggest.ts'),
});
