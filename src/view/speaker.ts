import { nameOf, type PeopleIndex, type Person } from '../archive/people.ts';

/** Somebody as a site shows them. */
export interface Speaker {
  /** The label as it stood. */
  label: string;
  /** The name to show: the person's, or the label itself. */
  name: string;
  /** The person's name in addresses; absent where `people.yaml` does not know the label. */
  slug?: string | undefined;
}

/** Returns who bears a label in a room. */
export type SpeakerOf = (room: string, label: string) => Speaker;

/** Returns a function that finds speakers by label, and remembers those that it found. */
export function speakersOf(people: PeopleIndex): SpeakerOf {
  const found = new Map<string, Map<string, Speaker>>();
  return (room, label) => {
    let ofRoom = found.get(room);
    if (!ofRoom) found.set(room, (ofRoom = new Map<string, Speaker>()));
    let speaker = ofRoom.get(label);
    if (!speaker) {
      const person = label === '' ? undefined : people.find(room, label);
      speaker = person ? { label, name: nameOf(person), slug: slugOf(person) } : { label, name: label };
      ofRoom.set(label, speaker);
    }
    return speaker;
  };
}

/** Whether two labels of a room are one human. */
export const isSamePerson = (a: Speaker, b: Speaker): boolean =>
  a.label === b.label || (a.slug !== undefined && a.slug === b.slug);

/** Returns a person's name in addresses: the one stated, or one made of the main label. */
function slugOf({ slug, labels }: Person): string {
  if (slug !== undefined) return slug;
  // FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(labels[0])) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `p-${hash.toString(16).padStart(8, '0')}`;
}

/** Returns how many people wrote messages; whoever has no name counts as one. */
export const speakerCount = (messages: readonly { speaker?: Speaker }[]): number =>
  new Set(messages.flatMap(({ speaker }) => (speaker ? [speaker.slug ?? speaker.label] : []))).size;
