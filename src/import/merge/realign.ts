import type { Message } from '../../message/schema.ts';
import { messageId } from '../../message/time-reference.ts';
import type { Ledger, LedgerEntry } from '../ledger.ts';
import { fingerprint, keyOf } from '../sameness.ts';

/**
 * Returns what the ledger knows of each message of a day. When a person deletes one of several messages of a second,
 * those after it move up by a place: they are known by their words, so that none takes over what is known of another.
 */
export function realign(messages: readonly Message[], ledger: Ledger): (LedgerEntry | undefined)[] {
  const found = new Map<Message, string>();
  const taken = new Set<string>();
  for (const message of messages) {
    const print = fingerprint(message.speaker, keyOf(message));
    const isOf = (id: string): boolean =>
      !taken.has(id) && ledger.get(id)?.fingerprints.includes(print) === true;
    const id = isOf(message.id) ? message.id : movedFrom(message, ledger, isOf);
    if (id === undefined) continue;
    found.set(message, id);
    taken.add(id);
  }
  return messages.map((message) => {
    const id = found.get(message) ?? (taken.has(message.id) ? undefined : message.id);
    return id === undefined ? undefined : ledger.get(id);
  });
}

/** The place of its second that a message had before, which is one after its own. */
function movedFrom({ id, time }: Message, ledger: Ledger, isOf: (id: string) => boolean): string | undefined {
  for (let nth = Number(id.split('-')[2] ?? 1) + 1; ledger.has(messageId(time, nth)); nth++) {
    if (isOf(messageId(time, nth))) return messageId(time, nth);
  }
  return undefined;
}
