import { createHash } from 'node:crypto';
import { identify, type MessageDraft } from '../message/message.ts';
import { normaliseLabel } from '../message/normal-form.ts';
import type { Day, Session } from '../archive/schema.ts';
import type { ExportDay, ExportMessage, Provenance } from './format.ts';
import type { Ledger } from './ledger.ts';
import { fingerprint, textKey } from './sameness.ts';

/** What a day holds before an import: its messages on disk, and what earlier imports took in. */
export interface Standing {
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
  /** Ids that an earlier import wrote and that are no longer in the day; their messages come back if exported. */
  gone: string[];
  /** Pairs of labels under which one message came. */
  aliases: [string, string][];
}

/** The label under which an export shows whoever made it. */
export const ownerLabel = '我';

/** Gives all labels of the person behind a label, that label among them. */
export type LabelsOf = (label: string) => readonly string[];

/** A message of the day that is being built. */
interface Slot {
  draft: MessageDraft;
  key: string;
  onDisk: boolean;
  labels: Set<string>;
  prints: Set<string>;
  /** Which export's label has had its message counted here: one sender's repeat needs a slot of its own. */
  taken: Set<string>;
}

const removedKey = '\0removed';

const keyOf = (draft: MessageDraft): string => {
  if (draft.kind === 'removed') return removedKey;
  return textKey(draft.kind === undefined ? draft.text : (draft.spelling ?? draft.text));
};

const provenance: ReadonlySet<string> = new Set([
  'line',
  'sourceId',
  'accountId',
  'replySource',
  'minuteOnly',
] satisfies (keyof Provenance)[]);

/** Returns what of an exported message becomes a message of the day. */
const draftOf = (message: ExportMessage, speaker: string): MessageDraft =>
  ({
    ...Object.fromEntries(Object.entries(message).filter(([key]) => !provenance.has(key))),
    speaker,
  }) as MessageDraft;

/**
 * Unites a day with exports of it. Nothing is dropped: a message is kept, or it is the same as one that is
 * kept: same second, same person, same text (see `textKey`), or known by its fingerprint. A tombstone stands
 * for what its speaker said in that second. What a sender repeats within one export is kept as often as it
 * was sent. Messages that stood in the day keep their order and therefore their permalinks; late ones follow
 * within their second. The order of the exports does not matter.
 */
export function mergeDay(
  standing: Standing,
  name: { room: string; date: string },
  exports: readonly ExportDay[],
  labelsOf: LabelsOf,
): Merge {
  const slots: Slot[] = [];
  const seconds = new Map<string, Slot[]>();
  const minutes = new Map<string, Slot[]>();
  const put = (slot: Slot): Slot => {
    slots.push(slot);
    for (const [index, time] of [
      [seconds, slot.draft.time],
      [minutes, slot.draft.time.slice(0, 5)],
    ] as const) {
      const held = index.get(time);
      if (held) held.push(slot);
      else index.set(time, [slot]);
    }
    return slot;
  };
  const { day: before, ledger } = standing;
  for (const { id, ...draft } of before?.messages ?? []) {
    const { speaker } = draft;
    put({
      draft: draft,
      key: keyOf(draft),
      onDisk: true,
      labels: new Set([speaker]),
      prints: new Set(ledger.get(id)),
      taken: new Set(),
    });
  }
  const ids = new Set(before?.messages.map(({ id }) => id));
  const gone = before ? [...ledger.keys()].filter((id) => !ids.has(id)) : [];

  let messagesIn = 0;
  let messagesOut = 0;
  let changed = before === undefined;
  const aliases = new Map<string, [string, string]>();
  const sorted = inFixedOrder(exports);
  const slotsOf = sorted.map((one, index) =>
    one.messages.map((message) => {
      messagesIn++;
      const { time } = message;
      const label = normaliseLabel(message.speaker);
      const key = keyOf(message);
      const taker = `${index}\n${label}`;
      // Where an export tells no seconds, a message may be any of its minute.
      const near = message.minuteOnly
        ? slots.filter((slot) => slot.draft.time.startsWith(time.slice(0, 5)))
        : seconds.get(time);
      const free = (near ?? []).filter((slot) => !slot.taken.has(taker));
      let slot = findSlot(free, label, key, labelsOf);
      if (slot && !slot.labels.has(label)) {
        const known = [...slot.labels][0] as string;
        if (label !== ownerLabel && known !== ownerLabel) aliases.set(`${known}\n${label}`, [known, label]);
        if (slot.onDisk && slot.draft.speaker === ownerLabel) {
          slot.draft.speaker = label;
          changed = true;
        }
        slot.labels.add(label);
      }
      if (!slot) {
        const draft = draftOf(message, label);
        slot = put({
          draft,
          key,
          onDisk: false,
          labels: new Set([label]),
          prints: new Set(),
          taken: new Set(),
        });
        messagesOut++;
        changed = true;
      }
      slot.taken.add(taker);
      slot.prints.add(fingerprint(label, key));
      return slot;
    }),
  );
  for (const slot of slots) if (!slot.onDisk) slot.draft.speaker = fullestLabel(slot.labels);

  // The sort is stable: within a second, what stood there before comes first.
  slots.sort((a, b) => compare(a.draft.time, b.draft.time));
  const messages = identify(slots.map((slot) => slot.draft));
  const idOf = new Map(slots.map((slot, index) => [slot, (messages[index] as Day['messages'][number]).id]));
  const frontMatter: Day['frontMatter'] = {};
  sorted.forEach((one, index) => {
    const carried = { ...one.frontMatter };
    if (Array.isArray(carried['sessions'])) {
      carried['sessions'] = carried['sessions'].map((session: Session) =>
        movedSession(
          session,
          one.messages,
          (slotsOf[index] ?? []).map((slot) => idOf.get(slot) as string),
        ),
      );
    }
    for (const [key, value] of Object.entries(carried)) if (!(key in frontMatter)) frontMatter[key] = value;
  });
  Object.assign(frontMatter, before?.frontMatter);
  if (typeof frontMatter['lines'] === 'number' && changed) frontMatter['lines'] = messages.length;

  return {
    day: { ...name, frontMatter, messages },
    ledger: new Map(slots.map((slot) => [idOf.get(slot) as string, [...slot.prints].sort()])),
    changed,
    messagesIn,
    messagesOut,
    merged: messagesIn - messagesOut,
    gone,
    aliases: [...aliases.values()],
  };
}

/** The slot of the same message: of the same label first, then of the same person, then a tombstone. */
function findSlot(free: readonly Slot[], label: string, key: string, labelsOf: LabelsOf): Slot | undefined {
  if (free.length === 0) return undefined;
  const isOf = (one: string) => {
    const print = fingerprint(one, key);
    return (slot: Slot): boolean => (slot.key === key && slot.labels.has(one)) || slot.prints.has(print);
  };
  const own = free.find(isOf(label));
  if (own) return own;
  const labels = labelsOf(label);
  for (const other of labels) {
    const found = free.find(isOf(other));
    if (found) return found;
  }
  return free.find(
    (slot) =>
      slot.draft.kind === 'removed' && [...slot.labels].some((one) => one === label || labels.includes(one)),
  );
}

/**
 * Exports whose times have seconds first, then the fullest, so that the result does not depend on the order in
 * which they came.
 */
function inFixedOrder(exports: readonly ExportDay[]): readonly ExportDay[] {
  if (exports.length < 2) return exports;
  const keyed = exports.map((one) => {
    const content = one.messages.map(({ time, speaker, text, kind }) => [time, speaker, text, kind]);
    const coarse = one.messages.some(({ minuteOnly }) => minuteOnly) ? 1 : 0;
    return {
      one,
      coarse,
      digest: createHash('sha256')
        .update(JSON.stringify([content, one.frontMatter]))
        .digest('hex'),
    };
  });
  keyed.sort(
    (a, b) =>
      a.coarse - b.coarse || b.one.messages.length - a.one.messages.length || compare(a.digest, b.digest),
  );
  return keyed.map(({ one }) => one);
}

/** The label that says most about its person: the longest, but the exporter's own only when there is no other. */
function fullestLabel(labels: ReadonlySet<string>): string {
  const rank = (label: string): number => (label === ownerLabel ? -1 : label.length);
  return [...labels].sort((a, b) => rank(b) - rank(a) || compare(a, b))[0] as string;
}

/** A session whose times name the messages that they named in its export. */
function movedSession(session: Session, messages: readonly ExportMessage[], ids: readonly string[]): Session {
  const newIds = new Map(identify(messages).map(({ id }, index) => [id, ids[index] as string]));
  const moved = { ...session };
  for (const key of ['signIn', 'start', 'end', 'qaEnd'] as const) {
    const [clock = '', nth = '1'] = session[key]?.split('#') ?? [];
    const id = newIds.get(`m-${clock.replaceAll(':', '')}${nth === '1' ? '' : `-${nth}`}`);
    if (id === undefined) continue;
    const number = id.split('-')[2];
    moved[key] = number === undefined ? clock : `${clock}#${number}`;
  }
  return moved;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
