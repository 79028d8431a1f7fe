import { resolve } from 'node:path';

/** The content folder of this build: `QUNLU_CONTENT`, or the embedded sample archive. */
export const contentFolder = resolve(process.env['QUNLU_CONTENT'] ?? 'content');
