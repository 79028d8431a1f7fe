import { z } from 'zod';
import { slug } from '../message/schema.ts';

/** One human behind one or more labels, as `people.yaml` states it. */
export const person = z.strictObject({
  /** The name to show; without one, the first label. */
  name: z.string().trim().min(1).optional(),
  /** Their name in addresses; without one, a number made of the main label. */
  slug: slug.optional(),
  /** The room or rooms in which these labels are this person; without one, every room. */
  room: z.union([slug, z.array(slug).min(1)]).optional(),
  /** Speaker labels and the names used in mentions; the first is the main one. */
  labels: z.array(z.string().trim().min(1)).min(1),
});
export type Person = z.infer<typeof person>;

/** The name to show for a person. */
export const nameOf = (one: Person): string => one.name ?? (one.labels[0] as string);

/** Whether a person's labels hold in a room. */
export const isIn = (one: Person, room: string): boolean =>
  one.room === undefined || (typeof one.room === 'string' ? one.room === room : one.room.includes(room));

/**
 * A label as two exports of it would agree: case, width, white space and the kind of dash do not matter, nor
 * does an emoji, which one export may have kept and another lost as `?`.
 */
export function labelKey(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s?\p{Extended_Pictographic}\p{C}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/[\p{Pd}_~·.]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Finds people by label. */
export interface PeopleIndex {
  /** The person whom a label of a room means; nothing when nobody, or more than one, bears it. */
  find: (room: string, label: string) => Person | undefined;
  /** All labels of the same person, the label asked for among them. */
  labelsOf: (room: string, label: string) => readonly string[];
}

/**
 * Indexes people by their labels. A label is found as written, else in its `labelKey` form; one that two
 * people bear in a room finds none of them, because a wrong person is worse than none.
 */
export function indexPeople(people: readonly Person[]): PeopleIndex {
  const byLabel = new Map<string, Person[]>();
  const put = (key: string, one: Person): void => {
    const held = byLabel.get(key) ?? [];
    if (!held.includes(one)) byLabel.set(key, [...held, one]);
  };
  for (const one of people) {
    for (const label of one.labels) {
      put(`=${label}`, one);
      const key = labelKey(label);
      if (key !== '') put(`~${key}`, one);
    }
  }
  const find = (room: string, label: string): Person | undefined => {
    for (const key of [`=${label}`, `~${labelKey(label)}`]) {
      const found = byLabel.get(key)?.filter((one) => isIn(one, room)) ?? [];
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  };
  const labelsOf = (room: string, label: string): readonly string[] => {
    const labels = find(room, label)?.labels ?? [];
    return labels.includes(label) ? labels : [label, ...labels];
  };
  return { find, labelsOf };
}
