import type { LabelPair } from './people.ts';

/** Labels that are one person because one account bore them. */
export interface AccountPair extends LabelPair {
  /** Messages under the label that the account bore less. */
  count: number;
}

/** Collects, day by day, under which labels the accounts of each room appear. */
export class AccountLabels {
  /** By room and account: how many messages came under each label. */
  readonly #rooms = new Map<string, Map<string, Map<string, number>>>();

  /** @param account its id, within which tool it is unique */
  add(room: string, account: string, label: string): void {
    if (label === '') return;
    const accounts = childOf(this.#rooms, room);
    const labels = childOf(accounts, account);
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }

  /** Returns the pairs, each once. A label that several accounts bear tells nothing. */
  pairs(): AccountPair[] {
    const pairs: AccountPair[] = [];
    for (const [room, accounts] of this.#rooms) {
      const bearers = new Map<string, number>();
      for (const labels of accounts.values())
        for (const label of labels.keys()) bearers.set(label, (bearers.get(label) ?? 0) + 1);
      for (const labels of accounts.values()) {
        const own = [...labels].filter(([label]) => bearers.get(label) === 1);
        own.sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
        const [first, ...others] = own;
        if (!first) continue;
        for (const [label, count] of others)
          pairs.push({ room, a: first[0], b: label, count, confidence: 1 });
      }
    }
    return pairs;
  }
}

function childOf<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const child = map.get(key) ?? new Map<K, V>();
  map.set(key, child);
  return child;
}
