import type { Repair } from './repair.ts';

/**
 * `??` where an emoji stood. The text stays as the export has it: which emoji it was cannot be known, and
 * two real question marks look the same.
 */
export const lostEmoji: Repair = {
  name: 'lost-emoji',
  summary: '`??` where an emoji may have stood: counted, left as it is',
  apply: (text) => (text.includes('??') ? text : undefined),
};
