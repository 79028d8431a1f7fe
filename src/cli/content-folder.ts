import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { listDays } from '../archive/disk/read.ts';
import { UsageError } from '../archive/problem.ts';

/** Makes sure that there is a content folder. @throws {UsageError} when there is none */
export function requireFolder(content: string): void {
  if (!existsSync(content)) throw new UsageError(`no content folder ${content}; give one with --content DIR`);
}

/** Makes sure that the content folder holds days. @throws {UsageError} when it does not, saying what to do */
export async function requireDays(content: string): Promise<void> {
  requireFolder(content);
  if ((await listDays(content)).length > 0) return;
  const names = await readdir(content);
  throw new UsageError(
    `${content} holds no day (days/<room>/<date>.md), only ${names.slice(0, 5).join(', ') || 'nothing'}; ` +
      'bring an export in with: npm run -s qunlu -- import PATH --content DIR',
  );
}
