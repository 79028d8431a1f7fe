import { isIn, type Person } from '../archive/people.ts';

/** Two labels of a room that are one person, as far as the evidence goes. */
export interface LabelPair {
  room: string;
  a: string;
  b: string;
  confidence: number;
}

/** People that a set of pairs adds to those who are known. */
export interface JoinedPeople {
  /** People who are new, or who have labels that are new, with all their labels. */
  added: Person[];
  /** Everybody: those who were known, with their new labels, and those who are new. */
  people: Person[];
  /** Pairs that would make one person of two whom somebody has told apart. */
  conflicts: LabelPair[];
}

/**
 * Makes people of pairs of labels: what hangs together is one person, the surest pairs first. Two people who
 * are known already are never joined, whatever the evidence.
 */
export function joinPeople(known: readonly Person[], pairs: readonly LabelPair[]): JoinedPeople {
  interface Group {
    known: Person | undefined;
    labels: Set<string>;
    room: string;
    changed: boolean;
  }
  const groups = new Map<string, Group>();
  const groupOf = (room: string, label: string): Group => {
    const key = `${room}\n${label}`;
    let group = groups.get(key);
    if (!group) {
      const person = known.find((one) => one.labels.includes(label) && isIn(one, room));
      const held = person && [...groups.values()].find((one) => one.known === person);
      group = held ?? { known: person, labels: new Set(person?.labels ?? [label]), room, changed: false };
      groups.set(key, group);
    }
    return group;
  };
  const conflicts: LabelPair[] = [];
  const sorted = [...pairs].sort((x, y) => y.confidence - x.confidence || (keyOf(x) < keyOf(y) ? -1 : 1));
  for (const pair of sorted) {
    const one = groupOf(pair.room, pair.a);
    const other = groupOf(pair.room, pair.b);
    if (one === other) continue;
    if (one.known && other.known) {
      conflicts.push(pair);
      continue;
    }
    const [into, from] = other.known ? [other, one] : [one, other];
    for (const label of from.labels) into.labels.add(label);
    into.changed = true;
    for (const [key, group] of groups) if (group === from) groups.set(key, into);
  }
  const people = [...known];
  const added = [...new Set(groups.values())]
    .filter((group) => group.changed)
    .map(({ known: person, labels, room }): Person => {
      const before = person?.labels ?? [];
      const fresh = [...labels].filter((label) => !before.includes(label));
      // The longest label says most about a person: name, company, role.
      fresh.sort((x, y) => y.length - x.length || (x < y ? -1 : 1));
      const one = person ? { ...person, labels: [...before, ...fresh] } : { room, labels: fresh };
      if (person) people[known.indexOf(person)] = one;
      else people.push(one);
      return one;
    });
  return { added, people, conflicts };
}

const keyOf = ({ room, a, b }: LabelPair): string => `${room}\n${a}\n${b}`;
