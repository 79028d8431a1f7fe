import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile, displayPath } from '../../archive/disk/file.ts';
import { type Problem, problem } from '../../archive/problem.ts';
import { brokenLine, type Ledger, readLedger, writeLedger } from '../ledger.ts';

/** Where the ledger of a day stands; nothing below `imports/` is published. */
const ledgerPath = (content: string, room: string, date: string): string =>
  join(content, 'imports', room, `${date}.txt`);

/** Reads a day's ledger; without the file nothing is known of the day. */
export async function readLedgerFile(content: string, room: string, date: string): Promise<Ledger> {
  const path = ledgerPath(content, room, date);
  return readLedger(existsSync(path) ? await readFile(path, 'utf8') : '');
}

/** Reports a ledger that is damaged: its day forgets what was edited in it. */
export async function checkLedgerFile(content: string, room: string, date: string): Promise<Problem[]> {
  const path = ledgerPath(content, room, date);
  const line = brokenLine(existsSync(path) ? await readFile(path, 'utf8') : '');
  if (line === undefined) return [];
  const at = { file: displayPath(path), start: { line, column: 1 } };
  return [problem('ledger', at, { actual: 'a line that no import wrote' })];
}

/** Writes a day's ledger, unless it stands there already. */
export async function writeLedgerFile(
  content: string,
  room: string,
  date: string,
  ledger: Ledger,
): Promise<void> {
  const path = ledgerPath(content, room, date);
  const text = writeLedger(ledger);
  if (!existsSync(path) || (await readFile(path, 'utf8')) !== text) await replaceFile(path, text);
}
