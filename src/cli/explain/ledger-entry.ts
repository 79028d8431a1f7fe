import { displayPath } from '../../archive/disk/file.ts';
import type { LedgerEntry } from '../../import/ledger.ts';
import { readLedgerFile } from '../../import/pipeline/ledger-file.ts';

/** Returns what the ledger of imports holds of a message; nothing when no import wrote it. */
export async function ledgerEntry(
  content: string,
  { room, date, id }: { room: string; date: string; id: string },
): Promise<(LedgerEntry & { file: string }) | undefined> {
  const { path, ledger } = await readLedgerFile(content, room, date);
  const entry = ledger.get(id);
  return entry && { file: displayPath(path), ...entry };
}
