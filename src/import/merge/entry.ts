import { contentOfBody } from '../../message/legacy.ts';
import type { MessageDraft } from '../../message/message.ts';
import { normaliseLabel, normaliseText } from '../../message/normal-form.ts';
import type { Content } from '../../message/schema.ts';
import { type ExportMessage, partProvenance } from '../format.ts';
import { isPhoneNumber, pseudonym } from '../label.ts';
import type { LedgerEntry } from '../ledger.ts';
import { fingerprint, keyOf, keysOf } from '../sameness.ts';

/** A message whose kind is known. */
export type Draft = Extract<MessageDraft, Content>;

/** A message of the day that is being built. */
export interface MergeEntry {
  draft: Draft;
  keys: readonly string[];
  /** Whether it stood in the day before. */
  existing: boolean;
  /** Labels under which it came. */
  labels: string[];
  fingerprints: string[];
  sources: string[];
  accounts: string[];
  /** The source id of the message that it answers. */
  reply: string | undefined;
  /** Which export's label has had its message counted here: one sender's repeat needs an entry of its own. */
  claimedBy: string[];
  /** Whether it will stand in the day in another form than the one that came. */
  rewritten: boolean;
  /** Whether its words are what an import wrote: then an edit that is newer may replace them. */
  untouched: boolean;
}

/** A message of an export on its way into the day. */
export interface Incoming {
  draft: Draft;
  label: string;
  keys: readonly string[];
  /** The fingerprint of its label and its first key. */
  print: string;
  minuteOnly: boolean;
  source: string | undefined;
  account: string | undefined;
  reply: string | undefined;
  /** Names the export and the label. */
  claimant: string;
}

/** Returns the entry of a message that stood in the day. */
export function existingEntry(draft: Draft, known: LedgerEntry | undefined): MergeEntry {
  const fingerprints = [...(known?.fingerprints ?? [])];
  const keys = keysOf(draft);
  return {
    ...{ draft, keys, existing: true, rewritten: false, fingerprints },
    // Archives of version 0.1 hold telephone numbers as labels.
    labels: isPhoneNumber(draft.speaker) ? [draft.speaker, pseudonym(draft.speaker)] : [draft.speaker],
    sources: [...(known?.sources ?? [])],
    accounts: [...(known?.accounts ?? [])],
    reply: known?.reply,
    claimedBy: [],
    untouched:
      fingerprints.length > 0 && fingerprints.includes(fingerprint(draft.speaker, keys[0] as string)),
  };
}

/** Returns the entry of a message that is new. */
export const newEntry = ({ draft, label, keys }: Incoming): MergeEntry => ({
  ...{ draft, keys, existing: false, rewritten: keys.length > 1, untouched: true, reply: undefined },
  ...{ labels: [label], fingerprints: [], sources: [], accounts: [], claimedBy: [] },
});

/**
 * Returns an exported message with its keys and its ids.
 * @param answered the message that it answers, where the same export holds it; @param format within which ids are unique
 */
export function incomingOf(
  message: ExportMessage,
  answered: ExportMessage | undefined,
  format: string,
  index: number,
): Incoming {
  const label = normaliseLabel(message.speaker);
  const keys = keysOf(message, answered);
  // Other exports and earlier imports know its media by where the export has them.
  if (message.exportSource !== undefined) keys.unshift(keyOf(asExported(message)));
  const idOf = (id: string | undefined): string | undefined =>
    id === undefined || id === '' ? undefined : `${format}:${id}`;
  return {
    ...{ draft: draftOf(message, label), label },
    ...{ keys, print: fingerprint(label, keys[0] as string) },
    minuteOnly: message.minuteOnly ?? false,
    source: idOf(message.sourceId),
    account: idOf(message.accountId),
    reply: idOf(message.replySource?.sourceId),
    claimant: `${index}\n${label}`,
  };
}

const asExported = (message: ExportMessage): MessageDraft =>
  ({ ...message, src: message.exportSource }) as MessageDraft;

/** Returns what of an exported message becomes a message of the day. */
function draftOf(message: ExportMessage, speaker: string): Draft {
  const draft = { ...partProvenance(message).draft, speaker };
  if (draft.kind !== undefined) return draft;
  const { content, spelling } = contentOfBody(normaliseText(draft.text), speaker);
  return { ...draft, ...content, ...(spelling === undefined ? {} : { spelling }) };
}

/** Finds the entries of a day by their time. */
export class EntryIndex {
  readonly all: MergeEntry[] = [];
  readonly #bySecond = new Map<string, MergeEntry[]>();
  readonly #byMinute = new Map<string, MergeEntry[]>();
  readonly #bySource = new Map<string, MergeEntry[]>();

  add(entry: MergeEntry): MergeEntry {
    this.all.push(entry);
    append(this.#bySecond, entry.draft.time, entry);
    append(this.#byMinute, entry.draft.time.slice(0, 5), entry);
    for (const source of entry.sources) append(this.#bySource, source, entry);
    return entry;
  }

  /** Notes that an entry has one more source id. */
  addSource(entry: MergeEntry, source: string): void {
    if (entry.sources.includes(source)) return;
    entry.sources.push(source);
    append(this.#bySource, source, entry);
  }

  /** Returns the entries of a second; where an export tells no seconds, a message may be any of its minute. */
  near(time: string, minuteOnly: boolean): readonly MergeEntry[] {
    return (minuteOnly ? this.#byMinute.get(time.slice(0, 5)) : this.#bySecond.get(time)) ?? [];
  }

  bySource(source: string): readonly MergeEntry[] {
    return this.#bySource.get(source) ?? [];
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
