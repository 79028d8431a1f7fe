import { contentOfBody } from '../../message/legacy.ts';
import type { Repair } from './repair.ts';

/** A body that is the name of a file that was sent: the message becomes one of kind `file`. */
export const fileNames: Repair = {
  name: 'file-name',
  summary: 'bare file names kept as files',
  apply: (text) => (contentOfBody(text, '').content.kind === 'file' ? text : undefined),
};
