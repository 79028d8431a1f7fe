import type { Repair } from './repair.ts';

/** A message without a body: a voice message, a sticker, a transfer that the export did not carry. */
export const emptyBodies: Repair = {
  name: 'empty',
  summary: 'empty bodies kept as lost messages',
  apply: (text) => (text === '' ? text : undefined),
};
