import { join } from 'node:path';
import { contentFolder } from 'virtual:qunlu/site';

/** The content folder of this build. */
export { contentFolder };

/** Where its digests lie; it need not exist. */
export const digestFolder = join(contentFolder, 'talks');
