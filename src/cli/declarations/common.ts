import type { InputOf } from '../declaration.ts';

/** Options that every command takes. */
export const commonOptions = {
  content: {
    value: 'dir',
    env: 'QUNLU_CONTENT',
    default: 'content',
    description: 'the content folder',
  },
  json: { description: 'print one JSON document on standard output' },
  verbose: { description: 'show the passes and how long each took, on standard error' },
  debug: { description: 'show where an error arose, also an expected one' },
} as const;
export type CommonInput = InputOf<typeof commonOptions>;
