import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../problem.ts';

/**
 * Makes a folder, and those above it that are missing. `mkdir` with `recursive` never ends where the system
 * refuses a folder as if the one above were missing, as it does in `/proc`.
 * @throws {UsageError} when it cannot be made
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    if (!existsSync(dirname(path))) await makeFolder(dirname(path));
    await mkdir(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    throw new UsageError(`${code}: the folder ${path} cannot be made; choose another place`, {
      cause: error,
    });
  }
}
