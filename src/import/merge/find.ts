import { systemSpeaker } from '../../message/legacy.ts';
import { isPlaceholder } from '../former-spelling.ts';
import { fingerprint } from '../sameness.ts';
import type { Draft, EntryIndex, Incoming, MergeEntry } from './entry.ts';

/** Gives all labels of the person behind a label, that label among them. */
export type LabelsOf = (label: string) => readonly string[];

/** One way in which a message is known again. */
type Finder = (message: Incoming, index: EntryIndex, labelsOf: LabelsOf) => MergeEntry | undefined;

/**
 * The ways in which a message is known again, the surest first. Each is tried for all messages of an export before the
 * next, so that none takes an entry that another is surer of.
 */
export const strictFinders: readonly Finder[] = [bySourceId, byLabel, byPerson];

/** Ways that are only right where no surer one finds anything. */
export const looseFinders: readonly Finder[] = [byTombstone, byPlaceholder, byEdit];

/**
 * By the id that its tool gave it. Two chats may count alike, so that the time must agree too, or the words where a
 * time zone was set since.
 */
function bySourceId(message: Incoming, index: EntryIndex): MergeEntry | undefined {
  if (message.source === undefined) return undefined;
  const { time } = message.draft;
  const found = index.bySource(message.source).filter((entry) => isFree(entry, message));
  return (
    found.find((entry) => entry.draft.time === time) ??
    found.find((entry) => entry.keys.some((key) => message.keys.includes(key)))
  );
}

function byLabel(message: Incoming, index: EntryIndex): MergeEntry | undefined {
  return withWords(candidates(message, index), message, message.label);
}

function byPerson(message: Incoming, index: EntryIndex, labelsOf: LabelsOf): MergeEntry | undefined {
  const free = candidates(message, index);
  if (free.length === 0) return undefined;
  for (const label of othersOf(message.label, labelsOf)) {
    const found = withWords(free, message, label);
    if (found) return found;
  }
  return undefined;
}

/**
 * A tombstone stands for what its speaker said in that second; and one of an export for what stands there. What was
 * withheld stays so under a label that nobody knows yet, as long as the ledger knows the words.
 */
function byTombstone(message: Incoming, index: EntryIndex, labelsOf: LabelsOf): MergeEntry | undefined {
  const gone = message.draft.kind === 'removed';
  const own = ofPerson(message, index, labelsOf).find((entry) => gone || entry.draft.kind === 'removed');
  return own ?? candidates(message, index).find((entry) => hadWords(entry, message));
}

/** Whether a tombstone stands where its speaker said these words. */
const hadWords = ({ draft, fingerprints, labels }: MergeEntry, { keys }: Incoming): boolean =>
  draft.kind === 'removed' &&
  labels.some((label) => keys.some((key) => fingerprints.includes(fingerprint(label, key))));

/** A picture that one export only mentions and another carries. */
function byPlaceholder(message: Incoming, index: EntryIndex, labelsOf: LabelsOf): MergeEntry | undefined {
  return ofPerson(message, index, labelsOf).find(
    ({ draft }) => standsFor(draft, message.draft) || standsFor(message.draft, draft),
  );
}

/**
 * The other version of a text that was edited, where tools give no ids: one of the two says that it was, and nothing
 * else of that person and time is left over.
 */
export function byEdit(message: Incoming, index: EntryIndex, labelsOf: LabelsOf): MergeEntry | undefined {
  if (message.draft.kind !== 'text') return undefined;
  const [entry, ...others] = ofPerson(message, index, labelsOf);
  if (entry?.draft.kind !== 'text' || others.length > 0) return undefined;
  return (message.draft.edited ?? entry.draft.edited) === undefined ? undefined : entry;
}

/** What may be meant by the mark of something that was not exported: anything but words. */
const carried: ReadonlySet<string> = new Set(['image', 'video', 'voice', 'file', 'sticker', 'contact']);

/** Whether a message says no more than that there was something, which the other message may be. */
export function standsFor(placeholder: Draft, other: Draft): boolean {
  if (!carried.has(other.kind)) return false;
  if (isVoid(placeholder)) return true;
  if (placeholder.kind !== other.kind) return false;
  const named = 'src' in placeholder && placeholder.src !== undefined;
  return !named && (placeholder.text === '' || placeholder.text === other.text) && 'src' in other;
}

/** Whether a message says nothing of what it was. */
export const isVoid = ({ kind, text }: Draft): boolean =>
  kind === 'missing' || (kind === 'text' && isPlaceholder(text));

/** The entry with the same words under a label, or of which the ledger knows that it was once the same. */
function withWords(free: readonly MergeEntry[], message: Incoming, label: string): MergeEntry | undefined {
  if (free.length === 0) return undefined;
  for (const [nth, key] of message.keys.entries()) {
    const print = nth === 0 && label === message.label ? message.print : fingerprint(label, key);
    const found = free.find(
      (entry) =>
        entry.fingerprints.includes(print) || (entry.labels.includes(label) && entry.keys.includes(key)),
    );
    if (found) return found;
  }
  return undefined;
}

const candidates = (message: Incoming, index: EntryIndex): MergeEntry[] =>
  index.near(message.draft.time, message.minuteOnly).filter((entry) => isFree(entry, message));

function ofPerson(message: Incoming, index: EntryIndex, labelsOf: LabelsOf): MergeEntry[] {
  const free = candidates(message, index);
  if (free.length === 0) return free;
  const labels = [message.label, ...othersOf(message.label, labelsOf)];
  return free.filter(
    (entry) => mayBeOne(entry, message) && labels.some((label) => entry.labels.includes(label)),
  );
}

const isFree = (entry: MergeEntry, { claimant }: Incoming): boolean => !entry.claimedBy.includes(claimant);

/** Two messages with different ids of one tool are two, where no words say otherwise. */
function mayBeOne({ sources }: MergeEntry, { source }: Incoming): boolean {
  if (source === undefined || sources.length === 0 || sources.includes(source)) return true;
  const tool = source.slice(0, source.indexOf(':') + 1);
  return !sources.some((other) => other.startsWith(tool));
}

/** The other labels of a person. Older archives have notices under a label of their own. */
function othersOf(label: string, labelsOf: LabelsOf): readonly string[] {
  if (label === '') return [systemSpeaker];
  if (label === systemSpeaker) return [''];
  return labelsOf(label).filter((other) => other !== label);
}
