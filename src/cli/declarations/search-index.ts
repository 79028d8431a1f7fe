import { declareCommand, type InputOf } from '../declaration.ts';

const options = {
  room: { value: 'slug', description: 'only this room' },
  year: { value: 'yyyy', description: 'only this year' },
  out: { value: 'dir', required: true, description: 'where the part is written' },
} as const;
export type SearchIndexInput = InputOf<typeof options>;

export const searchIndexCommand = declareCommand({
  name: 'index',
  summary:
    'Builds a part of the search index into DIR, for `build --index DIR`: large archives in several jobs.',
  arguments: {},
  options,
  load: () => import('../commands/search-index.ts'),
});
