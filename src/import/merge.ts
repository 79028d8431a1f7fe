import type { Day } from '../archive/schema.ts';
import { systemSpeaker } from '../message/legacy.ts';
import { identify } from '../message/message.ts';
import type { ExportDay, ExportMessage } from './format.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import {
  EntryIndex,
  existingEntry,
  type Incoming,
  incomingOf,
  type MergeEntry,
  newEntry,
} from './merge/entry.ts';
import { byEdit, type LabelsOf, looseFinders, strictFinders } from './merge/find.ts';
import { mergeFrontMatter } from './merge/front-matter.ts';
import { compare, fullestLabel, inFixedOrder } from './merge/order.ts';
import { realign } from './merge/realign.ts';
import { type FindSource, linkReplies } from './merge/reply.ts';
import { type Update, updateEntry } from './merge/update.ts';
import { ownerLabel } from './owner.ts';
import { fingerprint, keyOf } from './sameness.ts';

export type { FindSource, LabelsOf, Update };

/** What a day holds before an import: its messages on disk, and what earlier imports took in. */
export interface ExistingDay {
  day: Day | undefined;
  ledger: Ledger;
}

/** A day that holds everything that stood in it and everything that came in. */
export interface Merge {
  day: Day;
  ledger: Ledger;
  /** Whether the day differs from the one that stood there. */
  changed: boolean;
  /** Messages that the exports hold; always `messagesOut + merged`. */
  messagesIn: number;
  /** Messages of the exports that became messages of the day. */
  messagesOut: number;
  /** Messages of the exports that are the same as one kept. */
  merged: number;
  /** What was learnt of messages that stood there: how often. */
  updated: Partial<Record<Update, number>>;
  /** Ids that an earlier import wrote and that are no longer in the day; their messages come back if exported. */
  deleted: string[];
  /** Pairs of labels under which one message came. */
  aliases: [string, string][];
}

/**
 * Unites a day with exports of it. Nothing is dropped: a message is kept, or it is the same as one that is kept: by the
 * id that its tool gave it; else of the same second, same person, same text (see `textKey`), or known by its
 * fingerprint. A tombstone stands for what its speaker said in that second, and a picture for the mark of one. What a
 * sender repeats within one export is kept as often as it was sent. Messages that stood in the day keep their order and
 * therefore their permalinks; late ones follow within their second. What an export knows better of a message that is
 * there is taken over (see `updateEntry`). The order of the exports does not matter.
 * @param findSource finds messages of other days, for replies
 */
export function mergeDay(
  { day: before, ledger }: ExistingDay,
  name: { room: string; date: string },
  exports: readonly ExportDay[],
  labelsOf: LabelsOf,
  findSource: FindSource = () => undefined,
): Merge {
  const index = new EntryIndex();
  const known = realign(before?.messages ?? [], ledger);
  for (const [nth, { id: _, ...draft }] of (before?.messages ?? []).entries()) {
    index.add(existingEntry(draft, known[nth]));
  }
  const ids = new Set(before?.messages.map(({ id }) => id));

  const parts = inFixedOrder(exports);
  const merging = new Merging(index, labelsOf);
  const entriesOf = parts.map((part, number) => merging.take(incomingOfPart(part, number)));
  for (const entry of index.all) if (!entry.existing) entry.draft.speaker = fullestLabel(entry.labels);

  // The sort is stable: within a second, what stood there before comes first.
  const entries = [...index.all].sort((a, b) => compare(a.draft.time, b.draft.time));
  const messages = identify(entries.map(({ draft }) => draft));
  const placed = entries.map((entry, at) => [messages[at] as Day['messages'][number], entry] as const);
  const entryOf = new Map(placed.map(([message, entry]) => [message, entry]));
  for (const message of linkReplies(name.date, placed, findSource)) {
    merging.note(entryOf.get(message) as MergeEntry, 'reply');
  }

  const idOf = new Map(placed.map(([{ id }, entry]) => [entry, id]));
  const changed = before === undefined || merging.changed;
  const frontMatter = mergeFrontMatter(
    before?.frontMatter,
    parts,
    entriesOf.map((part) => part.map((entry) => idOf.get(entry) as string)),
  );
  if (typeof frontMatter['lines'] === 'number' && changed) frontMatter['lines'] = messages.length;
  return {
    day: { ...name, frontMatter, messages },
    ledger: new Map(placed.map(([message, entry]) => [message.id, ledgerEntry(message, entry)])),
    changed,
    messagesIn: merging.messagesIn,
    messagesOut: merging.messagesOut,
    merged: merging.messagesIn - merging.messagesOut,
    updated: merging.updated,
    deleted: before ? [...ledger.keys()].filter((id) => !ids.has(id)) : [],
    aliases: [...merging.aliases.values()],
  };
}

function incomingOfPart({ messages, format = 'export' }: ExportDay, number: number): Incoming[] {
  const bySource = new Map<string, ExportMessage>();
  for (const message of messages) if (message.sourceId) bySource.set(message.sourceId, message);
  return messages.map((message) =>
    incomingOf(message, bySource.get(message.replySource?.sourceId ?? ''), format, number),
  );
}

/** The messages of one day while exports come in. */
class Merging {
  readonly #index: EntryIndex;
  readonly #labelsOf: LabelsOf;
  readonly aliases = new Map<string, [string, string]>();
  readonly updated: Partial<Record<Update, number>> = {};
  changed = false;
  messagesIn = 0;
  messagesOut = 0;

  constructor(index: EntryIndex, labelsOf: LabelsOf) {
    this.#index = index;
    this.#labelsOf = labelsOf;
  }

  /** Takes in an export's part of the day. @returns the entry of each message */
  take(messages: readonly Incoming[]): MergeEntry[] {
    const found = new Map<Incoming, MergeEntry>();
    for (const find of [...strictFinders, ...looseFinders]) {
      for (const message of messages) {
        if (found.has(message)) continue;
        const entry = find(message, this.#index, this.#labelsOf);
        if (!entry) continue;
        found.set(message, entry);
        this.#claim(
          entry,
          message,
          find === byEdit && message.draft.kind === 'text' && message.draft.edited !== undefined,
        );
      }
    }
    return messages.map((message) => found.get(message) ?? this.#place(message));
  }

  note(entry: MergeEntry, update: Update): void {
    if (!entry.existing) return;
    this.changed = true;
    this.updated[update] = (this.updated[update] ?? 0) + 1;
  }

  /** Places a message that was not there; one export may hold it under several labels of its sender. */
  #place(message: Incoming): MergeEntry {
    let entry: MergeEntry | undefined;
    for (const find of strictFinders) entry ??= find(message, this.#index, this.#labelsOf);
    if (!entry) {
      entry = this.#index.add(newEntry(message));
      this.messagesOut++;
      this.changed = true;
    }
    this.#claim(entry, message);
    return entry;
  }

  /** @param isEdit whether the message is known to be a later version, though no id says so */
  #claim(entry: MergeEntry, message: Incoming, isEdit = false): void {
    this.messagesIn++;
    const { label, print, source, account, reply, claimant } = message;
    const byId = isEdit || (source !== undefined && entry.sources.includes(source));
    // An old archive's message has the words of the label that it came under, whatever a person calls it now.
    entry.untouched ||= entry.keys.some((key) => entry.fingerprints.includes(fingerprint(label, key)));
    // A new entry is this very message.
    if (entry.draft !== message.draft) {
      const updates = updateEntry(entry, message, { byId, seen: entry.fingerprints.includes(print) });
      for (const update of updates) this.note(entry, update);
    }
    this.#addLabel(entry, label);
    entry.claimedBy.push(claimant);
    addNew(entry.fingerprints, print);
    if (source !== undefined) this.#index.addSource(entry, source);
    if (account !== undefined) addNew(entry.accounts, account);
    entry.reply ??= reply;
  }

  #addLabel(entry: MergeEntry, label: string): void {
    if (entry.labels.includes(label)) return;
    const known = entry.labels[0] as string;
    if (![label, known].some((name) => nobody.has(name))) {
      this.aliases.set(`${known}\n${label}`, [known, label]);
    }
    if (entry.existing && entry.draft.speaker === ownerLabel && !nobody.has(label)) {
      entry.draft.speaker = label;
      this.changed = true;
    }
    entry.labels.push(label);
  }
}

/** Lists of a message are short, and a day has many of them. */
function addNew(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

/** Labels that are nobody's name. */
const nobody: ReadonlySet<string> = new Set([ownerLabel, systemSpeaker, '']);

/** What is to be known of a message next time; the form in which it is written now is among it. */
function ledgerEntry(message: Day['messages'][number], entry: MergeEntry): LedgerEntry {
  const fingerprints = [...entry.fingerprints];
  const reformed = entry.rewritten || entry.labels.length > 1;
  if (reformed && entry.untouched && fingerprints.length > 0) {
    addNew(fingerprints, fingerprint(message.speaker, keyOf(message)));
  }
  const { reply } = entry;
  const isOpen = reply !== undefined && message.kind !== 'removed' && message.replyTo === undefined;
  return {
    fingerprints: fingerprints.sort(),
    sources: entry.sources.sort(),
    accounts: entry.accounts.sort(),
    ...(isOpen ? { reply } : {}),
  };
}
