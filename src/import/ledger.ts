/** What earlier imports know of one message besides what its day file says. */
export interface LedgerEntry {
  /** Fingerprints of the exported messages that became it, and of the form in which it was written. */
  fingerprints: readonly string[];
  /** Its ids in the tools that it came from: `telegram:2`. */
  sources: readonly string[];
  /** Ids of its sender's accounts: `telegram:user123`. */
  accounts: readonly string[];
  /** The source id of the message that it answers, as long as that one is not there. */
  reply?: string;
}

/**
 * What earlier imports took in, by day: for each message id what is known of it. With it a message whose text or label
 * a person has edited, or that was withheld, is known again when its export comes a second time. A ledger is never
 * published: ids of accounts stand in it as they are, since a hash of a phone number is undone by trying all numbers.
 */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

const title =
  '# What import has taken in. Without this file, a message edited by hand may come back in its old form.';
const line = /^(m-\d{6}(?:-[1-9]\d*)?) (\S+(?: \S+)*)$/;
const fingerprint = /^[\w-]{8}$/;

/**
 * Reads a ledger, of which each line is `m-193100 8f3aQ1xY telegram:2 @telegram:user123 >telegram:1`; lines of another
 * form are passed over, since a ledger can always be built anew.
 */
export function readLedger(text: string): Ledger {
  const ledger = new Map<string, LedgerEntry>();
  for (const row of text.split('\n')) {
    const [, id, words] = line.exec(row) ?? [];
    if (id === undefined || words === undefined) continue;
    const entry = { fingerprints: [] as string[], sources: [] as string[], accounts: [] as string[] };
    let reply: string | undefined;
    for (const word of words.split(' ')) {
      if (fingerprint.test(word)) entry.fingerprints.push(word);
      else if (word.startsWith('@')) entry.accounts.push(decoded(word.slice(1)));
      else if (word.startsWith('>')) reply = decoded(word.slice(1));
      else if (word.includes(':')) entry.sources.push(decoded(word));
    }
    ledger.set(id, reply === undefined ? entry : { ...entry, reply });
  }
  return ledger;
}

/** Returns the first line of a ledger, 1-based, that is of another form; nothing where all can be read. */
export function brokenLine(text: string): number | undefined {
  const index = text.split('\n').findIndex((row) => row !== '' && !row.startsWith('#') && !line.test(row));
  return index < 0 ? undefined : index + 1;
}

/** Returns a ledger's text, one message a line, in the order given. */
export function writeLedger(ledger: Ledger): string {
  const lines = [...ledger].map(([id, { fingerprints, sources, accounts, reply }]) =>
    [
      id,
      ...fingerprints,
      ...sources.map(encoded),
      ...accounts.map((account) => `@${encoded(account)}`),
      ...(reply === undefined ? [] : [`>${encoded(reply)}`]),
    ].join(' '),
  );
  return [title, ...lines.filter((one) => one.includes(' ')), ''].join('\n');
}

/** An id as a tool wrote it may hold anything; the colon behind the tool's name stays. */
const encoded = (id: string): string => encodeURIComponent(id.toWellFormed()).replaceAll('%3A', ':');

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
