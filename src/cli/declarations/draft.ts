import { declareCommand, type InputOf } from '../declaration.ts';

const places = {
  day: { value: 'room/date', required: true, description: 'a day, as product/2023-03-09' },
  session: { value: 'session', description: 'the slug of a session, where the day has several' },
} as const;

const options = {
  names: { description: 'say who asked and who answered' },
  out: { value: 'file', description: 'write to a new file; one that is there is never replaced' },
} as const;
export type DraftInput = InputOf<typeof places> & InputOf<typeof options>;

export const draftCommand = declareCommand({
  name: 'draft',
  summary:
    'Drafts the digest of a session from its own words, in MDX with citations; printed, or written to a new file.',
  arguments: places,
  options,
  load: () => import('../commands/draft.ts'),
});
