import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shownPath } from '../../archive/disk/file.ts';
import { readLedger } from '../../import/ledger.ts';

/** What the ledger of imports holds of a message. */
export interface LedgerEntry {
  file: string;
  /** Of the exported messages that became this one. */
  fingerprints: string[];
}

/** Returns the ledger's entry of a message; nothing when no import wrote it. */
export async function ledgerEntry(
  content: string,
  { room, date, id }: { room: string; date: string; id: string },
): Promise<LedgerEntry | undefined> {
  const path = join(content, 'imports', room, `${date}.txt`);
  if (!existsSync(path)) return undefined;
  const fingerprints = readLedger(await readFile(path, 'utf8')).get(id);
  return fingerprints && { file: shownPath(path), fingerprints };
}
