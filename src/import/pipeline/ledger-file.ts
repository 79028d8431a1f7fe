import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile, displayPath } from '../../archive/disk/file.ts';
import { type Problem, problem } from '../../archive/problem.ts';
import { brokenLine, type Ledger, readLedger, writeLedger } from '../ledger.ts';

/** Where the ledger of a day stands; nothing below `imports/` is published. */
const ledgerPath = (content: string, room: string, date: string): string =>
  join(content, 'imports', room, `${date}.txt`);

/** A day's ledger as it stands on disk. */
export interface LedgerFile {
  path: string;
  /** Empty where there is no file. */
  text: string;
  ledger: Ledger;
}

/** Reads a day's ledger; without the file nothing is known of the day. */
export async function readLedgerFile(content: string, room: string, date: string): Promise<LedgerFile> {
  const path = ledgerPath(content, room, date);
  const text = existsSync(path) ? await readFile(path, 'utf8') : '';
  return { path, text, ledger: readLedger(text) };
}

/** Reports a ledger that is damaged: its day forgets what was edited in it. */
export function checkLedgerFile({ path, text }: LedgerFile): Problem[] {
  const line = brokenLine(text);
  if (line === undefined) return [];
  const at = { file: displayPath(path), start: { line, column: 1 } };
  return [problem('ledger', at, { actual: 'a line that no import wrote' })];
}

/** Writes a day's ledger, unless it stands there already. */
export async function writeLedgerFile({ path, text: before }: LedgerFile, ledger: Ledger): Promise<void> {
  const text = writeLedger(ledger);
  if (text !== before) await replaceFile(path, text);
}
