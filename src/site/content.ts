import { join, resolve } from 'node:path';

/** The content folder of this build: `QUNLU_CONTENT`, or the embedded sample archive. */
export const contentFolder = resolve(process.env['QUNLU_CONTENT'] ?? 'content');

/** Where its digests lie; it need not exist. */
export const digestFolder = join(contentFolder, 'talks');
