/**
 * What earlier imports took in, by day: for each message id the fingerprints of the exported messages that
 * became it. With it a message whose text or label a person has edited, or that was withheld, is known
 * again when its export comes a second time.
 */
export type Ledger = Map<string, string[]>;

const title =
  '# What import has taken in. Without this file, a message edited by hand may come back in its old form.';
const entry = /^(m-\d{6}(?:-[1-9]\d*)?)((?: [\w-]{8})+)$/;

/** Reads a ledger; lines that are not of one are passed over, since a ledger can always be built anew. */
export function readLedger(text: string): Ledger {
  const ledger: Ledger = new Map();
  for (const line of text.split('\n')) {
    const [, id, prints] = entry.exec(line) ?? [];
    if (id !== undefined && prints !== undefined) ledger.set(id, prints.trim().split(' '));
  }
  return ledger;
}

/** Gives a ledger's text, one message a line, in the order given. */
export function writeLedger(ledger: Ledger): string {
  const lines = [...ledger]
    .filter(([, prints]) => prints.length > 0)
    .map(([id, prints]) => `${id} ${prints.join(' ')}\n`);
  return `${title}\n${lines.join('')}`;
}
