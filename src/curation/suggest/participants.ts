import type { Message } from '../../message/schema.ts';

/** Labels of one day that speak as one: usually one label, two where two exports of a day were merged. */
export interface Participants {
  /** The labels of each participant, the one that speaks most first. */
  labels: string[][];
  /** The participant of each message. */
  of: number[];
  /** Whether a message only repeats, under the other label, the one before it. */
  duplicated: boolean[];
}

/** Two labels are one participant when they said the same in the same second this often… */
const sharedSeconds = 3;
/** …or when what they both said has this many characters: nobody types the same sentence in one second. */
const sharedLength = 12;
/** A day of which this share stands twice, so many messages at least, is two exports in one: every pair is one participant. */
const minDuplicatedShare = 0.2;
const minDuplicated = 10;

/**
 * Gives the participants of a day. Where two phones' exports were merged, each message stands twice, under two
 * labels; such labels are joined, and the second copy is marked as doubled.
 */
export function findParticipants(messages: readonly Message[]): Participants {
  const pairs = new Map<string, { a: string; b: string; seconds: number; longest: number }>();
  for (const [first, second] of copies(messages)) {
    const [a, b] = [messages[first] as Message, messages[second] as Message];
    const key = [a.speaker, b.speaker].sort().join('\n');
    const pair = pairs.get(key) ?? { a: a.speaker, b: b.speaker, seconds: 0, longest: 0 };
    pair.seconds++;
    pair.longest = Math.max(pair.longest, a.text.length);
    pairs.set(key, pair);
  }

  const total = [...pairs.values()].reduce((sum, { seconds }) => sum + seconds, 0);
  const doubledDay = total >= minDuplicated && 2 * total >= minDuplicatedShare * messages.length;
  const parent = new Map<string, string>();
  const root = (label: string): string => {
    const above = parent.get(label);
    return above === undefined || above === label ? label : root(above);
  };
  for (const { a, b, seconds, longest } of pairs.values()) {
    if (doubledDay || seconds >= sharedSeconds || longest >= sharedLength) parent.set(root(b), root(a));
  }

  const counts = new Map<string, number>();
  for (const { speaker } of messages) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const participantOfRoot = new Map<string, number>();
  const labels: string[][] = [];
  const participantOf = new Map<string, number>();
  for (const label of [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))) {
    const top = root(label);
    const participant = participantOfRoot.get(top) ?? labels.push([]) - 1;
    participantOfRoot.set(top, participant);
    labels[participant]?.push(label);
    participantOf.set(label, participant);
  }

  const of = messages.map(({ speaker }) => participantOf.get(speaker) as number);
  const doubled = messages.map(() => false);
  for (const [first, second] of copies(messages)) if (of[first] === of[second]) doubled[second] = true;
  return { labels, of, duplicated: doubled };
}

/**
 * Gives pairs of an original and its copy: messages of one second with the same body. What one label says twice
 * in a second is two originals; each original has one copy by each other label at most.
 */
function* copies(messages: readonly Message[]): Generator<[number, number]> {
  let originals = new Map<string, { index: number; labels: Set<string> }[]>();
  let time = '';
  for (const [index, message] of messages.entries()) {
    if (message.time !== time) originals = new Map();
    time = message.time;
    if (message.text === '') continue;
    const same = originals.get(message.text) ?? [];
    const original = same.find(({ labels }) => !labels.has(message.speaker));
    if (original) {
      original.labels.add(message.speaker);
      yield [original.index, index];
    } else same.push({ index, labels: new Set([message.speaker]) });
    originals.set(message.text, same);
  }
}
